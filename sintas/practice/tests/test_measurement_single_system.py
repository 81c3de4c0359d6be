"""The published series of Parker, Vannest and Davis (2011) and the others of part D4, count for count."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sintas.practice.measurement.single_system import Comparison, compare_values

A = (20, 20, 26, 25, 22, 23)
B = (28, 25, 24, 27, 30, 30, 29)


@pytest.fixture(scope="module")
def parker() -> Comparison:
    return compare_values(A, B, improve="up")


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("pnd", Fraction(5, 7)),
        ("pem", Fraction(1)),
        ("pand", Fraction(11, 13)),
        ("nap", Fraction(77, 84)),  # 38.5 of 42
        ("ird", Fraction(6, 7) - Fraction(1, 6)),
        ("tau", Fraction(35, 42)),
        ("tau_u", Fraction(35 - 4, 42)),
    ],
)
def test_the_published_shares_are_exact(parker, name, share):
    assert getattr(parker, name) == share


def test_the_error_of_nap_is_the_published_one(parker):
    assert parker.nap_se == pytest.approx(0.07739185, abs=5e-9)
    low, high = parker.nap_interval
    assert low == pytest.approx(11 / 12 - 1.959964 * 0.07739185, abs=1e-6)
    assert high == 1.0  # 1.068 would be no share


def test_against_nothing_changed_nap_lies_two_and_a_half_errors_out(parker):
    assert parker.nap_null_se == pytest.approx(1 / 6)
    assert parker.nap_z == pytest.approx(2.5)


def test_the_band_is_the_sample_deviation_s(parker):
    assert parker.band.mean == Fraction(68, 3)
    assert parker.band.sd == pytest.approx(2.5033, abs=5e-5)
    assert (parker.band.low, parker.band.high) == (pytest.approx(17.660, abs=5e-4), pytest.approx(27.673, abs=5e-4))
    assert parker.band.outside == (True, False, False, False, True, True, True)
    assert (parker.band.count, parker.band.longest_run, parker.band.rule_met) == (4, 3, True)


def test_the_celeration_line_is_carried_on_into_intervention(parker):
    line = parker.celeration
    assert line.slope == Fraction(4, 9)
    assert (line.at(Fraction(2)), line.at(Fraction(5))) == (22, Fraction(70, 3))
    assert float(line.at(Fraction(7))) == pytest.approx(24.222, abs=5e-4)
    assert float(line.at(Fraction(13))) == pytest.approx(26.889, abs=5e-4)
    assert (line.beyond, line.short, line.on_line, line.of, line.p) == (6, 1, 0, 7, Fraction(1, 16))


def test_seven_of_seven_beyond_the_line_is_one_in_a_hundred_and_twenty_eight():
    assert compare_values((1, 1, 1, 1), (2,) * 7, improve="up").celeration.p == Fraction(1, 128)


def test_medians_of_the_halves_may_stand_for_them():
    found = compare_values((1, 2, 9, 3, 4, 5), (6, 7), improve="up", halves="median").celeration
    assert (found.at(Fraction(2)), found.at(Fraction(5))) == (2, 4)
    assert compare_values((1, 2, 9, 3, 4, 5), (6, 7), improve="up").celeration.slope == 0


def test_the_second_published_series():
    found = compare_values((3, 3, 4, 5), (4, 5, 6, 7, 7), improve="up")
    assert (found.tau, found.nap, found.tau_u) == (Fraction(16, 20), Fraction(9, 10), Fraction(11, 20))


def test_where_less_is_better_everything_turns_round():
    found = compare_values((8, 9, 8, 7, 9), (7, 6, 5, 4, 4, 3), improve="down")
    assert (found.nap, found.pnd) == (Fraction(59, 60), Fraction(5, 6))
    assert found.band.mean == Fraction(82, 10)
    assert (found.band.sd, found.band.low) == (pytest.approx(0.8367, abs=5e-5), pytest.approx(6.527, abs=5e-4))
    assert found.band.count == 5


def test_the_same_rise_counts_against_her_where_less_is_better():
    found = compare_values(A, B, improve="down")
    assert found.nap == 1 - Fraction(77, 84)
    assert (found.pnd, found.band.count, found.celeration.beyond, found.celeration.short) == (0, 0, 1, 6)


def test_a_point_on_the_line_is_not_beyond_it_but_still_counts():
    found = compare_values((1, 2, 3, 4), (5, 6, 8), improve="up").celeration
    assert (found.beyond, found.on_line, found.of, found.p) == (1, 2, 3, Fraction(7, 8))


def test_a_point_exactly_two_deviations_out_is_not_outside():
    band = compare_values((-1, 0, 1), (2, Fraction(201, 100)), improve="up").band
    assert (band.sd, band.outside) == (1.0, (False, True))


def test_the_middle_of_an_odd_baseline_belongs_to_neither_half():
    assert compare_values((1, 100, 3), (4,), improve="up").celeration.slope == 1


def test_a_tie_with_the_baseline_s_median_counts_half():
    assert compare_values((1, 3), (2, 3), improve="up").pem == Fraction(3, 4)


def test_tenths_are_tenths():
    """As binary fractions 0.1, 0.2 and 0.3 have a mean just beside 0.2, and the point on it would lie outside a flat line."""
    assert compare_values((0.1, 0.2, 0.3), (0.2,), improve="up").band.mean == Fraction(1, 5)
    assert compare_values((Decimal("0.3"),), (0.3,), improve="up").nap == Fraction(1, 2)
