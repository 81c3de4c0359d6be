"""The verbs of exchange."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "exchange.share": _("Membukakan rujukan bagi mitra tanpa akun"),
    "exchange.transfer": _("Mengusulkan pengalihan kasus ke unit lain"),
    "exchange.receive": _("Menerima atau menolak kasus yang dialihkan ke unitnya"),
    "exchange.open_door": _("Membuka unitnya bagi tawaran kasus dari lembaga lain"),
}
