"""The verbs of instruments: what a unit decides about its scales. Using them with a client is a verb of the file (evidence)."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "instruments.allow": _("Mengizinkan pemakaian terjemahan skala yang belum tervalidasi"),
    "instruments.make": _("Membuat skala atau formulir unit"),
}
