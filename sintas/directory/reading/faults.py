"""What is wrong with a file that was brought, in sentences that name the place."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..hsds.schema import Fault
from ..hsds.text import NotJson


def of_text(why: NotJson) -> str:
    """A file that is no JSON at all."""
    if why.why == "syntax":
        return _("Baris %(line)s, kolom %(column)s: bukan JSON yang benar. Periksa tanda kutip, koma, dan kurung di sana.") % {
            "line": why.line, "column": why.column,
        }  # fmt: skip
    return {
        "bytes": _("Berkas ini bukan teks UTF-8. Simpan ulang sebagai UTF-8."),
        "twice": _("Ada nama yang ditulis dua kali dalam satu objek JSON, jadi salah satu nilainya akan hilang."),
        "number": _("Ada angka yang tidak dikenal JSON, misalnya NaN."),
        "deep": _("Isinya bersarang terlalu dalam untuk sebuah direktori."),
        "letters": _("Ada huruf yang rusak di dalamnya, jadi tidak dapat disimpan."),
    }[why.why]


def of_fault(fault: Fault) -> str:
    """One fault: where, and what to do."""
    said = sentence(fault)
    return f"{fault.where}: {said}" if fault.where else said


def sentence(fault: Fault) -> str:
    """What to do, without the place."""
    about = {"about": fault.about[:200]}
    match fault.kind:
        case "required":
            return _("“%(about)s” wajib ada menurut HSDS 3.") % about
        case "type":
            return _("jenis nilainya keliru; HSDS 3 meminta %(about)s.") % about
        case "enum":
            return _("nilai ini tidak dikenal; HSDS 3 mengenal: %(about)s.") % about
        case "format":
            return _("bentuknya keliru; HSDS 3 meminta %(about)s.") % about
        case "pointer":
            return _("menunjuk ke %(about)s, yang tidak ada dalam berkas ini.") % about
        case "twice":
            return _("id %(about)s dipakai dua kali.") % about
        case "differs":
            return _("lembaga %(about)s ditulis dengan isi yang berbeda di dua tempat.") % about
        case "elsewhere":
            return _("layanan %(about)s sudah tercatat pada lembaga lain di direktori ini.") % about
        case "shape":
            return _("Berkas ini bukan HSDS: harus berisi satu lembaga, satu layanan, daftar, atau {\"organizations\": [...]}.")
        case "empty":
            return _("Berkas ini tidak berisi satu lembaga pun.")
    return _("tidak sesuai dengan HSDS 3 (%(about)s).") % about
