"""The phone of whoever facilitates knows when her group meets, and not that it is a group; when she is no longer on its team, it does not."""

from datetime import date, time, timedelta
from typing import Any

from django.test import Client
from icalendar import Calendar

from sintas.exchange.actions.feeding import make_feed
from sintas.groupwork.actions.facilitating import add_facilitator, end_facilitator
from sintas.groupwork.actions.sessions import cancel_session
from sintas.groupwork.tests.meeting import a_session
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as


def events(token: str) -> list[Any]:
    answer = Client().get(f"/kalender/{token}.ics")
    assert answer.status_code == 200 and "Kawan" not in answer.content.decode() and "telaga" not in answer.content.decode()
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_sessions_of_ones_groups(form_a_group: Any, people: Any, cast: Any) -> None:
    ratna, budi, group = people["ratna"], people["budi"], form_a_group()
    with acting_as(ratna.user_id):
        add_facilitator(by=ratna, group=group, user_id=cast["budi"].pk)
        one = a_session(ratna, group, days=1, at=time(15), ends_at=time(16, 30), topic="telaga")
        a_session(ratna, group, days=2)
        off = a_session(ratna, group, days=3)
        cancel_session(by=ratna, group=group, entry=off.entry, reason="hujan")
    with acting_as(budi.user_id):
        token = make_feed(by=budi)
    timed, day = events(token)
    assert str(timed["summary"]) == str(day["summary"]) == "Janji"
    assert (clock.local(timed.decoded("dtstart")).time(), timed.decoded("dtend") - timed.decoded("dtstart")) == (time(15), timedelta(minutes=90))
    assert day.decoded("dtstart") == clock.today() + timedelta(days=2) and isinstance(day.decoded("dtstart"), date)
    assert str(one.entry) not in str(timed["uid"])
    with acting_as(ratna.user_id):
        end_facilitator(by=ratna, group=group, user_id=cast["budi"].pk)
    assert events(token) == []
