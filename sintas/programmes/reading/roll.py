"""Who takes part in a programme, as far as whoever asks reaches them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language

from sintas.cases.reading.roll import named
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from ..models import Attendance, Enrolment, Programme


@dataclass(frozen=True)
class OnRoll:
    """One person on the roll of a day. `state` is the mark that stands, "" for none."""

    entry: UUID
    file_id: UUID
    initials: str
    called: str
    state: str = ""


def enrolled_on(actor: Actor, programme: Programme, on: date) -> list[Enrolment]:
    """The enrolments that count on that day, of the files this person reaches (row-level security gives no others)."""
    days = Q(from_on__lte=on) & (Q(until_on=None) | Q(until_on__gte=on))
    return list(Enrolment.current.filter(days, programme=programme.pk).exclude(state="waiting").defer("name", "note"))


def roll_of(actor: Actor, programme: Programme, on: date) -> list[OnRoll]:
    """By how they are called. Three queries, however many there are."""
    rows = enrolled_on(actor, programme, on)
    people = named(actor, [row.file_id for row in rows], for_a_roll=True)
    marks = dict(Attendance.objects.filter(programme=programme.pk, on=on).values_list("enrolment", "state"))
    found = [
        OnRoll(row.entry, row.file_id, people[row.file_id].initials, people[row.file_id].called, marks.get(row.entry, ""))
        for row in rows
        if row.file_id in people
    ]
    return sorted(found, key=lambda one: (one.called.lower(), str(one.entry)))


def states(lang: str = "") -> list[tuple[str, str]]:
    """The marks of a roll with their words."""
    return [(row.code, row.label(lang or get_language() or "id")) for row in load("attendance_states").in_use()]
