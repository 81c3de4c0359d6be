"""A baseline that was already moving: Kendall's test, the slope of Theil and Sen, and Tau without it (Tarlow 2017)."""

from fractions import Fraction
from itertools import combinations, permutations
from math import erfc, sqrt
from statistics import median

import pytest

from sintas.practice.measurement.series import phase
from sintas.practice.measurement.single_system import compare_values
from sintas.practice.measurement.tau import tau_b, within
from sintas.practice.measurement.trend import inversions, kendall, theil_sen


def test_a_rise_that_only_goes_on_is_no_effect_of_the_help():
    found = compare_values((1, 2, 3, 4, 5), (6, 7, 8, 9, 10), improve="up")
    assert (found.tau, found.tau_u) == (1, Fraction(3, 5))
    assert (found.corrected.corrected, found.corrected.tau, found.corrected.slope) == (True, 0, 1)
    assert found.corrected.trend.p == pytest.approx(2 / 120)
    assert "trend_taken_out" in found.notes


def test_the_same_where_less_is_better():
    found = compare_values((10, 9, 8, 7, 6), (5, 4, 3, 2, 1), improve="down")
    assert (found.tau, found.corrected.tau, found.corrected.slope, found.corrected.trend.s) == (1, 0, -1, 10)


def test_a_series_published_with_the_r_package_scan():
    """Printed there: baseline -.68, uncorrected -.57, corrected .70, all as tau-b."""
    a, b = (33, 25, 17, 25, 14, 13, 15), (15, 16, 16, 5, 7, 9, 6, 5, 3, 3, 8, 11, 7)
    found = compare_values(a, b, improve="up")
    assert tau_b(a, b) == pytest.approx(-0.57, abs=5e-3)
    assert (found.corrected.corrected, found.corrected.trend.s) == (True, -14)
    assert found.corrected.trend.p == pytest.approx(erfc(13 / sqrt(7 * 6 * 19 - 2 * 1 * 9) * 3), abs=1e-9)  # one tie; 13 = 14 less one
    assert found.corrected.tau_b == pytest.approx(0.70, abs=5e-3)


def test_a_baseline_that_may_be_chance_is_left_as_it_is():
    found = compare_values((20, 20, 26, 25, 22, 23), (28, 25, 24, 27, 30, 30, 29), improve="up")
    assert (found.corrected.corrected, found.corrected.tau, found.corrected.slope) == (False, found.tau, None)
    assert found.corrected.trend.way == "normal"


def test_four_points_can_never_show_a_trend_and_that_is_said():
    found = compare_values((1, 2, 3, 4), (5, 6), improve="up")
    assert found.corrected.trend.p == pytest.approx(2 / 24)
    assert not found.corrected.corrected
    assert "trend_untestable" in found.notes


@pytest.mark.parametrize("n", range(1, 7))
def test_kendall_s_p_is_the_share_of_orders_at_least_as_extreme(n):
    orders = list(permutations(range(n)))
    scores = [abs(within(order)) for order in orders]
    assert sum(inversions(n)) == len(orders)
    for order in orders[:: max(1, len(orders) // 20)]:
        share = sum(score >= abs(within(order)) for score in scores) / len(scores)
        assert kendall(order).p == pytest.approx(share)


def test_with_ties_and_many_points_the_normal_approximation_answers():
    assert kendall((5, 5, 5, 5, 5)).p == 1.0
    assert kendall(tuple(range(51))).way == "normal"
    exact, near = kendall((3, 1, 4, 2, 6, 5, 8, 7, 10, 9)).p, kendall((3, 1, 4, 2, 6, 5, 8, 7, 10, 10)).p
    assert near == pytest.approx(exact, abs=0.01)


def test_the_slope_is_the_median_of_all_slopes_also_between_uneven_days():
    measured = phase("A", (3, 1, 4, 1.5, 9, 2.6), (1, 2, 4, 7, 7.5, 12)).measured
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(measured, 2)]
    assert theil_sen(measured) == median(slopes)


def test_values_that_are_all_equal_have_no_rank_correlation():
    assert tau_b((1, 1), (1,)) is None
    assert compare_values((1, 1, 1), (1,), improve="up").corrected.tau == 0
