"""The way of an invitation: people change their minds until it is written who came, and nobody comes before the day."""

from datetime import date

import pytest

from sintas.practice.catalogue import load
from sintas.practice.conference import OPEN_AFTER, PARTNER_SAYS, STATES, STEPS, days_open, steps_from

DAY, BEFORE = date(2026, 3, 9), date(2026, 3, 2)


def test_the_catalogue_holds_these_steps():
    rows = load("invitation_steps").in_use()
    assert tuple(sorted(row.code for row in rows)) == tuple(sorted(STEPS))
    assert tuple(row.code for row in rows if row.flag("partner")) == PARTNER_SAYS


def test_before_the_day_nobody_has_come_and_minds_may_change():
    assert steps_from("invited", on=DAY, today=BEFORE) == ["accepted", "declined", "said"]
    assert steps_from("accepted", on=DAY, today=BEFORE) == ["declined", "said"]
    assert steps_from("declined", on=DAY, today=BEFORE) == ["accepted", "said"]


def test_who_came_is_written_from_the_day_on_and_put_right_by_the_team_alone():
    for state in ("invited", "accepted", "declined"):
        assert {"came", "absent"} <= set(steps_from(state, on=DAY, today=DAY))
    assert steps_from("came", on=DAY, today=DAY) == ["said", "absent"]
    for state in STATES:
        assert set(steps_from(state, on=DAY, today=DAY, partner=True)) <= set(PARTNER_SAYS)
    assert steps_from("came", on=DAY, today=DAY, partner=True) == ["said"]


def test_nothing_follows_what_was_taken_back():
    assert steps_from("withdrawn", on=DAY, today=DAY) == []
    with pytest.raises(ValueError, match="moon"):
        steps_from("moon", on=DAY, today=DAY)


def test_papers_stay_open_some_days_after_and_never_too_long():
    assert days_open(DAY, BEFORE, 30) == 7 + OPEN_AFTER
    assert days_open(DAY, date(2026, 1, 1), 30) == 30
    assert days_open(DAY, date(2026, 4, 1), 30) == 1
