"""When duties start and when they are due: hours are hours in every zone, working days are days of the local calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST, Within, deadline, deadlines, due, following, starting, working_day

WIB, WITA, WIT = (ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))
ZONES = st.sampled_from([WIB, WITA, WIT, UTC, ZoneInfo("Europe/Berlin")])
MINUTES = 25 * 365 * 24 * 60
MOMENTS = st.integers(0, MINUTES).map(lambda minutes: datetime(2015, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))  # st.datetimes() is slow here
DAY = date(2026, 11, 23)


def test_three_days_of_24_hours_from_the_minute_the_victim_reported():
    told = datetime(2026, 11, 20, 23, 50, tzinfo=WIB)  # ten minutes before midnight, on a Friday
    assert due(told, deadline("tpks_police_report").within, WIB) == datetime(2026, 11, 23, 23, 50, tzinfo=WIB)
    assert due(told, Within(hours=24), WIT) == datetime(2026, 11, 22, 1, 50, tzinfo=WIT)


@given(MOMENTS, ZONES, ZONES, st.integers(1, 24 * 30))
def test_hours_are_the_same_moment_in_every_zone(told, one, other, hours):
    here, there = due(told.astimezone(one), Within(hours=hours), one), due(told, Within(hours=hours), other)
    assert here == there and here.astimezone(UTC) - told == timedelta(hours=hours)


@given(MOMENTS, ZONES, st.integers(1, 40), st.sets(st.dates(date(2015, 1, 1), date(2040, 1, 1)), max_size=5))
def test_a_working_day_is_a_day_of_the_local_calendar(told, zone, count, off):
    end = due(told, Within(working_days=count), zone, off)
    local = told.astimezone(zone).date()
    assert end.tzinfo is zone and end.hour == 16 and end.date().weekday() < 5 and end.date() not in off
    between = [local + timedelta(days=n) for n in range(1, (end.date() - local).days + 1)]
    assert sum(day.weekday() < 5 and day not in off for day in between) == count


@given(MOMENTS, ZONES, st.integers(1, 40))
def test_more_time_is_never_less(told, zone, count):
    assert due(told, Within(working_days=count), zone) < due(told, Within(working_days=count + 1), zone)
    assert due(told, Within(hours=count), zone) < due(told, Within(hours=count + 1), zone)


def test_the_same_moment_is_another_working_day_further_east():
    told = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)  # Sunday 23.30 in Jakarta, Monday 01.30 in Jayapura
    assert due(told, Within(working_days=1), WIB).date() == date(2026, 11, 23)
    assert due(told, Within(working_days=1), WIT).date() == date(2026, 11, 24)
    assert working_day(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert working_day(date(2026, 11, 20), 1, {date(2026, 11, 23)}) == date(2026, 11, 24)


def test_no_time_named_is_no_time_invented():
    assert due(datetime(2026, 11, 23, tzinfo=WIB), None, WIB) is None
    assert [one.code for one in deadlines(DAY) if one.within] == ["tpks_police_report", "tpks_police_protection"]
    with pytest.raises(ValueError, match="zone"):
        due(datetime(2026, 11, 23), Within(hours=1), WIB)
    for wrong in ({}, {"hours": 1, "working_days": 1}, {"hours": -1}, {"working_days": 400}, {"hours": 10_000}):
        with pytest.raises(ValueError, match=r"hours|year"):
            Within(**wrong)


def test_the_social_workers_four_and_the_advocates_three():
    begun = starting(["kdrt:physical", "practice:physical"], "ngo", DAY)
    assert [one.code for one in begun if not one.by_advocate] == ["kdrt_counselling", "kdrt_rights", "kdrt_safe_house", "kdrt_coordination"]
    assert [one.code for one in begun if one.by_advocate] == ["kdrt_legal_consultation", "kdrt_legal_accompaniment", "kdrt_legal_coordination"]
    assert starting(["practice:physical", "simfoni:fisik"], "ngo", DAY) == ()


def test_the_report_to_the_police_is_owed_by_the_houses_the_law_names():
    for house in ("sentra", "uptd_ppa", "ngo", ""):
        assert [one.code for one in starting(["tpks:rape"], house, DAY)] == ["tpks_police_report"]
    assert starting(["tpks:rape"], "campus", DAY) == ()
    assert starting(["tpks:rape"], "ngo", date(2022, 5, 8)) == ()  # before the law
    assert [one.code for one in following("tpks_police_report", DAY)] == ["tpks_police_protection"]


def test_every_duty_says_who_what_shows_it_and_where_it_stands_in_the_law():
    for row in load(LIST).rows:
        for lang in ("id", "en"):
            assert row.text("law", lang) and row.text("who", lang) and row.text("evidence", lang) and row.definition(lang), row.code
        assert row.source and row.valid_from and row.extra["read_on"] and row.extra["owner"] in ("lead", "advocate"), row.code
        assert deadline(row.code).after in {"", *(one.code for one in load(LIST).rows)}
