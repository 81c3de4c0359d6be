"""The verbs of casework. Completing a stage and closing a case are verbs of the file (cases/verbs.py)."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "casework.session": _("Merencanakan dan mencatat sesi"),
    "casework.assess": _("Mencatat asesmen"),
    "casework.plan": _("Menyusun rencana"),
    "casework.confer": _("Mencatat pembahasan kasus"),
    "casework.evaluate": _("Mencatat evaluasi"),
    "casework.end": _("Mencatat pengakhiran dan tindak lanjut"),
    "casework.refer": _("Membuat rujukan"),
    "casework.ask_approval": _("Meminta persetujuan atasan"),
    "casework.approve": _("Menyetujui atau mengembalikan yang dimintakan persetujuan"),
    "casework.override": _("Mengizinkan tahap selesai walau belum lengkap"),
    "casework.export": _("Mengekspor satu kasus"),
}
