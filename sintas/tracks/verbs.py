"""The verbs of tracks."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "tracks.keep": _("Menjalankan jalur layanan"),
}
