"""Numbers as people type them ("7", "7,5"), as the file keeps them ("7.5"), and as a page says them ("7,5")."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import numbers

AS_TYPED = 6  # more decimals than anybody types or a form reckons
TYPED = re.compile(r"([+-]?)(\d{1,9})(?:[.,](\d+))?")


def read(said: str) -> Decimal:
    """The number in a box; comma and point both divide. Raises ValueError with a sentence that says what to write."""
    found = TYPED.fullmatch(re.sub(r"\s", "", said).replace("−", "-"))
    if found is None:
        raise ValueError(_("Tulis angkanya saja, misalnya 7 atau 7,5. Satuan dan keterangan ditulis di tempat lain."))
    sign, whole, rest = found.groups()
    if rest and len(rest) == 3 and whole.strip("0"):
        raise ValueError(_("Angka ini dapat dibaca dua cara. Tulis 1000 untuk seribu, atau 1,5 untuk satu setengah."))
    if rest and len(rest) > 2:
        raise ValueError(_("Tulis paling banyak dua angka di belakang koma."))
    return Decimal(f"{sign}{whole}.{rest or 0}")


def kept(value: Decimal) -> str:
    """As the file keeps it: with a point, without zeros that say nothing."""
    plain = format(value, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


def opened(text: str | None) -> Decimal | None:
    """A kept number again; None for none."""
    return Decimal(text) if text else None


def words(value: Decimal | Fraction | float | None, most: int = AS_TYPED) -> str:
    """On the page, in its language (kit.numbers); "" for None. A kept number as it was typed; for a reckoned one `most` decimals are named."""
    return "" if value is None else numbers.figure(value, most)


def in_a_box(text: str | None) -> str:
    """A kept number as it stands in a box again: no marks between thousands."""
    plain = text or ""
    return plain if (get_language() or "id") == "en" else plain.replace(".", ",")
