"""The verbs of evidence: one for all that is drawn, asked or measured with a client."""

from django.utils.translation import gettext_lazy as _

VERBS = {"evidence.assess": _("Memakai alat asesmen, skala, dan ukuran")}
