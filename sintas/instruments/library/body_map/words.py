"""How sides, shapes and the standing sentences of the body map are said."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SIDE_WORDS: dict[str, str | Promise] = {"front": _("Depan"), "back": _("Belakang")}
FIGURE_WORDS: dict[str, str | Promise] = {"adult": _("Orang dewasa"), "child": _("Anak")}
SHAPE_WORDS: dict[str, str | Promise] = {
    "dot": _("Titik"),
    "line": _("Memanjang"),
    "area": _("Menyebar"),
    "patch": _("Bercak"),
}
DECLINED = _("Klien memilih untuk tidak menandai gambar tubuh. Pilihan itu dihormati; gambar ini dapat dibuat lain waktu bila klien mau.")
NOT_MEDICAL = _(
    "Bukan temuan medis: ini yang dirasakan dan diceritakan klien. Yang ditemukan dokter tertulis dalam visum et repertum. "
    "Dibuat tanpa foto dan tanpa membuka pakaian."
)
