"""Tau, and Tau-U that takes the baseline's own trend away (part D4; Parker, Vannest, Davis and Sauber 2011)."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import comb, sqrt

from sintas.practice.measurement.overlap import wins


def between(a: Sequence[int], b: Sequence[int]) -> int:
    """Kendall's S of baseline against intervention: pairs better less pairs worse; series as in `overlap`."""
    return int(2 * wins(a, b)) - len(a) * len(b)


def within(values: Sequence[int]) -> int:
    """Kendall's S of a series against its own order: pairs that rise less pairs that fall."""
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))


def tau(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """Between -1 and 1; the same as 2 NAP - 1."""
    return Fraction(between(a, b), len(a) * len(b))


def tau_u(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """A vs B + trend A: (S of A against B, less S within A) / mn. It can pass 1 either way, by up to (m-1)/2n."""
    return Fraction(between(a, b) - within(a), len(a) * len(b))


def tau_b(a: Sequence[int], b: Sequence[int]) -> float | None:
    """Kendall's rank correlation of phase and value, ties allowed for: what Tarlow (2017) publishes. None when all values are equal."""
    m, n = len(a), len(b)
    tied = sum(comb(many, 2) for many in Counter([*a, *b]).values())
    untied = comb(m + n, 2) - tied
    return between(a, b) / sqrt(m * n * untied) if untied else None
