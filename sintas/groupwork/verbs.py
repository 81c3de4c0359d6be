"""The verbs of group work."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "groups.open": _("Membentuk kelompok baru"),
    "groups.read": _("Membaca berkas kelompok yang difasilitasi, dan melihat kelompok yang diikuti klien"),
    "groups.work": _("Mencatat dalam berkas kelompok: keterangan, anggota, tahap"),
}
