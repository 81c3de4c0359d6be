"""How distance and usefulness are said."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHERE_WORDS: dict[str, str | Promise] = {
    "near": _("Dekat rumah"),
    "walk": _("Jalan kaki"),
    "ride": _("Naik kendaraan"),
    "far": _("Jauh"),
    "": _("Jarak belum dicatat"),
}
WORKS_WORDS: dict[str, str | Promise] = {
    "helps": _("Membantu"),
    "unsure": _("Belum tentu"),
    "closed": _("Tidak dapat dipakai sekarang"),
    "": _("Belum dicatat apakah membantu"),
}
