"""The verbs of exchange."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "exchange.share": _("Membukakan rujukan bagi mitra tanpa akun"),
}
