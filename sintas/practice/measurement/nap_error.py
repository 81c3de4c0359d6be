"""How sure a NAP is, if the points did not depend on one another (they do: the note "autocorrelation" belongs beside it)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from sintas.practice.measurement.exact import root
from sintas.practice.measurement.overlap import nap

TWO_SIDED_95 = 1.959963984540054


def hanley_mcneil(a: Sequence[int], b: Sequence[int]) -> float:
    """Standard error after Hanley and McNeil (1982) with the empirical Q1 and Q2, as in part D4; series as in `overlap`.

    0 when the phases do not overlap at all: then it says nothing about how sure the NAP is.
    """
    m, n, found = len(a), len(b), nap(a, b)
    low, high = sorted(a), sorted(b)
    of_a = [Fraction(2 * n - bisect_left(high, one) - bisect_right(high, one), 2 * n) for one in low]
    of_b = [Fraction(bisect_left(low, one) + bisect_right(low, one), 2 * m) for one in high]
    q1 = sum(((share - found) ** 2 for share in of_a), Fraction(0)) / m
    q2 = sum(((share - found) ** 2 for share in of_b), Fraction(0)) / n
    return root((found * (1 - found) + (n - 1) * q1 + (m - 1) * q2) / (m * n))


def interval(found: Fraction, error: float) -> tuple[float, float] | None:
    """The 95 % interval, kept within 0 to 1. None when the error is 0: an interval without width would promise too much."""
    if error == 0:
        return None
    reach = TWO_SIDED_95 * error
    return max(0.0, float(found) - reach), min(1.0, float(found) + reach)


def null_error(m: int, n: int) -> float:
    """Standard error of NAP if nothing had changed, for m baseline and n intervention points."""
    return sqrt((m + n + 1) / (12 * m * n))
