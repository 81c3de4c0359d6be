"""Exact totals: sums, means, their ends, and rounding. Fractions inside, whole numbers or decimals outside, never a float."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from sintas.instruments.scales.definition import Item, Number


def combined(points: Iterable[Number], method: str, multiplier: Number = 1) -> Fraction:
    """The sum or the mean of `points`, times the multiplier. Raises ValueError when there are no points."""
    values = [Fraction(one) for one in points]
    if not values:
        raise ValueError("no points to combine")
    whole = sum(values, Fraction(0))
    return (whole / len(values) if method == "mean" else whole) * Fraction(multiplier)


def ends(items: Iterable[Item], method: str, multiplier: Number = 1) -> tuple[Number, Number]:
    """The lowest and the highest total these items can give. Items without numeric options count for nothing."""
    scored = [item.numbers for item in items if item.numbers]
    if not scored:
        return 0, 0
    low, high = (combined((pick(numbers) for numbers in scored), method, multiplier) for pick in (min, max))
    return rounded(low, 2), rounded(high, 2)


def rounded(exact: Fraction, places: int) -> Number:
    """`exact` to `places` decimals, halves away from zero; a whole result is an int."""
    scale = 10**places
    twice = abs(exact) * scale * 2
    steps = (twice.numerator // twice.denominator + 1) // 2
    value = Decimal(steps if exact >= 0 else -steps) / scale
    return int(value) if value == value.to_integral_value() else value.normalize()
