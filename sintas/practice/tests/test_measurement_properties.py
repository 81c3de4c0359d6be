"""What must hold of any series: mirror, shift, brute force, bounds, and speed."""

import random
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as some

from sintas.kit.tests import pace
from sintas.practice.measurement.single_system import compare_values

VALUES = some.one_of(some.integers(-50, 50), some.decimals(-50, 50, places=2))
SERIES = some.lists(VALUES, min_size=1, max_size=9)
FEW = some.lists(some.integers(0, 6), min_size=1, max_size=6)


@given(SERIES, SERIES)
def test_what_speaks_for_up_speaks_against_down(a, b):
    up, down = compare_values(a, b, improve="up"), compare_values(a, b, improve="down")
    assert up.nap + down.nap == 1
    assert up.tau == -down.tau
    assert up.tau_u == -down.tau_u
    assert up.pem + down.pem == 1
    assert up.nap_se == down.nap_se


@given(SERIES, SERIES, some.integers(-1000, 1000))
def test_adding_the_same_to_every_value_changes_no_share(a, b, more):
    here, there = compare_values(a, b, improve="up"), compare_values([x + more for x in a], [x + more for x in b], improve="up")
    for name in ("nap", "nap_se", "pnd", "pem", "pand", "ird", "tau", "tau_u", "corrected"):
        assert getattr(here, name) == getattr(there, name)
    if here.celeration:
        assert (here.celeration.slope, here.celeration.p) == (there.celeration.slope, there.celeration.p)
        assert here.band.outside == there.band.outside


@given(SERIES, SERIES)
def test_a_larger_unit_changes_no_share(a, b):
    assert compare_values([10 * x for x in a], [10 * x for x in b], improve="down").pand == compare_values(a, b, improve="down").pand


@given(FEW, FEW)
def test_shares_are_what_counting_by_hand_gives(a, b):
    found = compare_values(a, b, improve="up")
    pairs = [(x, y) for x in a for y in b]
    assert found.nap == Fraction(2 * sum(y > x for x, y in pairs) + sum(y == x for x, y in pairs), 2 * len(pairs))
    assert found.pnd == Fraction(sum(y > max(a) for y in b), len(b))
    drift = sum((y > x) - (y < x) for x, y in combinations(a, 2))
    assert found.tau_u == Fraction(sum((y > x) - (y < x) for x, y in pairs) - drift, len(pairs))


@settings(max_examples=60)
@given(FEW, FEW)
def test_pand_is_the_fewest_points_one_has_to_take_out(a, b):
    points = [("a", one) for one in a] + [("b", one) for one in b]
    for out in range(len(points) + 1):
        for kept in combinations(points, len(points) - out):
            low, high = [v for of, v in kept if of == "a"], [v for of, v in kept if of == "b"]
            if not low or not high or max(low) < min(high):
                assert compare_values(a, b, improve="up").pand == 1 - Fraction(out, len(points))
                return


@given(SERIES, SERIES)
def test_figures_stay_within_their_bounds(a, b):
    found = compare_values(a, b, improve="up")
    assert all(0 <= share <= 1 for share in (found.nap, found.pnd, found.pem, found.pand))
    assert -1 <= found.tau <= 1
    assert abs(found.tau_u) <= 1 + Fraction(found.m - 1, 2 * found.n)
    assert -1 <= found.corrected.tau <= 1
    assert found.nap_interval is None or 0 <= found.nap_interval[0] <= float(found.nap) <= found.nap_interval[1] <= 1
    assert found.celeration is None or found.celeration.beyond + found.celeration.short <= found.n


def test_two_hundred_points_take_less_than_twenty_milliseconds():
    """A hundred of baseline with a trend, so that the slowest path runs; processor time, so that a busy machine fails nothing."""
    draw = random.Random(4)
    values = [round(draw.gauss(0, 9) + number / 2, 1) for number in range(200)]
    assert compare_values(values[:100], values[100:], improve="up").corrected.corrected
    assert pace.fastest(lambda: compare_values(values[:100], values[100:], improve="up")) < 0.020
