"""Times of a plan: the horizon of recovery (R127), a review that fits, and violence that may go on (R418)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.practice.planning import months_after, recovery_horizon, review_problem, violence_may_go_on


def test_recovery_is_looked_at_over_eight_to_twelve_months():
    horizon = recovery_horizon(date(2024, 9, 16))
    assert (horizon.earliest, horizon.latest) == (date(2025, 5, 16), date(2025, 9, 16))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 8, 31), 1, date(2024, 9, 30)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
    ],
)
def test_a_month_that_is_shorter_ends_earlier(day, months, then):
    assert months_after(day, months) == then


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(0, 60))
def test_months_are_counted_by_the_calendar(day, months):
    then = months_after(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then.day < day.day and then.day >= 28)


def test_a_review_is_neither_over_nor_beyond_a_year():
    start, today = date(2024, 9, 1), date(2024, 9, 20)
    assert review_problem(None, today=today, start=start) is None
    assert review_problem(date(2024, 10, 1), today=today, start=start) is None
    for wrong in (date(2024, 9, 19), date(2025, 9, 2)):
        sentences = review_problem(wrong, today=today, start=start)
        assert sentences is not None
        assert sentences[0] != sentences[1]


@pytest.mark.parametrize(("degree", "answer"), [("", None), ("no", False), ("yes", True), ("partly", True), ("not_known", True)])
def test_not_knowing_counts_as_possible(degree, answer):
    assert violence_may_go_on(degree) is answer
