"""One's own classes: which programmes one mentors meet today, and when the next one is. Nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Appointment, Link
from sintas.staff.actor import Actor

from ..models import Programme
from ..policy import programmes_seen
from .week import DAYS, dotted

AN_HOUR = timedelta(hours=1)  # how long a time without an end counts as going on


@dataclass(frozen=True)
class MyClasses:
    """`today` in the order of time, each with the way to its roll; `next` words for the first one after today, "" when none has a time."""

    today: list[Appointment]
    next: str = ""


def my_classes(actor: Actor) -> MyClasses | None:
    """Of the programmes this person mentors; None for whoever mentors none. Raises Refusal without programmes.read. One query."""
    mine = list(programmes_seen(actor).filter(ended_on=None, mentors__contains=[actor.user_id]))
    if not mine:
        return None
    return MyClasses([shown(one, at, clock.today()) for one, at in times_on(mine, clock.today())], next_words(mine))


def times_on(programmes: list[Programme], day: date) -> list[tuple[Programme, dict[str, Any]]]:
    """What meets on that day, in the order of time."""
    found = [(one, at) for one in programmes for at in one.calendar if int(at["weekday"]) == day.weekday()]
    return sorted(found, key=lambda two: (two[1]["starts"], two[0].name))


def shown(one: Programme, at: dict[str, Any], day: date) -> Appointment:
    """A class of today: past, now or ahead by the clock of the unit."""
    now, begins = clock.local_now(), moment(day, at["starts"])
    ends = moment(day, at["ends"]) if at.get("ends") else begins + AN_HOUR
    state = "past" if ends < now else "now" if begins <= now else ""
    roll = Link(f"{reverse('programmes:roll', args=[one.pk])}?hari={day}", _("Daftar hadir"))
    url = reverse("programmes:programme", args=[one.pk])
    return Appointment(dotted(at["starts"]), one.name, url, until=dotted(at.get("ends") or ""), sub=at.get("place") or "", state=state, action=roll)


def next_words(mine: list[Programme]) -> str:
    """ "Berikutnya: Desain grafis, Selasa, 24 November 2026 pukul 08.00." """
    for ahead in range(1, DAYS + 1):
        day = clock.today() + timedelta(days=ahead)
        for one, at in times_on(mine, day)[:1]:
            words = {"name": one.name, "day": numbers.long_day(day), "time": dotted(at["starts"])}
            return _("Berikutnya: %(name)s, %(day)s pukul %(time)s.") % words
    return ""


def moment(day: date, hour: str) -> datetime:
    """ "08:00" of that day, in the zone of whoever asks."""
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=timezone.get_current_timezone())
