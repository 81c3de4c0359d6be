"""The way of a referral: forward only, nothing after the end, and always a way out."""

from datetime import date

import pytest

from sintas.practice.catalogue import load
from sintas.practice.referral import ENDED, FORWARD, STATES, STAYS, allowed, answer_due, steps_from, unanswered


def test_every_state_and_step_has_its_words():
    codes = {row.code for row in load("referral_steps").rows}
    assert codes == {*STATES, *STAYS, "corrected"}
    assert {row.code for row in load("referral_steps").rows if row.flag("ended")} == ENDED
    assert {row.code for row in load("referral_urgency").rows} == {"now", "today", "this_week", "planned"}


@pytest.mark.parametrize("state", STATES)
def test_no_limbo_and_no_way_back(state):
    if state in ENDED:
        assert not allowed(state)
    else:
        assert {"lapsed", "withdrawn"} <= allowed(state)
        assert not allowed(state) & set(FORWARD[: FORWARD.index(state) + 1])


def test_it_begins_with_being_sent_and_a_begun_service_is_not_declined():
    assert allowed("") == {"sent"}
    assert "declined" not in allowed("begun")
    with pytest.raises(ValueError, match="not in tuple"):
        allowed("moon")


def test_a_partner_says_what_a_receiver_can_know():
    assert set(steps_from("sent", partner=True)) == {"received", "accepted", "begun", "done", "declined", "feedback"}
    assert steps_from("done", partner=True) == ["feedback"]
    assert steps_from("withdrawn") == [] and steps_from("") == []
    assert "lapsed" in steps_from("sent")


def test_the_answer_is_owed_sooner_the_more_urgent():
    day = date(2026, 11, 2)
    assert [(answer_due(day, code) - day).days for code in ("now", "today", "this_week", "planned", "")] == [1, 1, 7, 14, 7]
    assert unanswered("sent") and unanswered("received") and not unanswered("accepted")
