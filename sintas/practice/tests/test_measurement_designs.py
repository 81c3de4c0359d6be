"""Help that is begun, paused and begun again; and several goals that are taken up one after another."""

from fractions import Fraction

import pytest

from sintas.practice.measurement.designs import compare_phases
from sintas.practice.measurement.multiple_baseline import Leg, compare_legs
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.series import Phase, phase
from sintas.practice.measurement.single_system import compare_values


def series(*phases: tuple[str, tuple[int | None, ...]]) -> list[Phase]:
    """Phases one after another, sessions numbered through."""
    made: list[Phase] = []
    for letter, values in phases:
        made.append(phase(letter, values, after=made[-1].ends if made else 0))
    return made


def test_one_baseline_and_one_intervention_are_the_plain_comparison():
    found = compare_phases(series(("A", (3, 3, 4, 5)), ("B", (4, 5, 6, 7, 7))), improve="up")
    assert (found.name, found.uncompared) == ("A-B", ())
    assert found.contrasts[0].comparison == compare_values((3, 3, 4, 5), (4, 5, 6, 7, 7), improve="up")
    assert (found.combined.nap, found.combined.tau, found.combined.pairs) == (Fraction(9, 10), Fraction(4, 5), 20)
    assert found.combined.nap_se == pytest.approx(found.contrasts[0].comparison.nap_se)


def test_begun_paused_and_begun_again_every_pair_counts_once():
    found = compare_phases(series(("A", (3, 3, 4, 5)), ("B", (4, 5, 6, 7, 7)), ("A", (6, 4, 4)), ("B", (4, 7))), improve="up")
    assert (found.name, [one.first for one in found.contrasts], found.uncompared) == ("A-B-A-B", [0, 2], ())
    first, second = (one.comparison for one in found.contrasts)
    assert second.nap == Fraction(4, 6)  # three wins and two ties of six
    assert found.combined.pairs == 26
    assert found.combined.nap == Fraction(18 + 4, 26)
    assert found.combined.tau == 2 * found.combined.nap - 1
    error = ((20 * first.nap_se) ** 2 + (6 * second.nap_se) ** 2) ** 0.5 / 26
    assert found.combined.nap_se == pytest.approx(error)


def test_what_stands_in_no_comparison_is_named():
    found = compare_phases(series(("A", (1, 2, 3)), ("B", (4, 5)), ("C", (6, 7))), improve="up")
    assert (found.name, found.uncompared) == ("A-B-C", (2,))


@pytest.mark.parametrize(
    ("phases", "code"),
    [
        (series(("A", (1, 2))), "no_baseline"),
        (series(("B", (1, 2)), ("A", (3,))), "no_baseline"),
        ([], "no_baseline"),
        (series(("A", (1,)), ("A", (2,)), ("B", (3,))), "same_phase_twice"),
        ([phase("A", (1, 2)), phase("B", (3, 4))], "phases_overlap"),
    ],
)
def test_a_design_that_does_not_hold_is_refused(phases, code):
    with pytest.raises(MeasureRefused) as refused:
        compare_phases(phases, improve="up")
    assert refused.value.code == code


def leg(name: str, a: tuple[int, ...], b: tuple[int, ...], improve: str = "up") -> Leg:
    first, second = series(("A", a), ("B", b))
    return Leg(name, first, second, improve)


def test_goals_taken_up_one_after_another():
    found = compare_legs([leg("sleep", (2, 2, 3), (4, 5, 5, 6)), leg("going out", (1, 1, 2, 1, 1), (3, 4)), leg("fear", (9, 8, 9, 9), (5, 6, 4), "down")])
    assert found.staggered
    assert (found.together, found.unwatched) == ((), ())
    assert [name for name, _one in found.comparisons] == ["sleep", "going out", "fear"]
    assert (found.combined.contrasts, found.combined.pairs, found.combined.nap) == (3, 12 + 10 + 12, 1)
    assert (found.combined.nap_se, found.combined.nap_interval) == (0.0, None)


def test_two_that_begin_together_are_named():
    found = compare_legs([leg("one", (1, 2, 1), (3, 4)), leg("two", (5, 5, 5), (6, 5)), leg("three", (1, 2, 1, 2), (3,))])
    assert not found.staggered
    assert (found.together, found.unwatched) == ((("one", "two"),), ())


def test_a_leg_nobody_watched_while_it_waited_is_named():
    waiting = Leg("waiting", phase("A", (1, 2, 1, None, None)), phase("B", (3, 3), after=5), "up")
    found = compare_legs([leg("first", (1, 2, 1), (3, 4, 4)), waiting])
    assert found.staggered
    assert found.unwatched == (("first", "waiting"),)


@pytest.mark.parametrize("legs", [[], [leg("one", (1, 2), (3,))], [leg("one", (1, 2), (3,)), leg("one", (1, 2, 3), (3,))]])
def test_one_leg_alone_or_two_of_one_name_are_refused(legs):
    with pytest.raises(MeasureRefused):
        compare_legs(legs)
