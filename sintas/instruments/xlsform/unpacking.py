"""Looks into an .xlsx before anything opens it: a spreadsheet is a packed file of XML, and both can be made to fill a memory."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.troubles import FormTroubles, Trouble
from sintas.kit.packed_xml import Limits, PackedRefused, Why, look_through

MOST_BYTES: Final = 5 * 1024 * 1024
LIMITS: Final = Limits()  # 2,000 questions and 20,000 choices in several languages stand well inside

_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"


def looked_through(data: bytes) -> bool:
    """Whether the file is an .xlsx that may be opened; says if cells hold formulas. Raises FormTroubles with what to do instead."""
    if not data:
        raise _refused(_("Berkas ini kosong. Pilih berkas lain."))
    if len(data) > MOST_BYTES:
        raise _refused(_("Berkas ini lebih besar dari 5 MB. Hapus gambar dan lembar yang tidak perlu, lalu unggah lagi."))
    if data.startswith(_OLD_EXCEL):
        raise _refused(
            _("Ini berkas Excel lama (.xls) atau yang dikunci kata sandi. Simpan sebagai .xlsx tanpa kata sandi, lalu unggah lagi.")
        )
    if not data.startswith(b"PK\x03\x04"):
        raise _refused(
            _("Ini bukan berkas .xlsx. Formulir .csv atau .ods dibuka dulu di Excel atau LibreOffice, lalu disimpan sebagai .xlsx.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            if len(names) <= LIMITS.parts and not {"xl/workbook.xml", "[Content_Types].xml"} <= set(names):
                raise _refused(_("Ini bukan lembar kerja Excel. Simpan formulir sebagai .xlsx (bukan .ods atau .docx), lalu unggah lagi."))
            if any(name.endswith("vbaProject.bin") for name in names):
                raise _refused(_("Berkas ini memuat makro. Simpan sebagai .xlsx tanpa makro, lalu unggah lagi."))
            return look_through(packed, LIMITS).formulas
    except PackedRefused as refused:
        raise _refused(_sentence(refused.why)) from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise _refused(_sentence(Why.BROKEN)) from None


def _sentence(why: Why) -> str:
    match why:
        case Why.BROKEN:
            return _("Berkas ini rusak. Simpan ulang sebagai .xlsx, lalu unggah lagi.")
        case Why.ODD:
            return _("Berkas ini bukan lembar kerja biasa. Simpan ulang sebagai .xlsx, lalu unggah lagi.")
        case Why.CELLS:
            return _("Lembar ini memuat terlalu banyak sel. Hapus baris dan kolom kosong yang berformat, lalu unggah lagi.")
        case Why.LARGE | Why.NODES:
            return _("Isi berkas ini terlalu besar untuk dibuka. Salin lembar survey, choices, dan settings saja ke berkas baru.")


def _refused(what: str) -> FormTroubles:
    return FormTroubles([Trouble(what)])
