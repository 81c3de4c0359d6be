"""The verbs of programmes."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "programmes.read": _("Melihat program dan asrama unit"),
    "programmes.run": _("Mengatur program, jadwal mingguan, dan asrama"),
    "programmes.enrol": _("Mendaftarkan klien ke program dan asrama"),
    "programmes.attend": _("Mengisi daftar hadir program"),
}
