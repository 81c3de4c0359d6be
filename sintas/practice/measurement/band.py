"""The band of two standard deviations around the baseline's mean (part D4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from sintas.practice.measurement.exact import root
from sintas.practice.measurement.series import Phase, sign

WIDTH = 2
RUN = 2
FEWEST = 2


@dataclass(frozen=True)
class Band:
    """In the units of the measure. `outside` says for each session of intervention whether it lies beyond in the desired direction.

    None in `outside` stands for a session without a measurement, which ends a run: nobody knows what it would have been.
    """

    mean: Fraction
    sd: float
    low: float
    high: float
    outside: tuple[bool | None, ...]

    @property
    def count(self) -> int:
        """How many points lie beyond the band in the desired direction."""
        return sum(1 for one in self.outside if one)

    @property
    def longest_run(self) -> int:
        """The most points in a row beyond the band in the desired direction."""
        return longest(self.outside)

    @property
    def rule_met(self) -> bool:
        """The convention: two or more in a row."""
        return self.longest_run >= RUN


def band(a: Phase, b: Phase, improve: str) -> Band | None:
    """The band of baseline with intervention against it, or None under two baseline points. Always the sample deviation (m - 1)."""
    values, way = a.values, sign(improve)
    if len(values) < FEWEST:
        return None
    mean = sum(values, Fraction(0)) / len(values)
    variance = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (len(values) - 1)
    deviation = root(variance)
    steps = [None if point.value is None else way * (point.value - mean) for point in b.points]
    outside = tuple(None if step is None else step > 0 and step**2 > WIDTH**2 * variance for step in steps)
    return Band(mean, deviation, float(mean) - WIDTH * deviation, float(mean) + WIDTH * deviation, outside)


def longest(marks: Iterable[bool | None]) -> int:
    """The longest stretch of True."""
    best = now = 0
    for mark in marks:
        now = now + 1 if mark else 0
        best = max(best, now)
    return best
