"""Goals looked back at: T by the vectors of part D2, tasks by D3, and what is not rated stays out and is named."""

from fractions import Fraction

import pytest

from sintas.practice.measurement.goal_attainment import Goal, attainment, t_score, weight
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.task_achievement import Task, score


@pytest.mark.parametrize(
    ("levels", "weights", "t"),
    [
        ([0], None, 50.00),
        ([1], None, 60.00),
        ([0, 0, 0], None, 50.00),
        ([1, 1, 1], None, 63.69),
        ([-1, -1, -1], None, 36.31),
        ([2, 2, 2], None, 77.39),
        ([-2, -2, -2], None, 22.61),
        ([1, 0, -1], None, 50.00),
        ([2, 1, 0], None, 63.69),
        ([-1, -1, -1, -1], None, 35.49),
        ([1, 1, 0, 1], None, 60.88),
        ([1, 0, 2], [3, 1, 2], 65.42),
        ([-1, -1, -1], [3, 1, 2], 36.78),
    ],
)
def test_t_of_every_vector(levels, weights, t):
    assert round(t_score(levels, weights), 2) == t


def test_equal_weights_count_as_none():
    assert t_score([1, 0, 2], [4, 4, 4]) == pytest.approx(t_score([1, 0, 2]))


def test_where_she_began_where_she_is_and_how_far_that_is():
    found = attainment([Goal("sleep", 1, -1, 3), Goal("school", 0, -1, 1), Goal("friends", 2, -1, 2)])
    assert (round(found.now, 2), round(found.baseline, 2)) == (65.42, 36.78)
    assert found.change == pytest.approx(found.now - found.baseline)


def test_a_goal_not_rated_yet_stays_out_on_both_sides():
    found = attainment([Goal("sleep", 1, -1), Goal("school", None, -2)])
    assert (found.now, round(found.baseline, 2)) == (60, 40)
    assert (found.counted, found.not_rated) == (("sleep",), ("school",))


def test_without_every_baseline_there_is_no_change_to_tell():
    found = attainment([Goal("sleep", 1, -1), Goal("school", 0)])
    assert found.now is not None
    assert (found.baseline, found.change, found.without_baseline) == (None, None, ("school",))


def test_with_nothing_rated_nothing_is_told():
    for goals in ([], [Goal("sleep", None, -1)]):
        found = attainment(goals)
        assert (found.now, found.baseline, found.change) == (None, None, None)


@pytest.mark.parametrize(
    ("levels", "weights", "code"),
    [
        ([], None, "no_goal"),
        ([3], None, "level"),
        ([0.5], None, "level"),
        ([1], [0], "weight"),
        ([1], [-1], "weight"),
        ([1, 2], [1], "weight"),
        ([1], [float("inf")], "not_a_number"),
    ],
)
def test_levels_and_weights_that_cannot_be_are_refused(levels, weights, code):
    with pytest.raises(MeasureRefused) as refused:
        t_score(levels, weights)
    assert refused.value.code == code


def test_weight_is_importance_times_difficulty():
    assert weight(3, 2) == 6
    for importance, difficulty in ((0, 1), (1, 4)):
        with pytest.raises(MeasureRefused):
            weight(importance, difficulty)


def test_tasks_by_the_vector():
    found = score([Task("a", 4), Task("b", 3), Task("c", 2), Task("d", 0)])
    assert (found.share, float(found.share * 100)) == (Fraction(9, 16), 56.25)


def test_a_task_let_go_by_agreement_is_left_out_and_named():
    found = score([Task("report", 4), Task("visit", 0, dropped=True), Task("call", None)])
    assert (found.share, found.counted, found.dropped, found.not_rated) == (1, ("report",), ("visit",), ("call",))


def test_tasks_that_do_not_count_have_no_score():
    assert score([]).share is None
    assert score([Task("visit", 2, dropped=True)]).share is None


@pytest.mark.parametrize("level", [-1, 5, 1.5])
def test_a_task_has_one_of_five_levels(level):
    with pytest.raises(MeasureRefused):
        score([Task("call", level)])
