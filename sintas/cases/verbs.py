"""The verbs of the case file."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "cases.open": _("Membuka berkas kasus baru"),
    "cases.read": _("Membaca berkas kasus yang didampingi"),
    "cases.record": _("Mencatat dalam berkas kasus"),
    "cases.observe": _("Mencatat pengamatan harian"),
    "cases.assign": _("Menambah anggota tim kasus"),
    "cases.hand_over": _("Menyerahkan kasus kepada pendamping lain"),
    "cases.complete_stage": _("Menyelesaikan tahap, kembali ke tahap lain"),
    "cases.close": _("Menutup kasus"),
    "cases.attach": _("Melampirkan dokumen"),
    "cases.print": _("Mencetak surat dan laporan kasus"),
    "cases.set_times": _("Menetapkan waktu layanan dan batas kasus sunyi unit"),
    "cases.match": _("Diberi tahu bila NIK atau telepon mungkin sudah dikenal"),
}
