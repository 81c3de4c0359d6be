"""The national holidays are days, each once, and a working day is none of them."""

from datetime import UTC, date, datetime

from sintas.practice.catalogue import load
from sintas.practice.deadlines import Within, due
from sintas.practice.holidays import LIST, last_year, national


def test_each_day_once_and_seventeen_in_2026():
    days = [row.extra["day"] for row in load(LIST).rows]
    assert len(days) == len(set(days)) == len(national())
    assert sum(day.year == 2026 for day in days) == 17 and last_year() >= 2026


def test_a_working_day_is_no_holiday():
    before_christmas = datetime(2026, 12, 24, 3, 0, tzinfo=UTC)
    assert due(before_christmas, Within(working_days=1), UTC, national()).date() == date(2026, 12, 28)  # Friday is Christmas, then a weekend
    assert due(before_christmas, Within(working_days=1), UTC).date() == date(2026, 12, 25)
