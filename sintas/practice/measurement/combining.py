"""Several comparisons as one: all their pairs in one count, so that each weighs by its number of pairs, m * n.

Kendall's S adds up across contrasts that share no points, and NAP and Tau are S over pairs (Parker, Vannest, Davis and Sauber 2011,
who put phase contrasts together in this way). Calculators that weigh by inverse variance instead can give slightly other figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import hypot

from sintas.practice.measurement.nap_error import interval
from sintas.practice.measurement.single_system import Comparison


@dataclass(frozen=True)
class Combined:
    """NAP and Tau over `pairs` pairs of `contrasts` comparisons. The error holds if the contrasts did not depend on one another."""

    contrasts: int
    pairs: int
    nap: Fraction
    nap_se: float
    nap_interval: tuple[float, float] | None
    tau: Fraction


def combine(comparisons: Sequence[Comparison]) -> Combined:
    """One figure out of at least one comparison; each may have its own desired direction."""
    pairs = sum(one.m * one.n for one in comparisons)
    nap = sum((one.nap * one.m * one.n for one in comparisons), Fraction(0)) / pairs
    error = hypot(*(one.nap_se * one.m * one.n for one in comparisons)) / pairs
    return Combined(len(comparisons), pairs, nap, error, interval(nap, error), 2 * nap - 1)
