"""Looks into an .xlsx before anything opens it: a spreadsheet is a packed file of XML, and both can be made to fill a memory."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.troubles import FormTroubles, Trouble

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_UNPACKED: Final = 40 * 1024 * 1024
MOST_PARTS: Final = 500
MOST_CELLS: Final = 400_000  # 22,000 rows of 18 cells; cells without content count, because they are read too

_BITE: Final = 64 * 1024
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_CELL: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?c[\s/>]")
_FORMULA: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?f[\s/>]")
_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")


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
            return _parts_seen(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise _refused(_("Berkas ini rusak. Simpan ulang sebagai .xlsx, lalu unggah lagi.")) from None


def _parts_seen(packed: zipfile.ZipFile) -> bool:
    parts = packed.infolist()
    names = [part.filename for part in parts]
    # What the list of contents claims is looked at before a single part is unpacked.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _refused(_("Isi berkas ini terlalu besar untuk dibuka. Salin lembar survey, choices, dan settings saja ke berkas baru."))
    if len(set(names)) != len(names):
        raise _refused(_("Berkas ini bukan lembar kerja biasa. Simpan ulang sebagai .xlsx, lalu unggah lagi."))
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise _refused(_("Ini bukan lembar kerja Excel. Simpan formulir sebagai .xlsx (bukan .ods atau .docx), lalu unggah lagi."))
    if any(name.endswith("vbaProject.bin") for name in names):
        raise _refused(_("Berkas ini memuat makro. Simpan sebagai .xlsx tanpa makro, lalu unggah lagi."))
    left, cells, formulas = MOST_UNPACKED, 0, False
    for part in parts:
        body = _unpacked(packed, part)
        left -= len(body)
        if left < 0:
            raise _refused(_("Isi berkas ini terlalu besar untuk dibuka. Salin lembar survey, choices, dan settings saja ke berkas baru."))
        if part.filename.endswith((".xml", ".rels", ".vml")):
            _plain_xml(body)
        if part.filename.startswith("xl/worksheets/"):
            cells += sum(1 for _cell in _CELL.finditer(body))
            formulas = formulas or _FORMULA.search(body) is not None
        if cells > MOST_CELLS:
            raise _refused(_("Lembar ini memuat terlalu banyak sel. Hapus baris dan kolom kosong yang berformat, lalu unggah lagi."))
    return formulas


def _unpacked(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """In small bites: a part that is longer than the list claims ends at the claim and fails its checksum, without filling the memory."""
    with packed.open(part) as opened:
        return b"".join(iter(lambda: opened.read(_BITE), b""))


def _plain_xml(body: bytes) -> None:
    """No document type (entities live in it), and no encoding in which one could hide from this look."""
    stated = _ENCODING.match(body.removeprefix(b"\xef\xbb\xbf")[:400])
    hidden = b"\x00" in body or (stated is not None and stated[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"))
    if hidden or b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise _refused(_("Berkas ini bukan lembar kerja biasa. Simpan ulang sebagai .xlsx, lalu unggah lagi."))


def _refused(what: str) -> FormTroubles:
    return FormTroubles([Trouble(what)])
