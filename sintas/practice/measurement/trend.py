"""Whether a baseline was already moving, and how fast: Kendall's test and the slope of Theil and Sen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import erfc, factorial, lcm, sqrt

from sintas.practice.measurement.tau import within

LONGEST_EXACT = 50
SIGNIFICANT = 0.05
FEWEST = 5  # with four points even a perfect trend has p = 2/24


@dataclass(frozen=True)
class TrendTest:
    """Kendall's S of a series against time with its two-sided p. `way` is "exact", or "normal" with ties or many points."""

    s: int
    p: float
    way: str

    @property
    def significant(self) -> bool:
        """Whether p lies under .05."""
        return self.p < SIGNIFICANT


def kendall(values: Sequence[int]) -> TrendTest:
    """Tests a series in its order. Exact up to fifty untied points; otherwise normal with ties and continuity allowed for."""
    n, s = len(values), within(values)
    ties = [many for many in Counter(values).values() if many > 1]
    if not ties and n <= LONGEST_EXACT:
        fewer = (n * (n - 1) // 2 - abs(s)) // 2
        return TrendTest(s, min(1.0, float(Fraction(2 * sum(inversions(n)[: fewer + 1]), factorial(n)))), "exact")
    variance = Fraction(n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties), 18)
    z = max(abs(s) - 1, 0) / sqrt(variance) if variance else 0.0
    return TrendTest(s, erfc(z / sqrt(2)), "normal")


@cache
def inversions(n: int) -> tuple[int, ...]:
    """How many orders of n things have 0, 1, 2 ... pairs the wrong way round."""
    counts = [1]
    for size in range(2, n + 1):
        longer, inside = [], 0
        for number in range(len(counts) + size - 1):
            inside += counts[number] if number < len(counts) else 0
            inside -= counts[number - size] if number >= size else 0
            longer.append(inside)
        counts = longer
    return tuple(counts)


def theil_sen(measured: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The median of all slopes between two (time, value) points, in values per unit of time. Needs two points, times rising.

    Exact: every slope is brought to one denominator, since fractions would be slow to sort.
    """
    of_time = lcm(*(at.denominator for at, _value in measured))
    of_value = lcm(*(value.denominator for _at, value in measured))
    whole = [(int(at * of_time), int(value * of_value)) for at, value in measured]
    steps = [(later[0] - earlier[0], later[1] - earlier[1]) for earlier, later in combinations(whole, 2)]
    common = lcm(*{run for run, _rise in steps})
    slopes = sorted(rise * (common // run) for run, rise in steps)
    twice = slopes[(len(slopes) - 1) // 2] + slopes[len(slopes) // 2]
    return Fraction(twice * of_time, 2 * common * of_value)
