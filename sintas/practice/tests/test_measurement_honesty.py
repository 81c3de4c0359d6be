"""What a figure may not say by itself: too few points, sessions without a measurement, a baseline that was moving, and refusals."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sintas.practice import catalogue
from sintas.practice.measurement import conventions, notes
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.series import phase
from sintas.practice.measurement.single_system import compare, compare_values


def test_two_baseline_points_are_exploratory_three_are_not():
    assert compare_values((1, 2), (3, 4), improve="up").exploratory
    assert "exploratory" in compare_values((1, 2), (3, 4), improve="up").notes
    assert not compare_values((1, 2, 2), (3, 4), improve="up").exploratory


def test_with_one_baseline_point_there_is_no_band_and_no_line_and_both_are_said():
    found = compare_values((4,), (5, 6), improve="up")
    assert (found.band, found.celeration) == (None, None)
    assert {"band_needs_two", "celeration_needs_two", "exploratory"} <= set(found.notes)
    assert (found.nap, found.tau_u) == (1, 1)


def test_dependence_over_time_is_said_beside_every_comparison():
    assert "autocorrelation" in compare_values((1, 2, 3, 1, 2), (2, 3, 4), improve="up").notes


def test_an_empty_session_is_left_out_counted_and_keeps_its_place_in_time():
    found = compare_values((1, None, 3, None), (None, 5), improve="up")
    assert (found.m, found.n, found.left_out_a, found.left_out_b) == (2, 1, 2, 1)
    assert "left_out" in found.notes
    assert (found.celeration.slope, found.celeration.at(Fraction(6))) == (1, 6)


def test_an_empty_session_ends_a_run_beyond_the_band():
    band = compare_values((1, 2, 3), (9, None, 9, 2), improve="up").band
    assert (band.outside, band.count, band.longest_run, band.rule_met) == ((True, None, True, False), 2, 1, False)


def test_phases_without_overlap_have_no_interval():
    found = compare_values((1, 2, 3), (4, 5), improve="up")
    assert (found.nap, found.nap_se, found.nap_interval) == (1, 0.0, None)
    assert "no_overlap" in found.notes


def test_a_flat_baseline_has_a_band_without_width():
    found = compare_values((4, 4, 4), (4, 5), improve="up")
    assert (found.band.low, found.band.high, found.band.outside) == (4, 4, (False, True))
    assert "flat_baseline" in found.notes


def test_days_may_tell_the_time():
    a = phase("A", (10, 12), [date(2026, 3, 2), date(2026, 3, 9)])
    b = phase("B", (16,), [date(2026, 3, 23)])
    assert compare(a, b, improve="up").celeration.at(b.begins) == 16


@pytest.mark.parametrize(
    ("a", "b", "improve", "code"),
    [
        ((), (1,), "up", "empty_phase"),
        ((1,), (), "up", "empty_phase"),
        ((1,), (None, None), "up", "empty_phase"),
        ((1, float("nan")), (2,), "up", "not_a_number"),
        ((1,), (float("-inf"),), "up", "not_a_number"),
        ((1,), (Decimal("sNaN"),), "up", "not_a_number"),
        ((1,), (10**400,), "up", "too_large"),
        ((1,), (2,), "", "direction"),
        ((1,), (2,), "UP", "direction"),
    ],
)
def test_what_nothing_honest_can_be_computed_from_is_refused_with_a_sentence(a, b, improve, code):
    with pytest.raises(MeasureRefused) as refused:
        compare_values(a, b, improve=improve)
    assert refused.value.code == code
    assert refused.value.sentence("id") != refused.value.sentence("en")


@pytest.mark.parametrize("times", [(1, 1), (2, 1), (1,), (1, 2, 3)])
def test_times_that_do_not_rise_or_do_not_match_are_refused(times):
    with pytest.raises(MeasureRefused) as refused:
        phase("A", (1, 2), times)
    assert refused.value.code == "times"


def test_a_phase_has_one_capital_letter():
    for letter in ("", "a", "AB", "1"):
        with pytest.raises(MeasureRefused) as refused:
            phase(letter, (1,))
        assert refused.value.code == "phase_letter"


def test_intervention_does_not_begin_before_baseline_ends():
    with pytest.raises(MeasureRefused) as refused:
        compare(phase("A", (1, 2, 3)), phase("B", (4,), [3]), improve="up")
    assert refused.value.code == "phases_overlap"


@pytest.mark.parametrize(("a", "b"), [((5, 4, 3), (6, 7)), ((3, 4, 5), (2, 1))])
def test_a_tau_u_beyond_one_says_that_it_may_be(a, b):
    found = compare_values(a, b, improve="up")
    assert abs(found.tau_u) == Fraction(3, 2) and abs(found.tau) == 1
    assert "tau_u_beyond_one" in found.notes
    assert "tau_u_beyond_one" not in compare_values((3, 4, 5), (6, 7), improve="up").notes


def test_every_note_has_its_sentence_in_both_languages():
    lonely = set(compare_values((1, None), (4,), improve="up").notes)
    flat = set(compare_values((4, 4, 4), (4, 5), improve="up").notes)
    moving = set(compare_values((1, 2, 3, 4, 5), (6, 7), improve="up").notes)
    falling = set(compare_values((5, 4, 3), (6, 7), improve="up").notes)
    for code in lonely | flat | moving | falling | {"not_measured", "convention", "legs_together", "legs_unwatched", "weighted_by_pairs"}:
        assert notes.sentence(code, "id") != notes.sentence(code, "en")
    assert {row.code for row in catalogue.load("measurement_notes").rows} == lonely | flat | moving | falling | {
        "not_measured",
        "convention",
        "legs_together",
        "legs_unwatched",
        "weighted_by_pairs",
    }


@pytest.mark.parametrize(
    ("nap", "code"), [("1", "nap_large"), ("0.93", "nap_large"), ("0.9299", "nap_medium"), ("0.66", "nap_medium"), ("0.6599", "nap_weak")]
)
def test_a_label_of_nap_is_never_rounded_up(nap, code):
    assert conventions.of_nap(Fraction(nap)).code == code


@pytest.mark.parametrize(
    ("pnd", "code"),
    [
        ("0.91", "pnd_very_effective"),
        ("0.9", "pnd_effective"),
        ("0.7", "pnd_effective"),
        ("0.69", "pnd_questionable"),
        ("0.5", "pnd_questionable"),
        ("0.49", "pnd_not_effective"),
    ],
)
def test_labels_of_pnd_stand_at_their_limits(pnd, code):
    assert conventions.of_pnd(Fraction(pnd)).code == code
