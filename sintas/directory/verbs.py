"""The verbs of the directory of institutions. Sending a client there is a verb of the file (casework, exchange)."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "directory.look": _("Mencari lembaga dan layanan di direktori"),
    "directory.keep": _("Menambah, memperbaiki, dan mengonfirmasi lembaga di direktori"),
    "directory.protected": _("Membaca dan mencatat lokasi terlindung di direktori"),
    "directory.import": _("Mengimpor direktori"),
    "directory.export": _("Mengekspor direktori"),
    "directory.set_age": _("Menetapkan kapan isi direktori perlu dikonfirmasi lagi"),
}
