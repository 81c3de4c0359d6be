"""How much intervention lies beyond baseline, as exact shares (part D4; Parker, Vannest and Davis 2011).

Every function takes the two series of `series.rising`: whole numbers in which more is better, neither of them empty.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction


def wins(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """Of all pairs of one baseline and one intervention point, those in which intervention is better; a tie counts half."""
    ordered = sorted(a)
    return Fraction(sum(bisect_left(ordered, one) + bisect_right(ordered, one) for one in b), 2)


def nap(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """Non-overlap of all pairs, 0 to 1; one half says that nothing differs."""
    return wins(a, b) / (len(a) * len(b))


def pnd(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """Share of intervention points beyond the best baseline point; reaching it is not enough."""
    best = max(a)
    return Fraction(sum(one > best for one in b), len(b))


def pem(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """Share of intervention points beyond the baseline's median; a point on the median counts half."""
    ordered = sorted(a)
    twice_median = ordered[(len(a) - 1) // 2] + ordered[len(a) // 2]
    return Fraction(sum((2 * one > twice_median) + (2 * one >= twice_median) for one in b), 2 * len(b))


def pand(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """Share of all points that may stay when as few as possible go, from either phase, so that no baseline point reaches another phase's.

    Keeping the i lowest of baseline leaves every intervention point above the highest of them.
    """
    low, high = sorted(a), sorted(b)
    kept = [len(b)] + [number + len(b) - bisect_right(high, one) for number, one in enumerate(low, start=1)]
    return Fraction(max(kept), len(a) + len(b))


def ird(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """Improvement rate difference, out of PAND: 1 - (m+n)^2/(2mn) * (1 - PAND)."""
    m, n = len(a), len(b)
    return 1 - Fraction((m + n) ** 2, 2 * m * n) * (1 - pand(a, b))
