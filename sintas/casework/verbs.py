"""The verbs of casework. Completing a stage and closing a case are verbs of the file (cases/verbs.py)."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "casework.session": _("Merencanakan dan mencatat sesi"),
}
