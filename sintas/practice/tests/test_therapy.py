"""WDEP in its order and sessions counted "n of m": the week of MS, a note written late, and dates nobody knows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.practice.therapy import neighbours, order_problem, part_problem, unexplained

W, D, E, P = ("wdep_w", "wdep_d", "wdep_e", "wdep_p")
MON, TUE, SUN = date(2024, 9, 16), date(2024, 9, 17), date(2024, 9, 22)


def held(day, *steps):
    return (day, frozenset(steps))


def test_the_sessions_of_ms_stand_in_order():
    week = [held(MON, W), held(TUE, D), held(date(2024, 9, 20)), held(SUN, E), held(SUN, P)]
    for place, (day, steps) in enumerate(week):
        assert order_problem(week[:place], day, steps) is None
        assert order_problem(week[:place] + week[place + 1 :], day, steps) is None


def test_evaluation_and_planning_may_share_a_day_or_a_session():
    so_far = [held(MON, W), held(TUE, D)]
    assert order_problem(so_far, SUN, {E, P}) is None
    assert order_problem([*so_far, held(SUN, E)], SUN, {P}) is None


@pytest.mark.parametrize(
    ("so_far", "day", "steps"),
    [
        ([], MON, {D}),
        ([held(MON, W)], MON, {D}),
        ([held(MON, W)], SUN, {E}),
        ([held(MON, W)], TUE, {D, E}),
        ([held(MON, W), held(TUE, D)], SUN, {P}),
        ([held(SUN, W)], TUE, {D}),
        ([held(MON, W), held(TUE, D), held(SUN, E)], TUE, {P}),
    ],
)
def test_a_step_out_of_order_is_asked_about(so_far, day, steps):
    problem = order_problem(so_far, day, steps)
    assert problem is not None
    assert (problem.code, problem.place, problem.source) == ("wdep_order", "sessions", "R218")
    assert "alasan" in problem.sentence("id")
    assert "reason" in problem.sentence("en")


def test_moving_a_step_behind_its_follower_is_asked_about_with_the_day_of_the_follower():
    problem = order_problem([held(TUE, D)], SUN, {W})
    assert problem is not None
    assert "17/9/2024" in problem.sentence("id")
    assert "2024-09-17" in problem.sentence("en")


def test_going_back_to_an_earlier_step_is_always_fine():
    so_far = [held(MON, W), held(TUE, D), held(SUN, E, P)]
    for step in (W, D):
        assert order_problem(so_far, SUN + timedelta(days=3), {step}) is None


def test_a_step_written_late_that_fits_is_fine():
    assert order_problem([held(MON, W), held(SUN, E)], TUE, {D}) is None


def test_a_day_nobody_knows_refuses_nothing():
    assert order_problem([], None, {P}) is None
    assert order_problem([held(None, W)], MON, {D}) is None
    assert order_problem([held(None, D)], MON, {W}) is None


def test_sessions_without_steps_and_codes_of_other_lists_are_passed_over():
    assert order_problem([], MON, ()) is None
    assert order_problem([], MON, {"small_talk", ""}) is None


days = st.dates(date(2024, 1, 1), date(2024, 3, 1))
sessions = st.lists(st.tuples(st.none() | days, st.frozensets(st.sampled_from([W, D, E, P]))), max_size=6)


@given(sessions, days, st.frozensets(st.sampled_from([W, D, E, P])))
def test_after_a_whole_round_everything_fits_whatever_else_was_held_since(extra, start, steps):
    whole = [held(start, W), held(start + timedelta(days=1), D), held(start + timedelta(days=2), E, P)]
    since = [(max(day, start + timedelta(days=3)) if day else None, done) for day, done in extra]
    assert order_problem([*whole, *since], start + timedelta(days=3), steps) is None


@given(sessions, st.none() | days, st.frozensets(st.sampled_from([W, D, E, P])))
def test_what_is_refused_does_not_hang_on_the_order_of_writing(so_far, day, steps):
    assert order_problem(so_far, day, steps) == order_problem(so_far[::-1], day, steps)


def test_steps_without_a_word_are_counted_once_each():
    week = [(MON, frozenset({D}), False), (TUE, frozenset({W}), False), (SUN, frozenset({E}), True), (None, frozenset({P}), False)]
    assert unexplained(week) == 1
    assert unexplained([(MON, frozenset({D}), True)]) == 0
    assert unexplained([(MON, frozenset({W}), False), (TUE, frozenset({D}), False), (SUN, frozenset({E, P}), False)]) == 0
    assert unexplained([]) == 0


def test_the_neighbours_come_from_the_catalogue():
    assert list(neighbours()) == [(W, D), (D, E), (E, P)]


@pytest.mark.parametrize(("no", "of"), [(None, None), (1, 5), (5, 5), (3, None), (100, 100)])
def test_a_session_of_a_series_that_can_be(no, of):
    assert part_problem(no, of) is None


@pytest.mark.parametrize(("no", "of"), [(None, 5), (0, 5), (6, 5), (-1, None), (1, 0), (101, 200), (1, 101)])
def test_a_session_of_a_series_that_cannot_be(no, of):
    problem = part_problem(no, of)
    assert problem is not None
    assert problem.source == "R220"
    assert problem.sentence("id") != problem.sentence("en")
