"""Numbers as they were typed: 0.1 is one tenth, so that ties are ties and counts are counts."""

import math
from decimal import Decimal
from fractions import Fraction

from sintas.practice.measurement.refused import MeasureRefused

Number = int | float | Decimal | Fraction
LARGEST = 10**12


def exact(value: Number) -> Fraction:
    """The number a person typed, as a fraction: a float counts as its shortest decimal.

    Raises MeasureRefused for what is no number ("nan", infinite) and beyond LARGEST on either side.
    """
    if (isinstance(value, float) and not math.isfinite(value)) or (isinstance(value, Decimal) and not value.is_finite()):
        raise MeasureRefused(
            "not_a_number",
            "Salah satu nilai bukan angka. Tulis angkanya, atau kosongkan bila pada pertemuan itu tidak diukur.",
            "One of the values is not a number. Write the number, or leave it empty if nothing was measured in that session.",
        )
    found = Fraction(repr(value)) if isinstance(value, float) else Fraction(value)
    if abs(found) > LARGEST:
        raise MeasureRefused(
            "too_large",
            "Salah satu nilai terlalu besar untuk dihitung. Periksa lagi angkanya, atau pakai satuan yang lebih besar.",
            "One of the values is too large to compute with. Check the number, or use a larger unit.",
        )
    return found


def root(square: Fraction) -> float:
    """The square root of an exact number; of what is not negative."""
    return math.sqrt(square)
