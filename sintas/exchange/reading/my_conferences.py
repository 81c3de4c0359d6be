"""Conferences somebody is invited to in the days ahead, for their day. Opens no content: the day, the hour, the case's number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from sintas.cases.policy import visible_to
from sintas.kit import clock
from sintas.staff.actor import Actor

from ..models import Convening, Invitation
from .invited import states_of

AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Ahead:
    """One conference ahead; `state` is a step of practice.conference."""

    file_id: UUID
    entry: UUID
    number: str
    on: date
    at: time | None
    state: str


def conferences_ahead(actor: Actor) -> list[Ahead]:
    """Of cases one still reads, the nearest first; not those one declined, was uninvited from, or that were called off. Three queries at most."""
    today = clock.today()
    rows = list(
        Convening.current.filter(on__gte=today, on__lte=today + AHEAD, called_off=False, file_id__in=visible_to(actor).values("pk"))
        .only("entry", "file_id", "on", "at")
        .order_by("on", "at")
    )
    if not rows:
        return []
    invited = Invitation.objects.filter(convening__in=[row.entry for row in rows], user_id=actor.user_id)
    mine = {one.convening: one for one in invited.order_by("invited_at").only("pk", "convening")}
    states = states_of(mine.values())
    numbers = dict(visible_to(actor).filter(pk__in={row.file_id for row in rows}).values_list("pk", "number"))
    return [
        Ahead(row.file_id, row.entry, numbers[row.file_id], row.on, row.at, states[mine[row.entry].pk])
        for row in rows
        if row.entry in mine and row.file_id in numbers and states[mine[row.entry].pk] not in ("declined", "withdrawn")
    ]
