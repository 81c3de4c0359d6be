"""Referrals that go to a unit of this installation: where one may be sent, and what has come to the units one receives for. No key is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from sintas.cases.actions.releasing_outside import ANOTHER_UNIT, INSIDE
from sintas.cases.bases import Case
from sintas.intake.reading.came_by import enquiries_that_came
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

from ..models import Arrival, Move
from ..policy import RECEIVE
from .outside import doors
from .transfers import unit_words, units_to

MOST = 100
FROM_A_CASE = ("begun", "done")  # what the case that came of a referral may tell its sender, with the words it chooses


@dataclass(frozen=True)
class Arrived:
    """A referral as the receiving unit lists it: number and unit, no name of anybody. `taken`: it stands among the enquiries; `open`: the
    copy can still be read there; `decided`: that unit has answered.
    """

    arrival_id: UUID
    number: str
    from_unit: str
    to_unit: str
    to_unit_id: UUID
    urgency: str
    sent_by: str
    sent_at: datetime
    answer_by: datetime
    until: datetime
    late: bool
    taken: bool
    open: bool
    decided: bool = False


def units_for(case: Case, kind: str) -> list[tuple[UUID, str]]:
    """(unit, name) of where this referral may go: other units of the house, and, for a kind of receiver outside it, the units of other houses
    whose heads opened the door. `kind`: consent_recipients, of the referral. Carers and supervisors are no unit.
    """
    if not kind or (kind in INSIDE and kind != ANOTHER_UNIT):
        return []
    return [*units_to(case), *([] if kind in INSIDE else doors(case))]


def rows() -> Any:
    """Arrivals with the names a line needs."""
    return Arrival.objects.select_related("release", "sending", "to_unit__organisation", "from_unit__organisation", "sent_by")


def arrived_for(by: Actor) -> list[Arrived]:
    """What came to the units one receives for and nobody has taken in yet, the earliest due first; one query however many."""
    found = rows().filter(to_unit_id__in=by.units(RECEIVE), taken_at=None, release__ended_at=None, release__until__gt=clock.now())
    return [line_of(row) for row in found.order_by("answer_by", "id")[:MOST]]


def unanswered_for(by: Actor) -> list[tuple[Arrived, UUID | None]]:
    """Whose sender waits to hear from the units one receives for, the longest waiting first; with the enquiry it was taken in as, None before.

    Taken in is not answered yet: the decision ends the copy, and with it the waiting. Two queries, none for who receives for no unit.
    """
    units = by.units(RECEIVE)
    if not units:
        return []
    standing = rows().filter(to_unit_id__in=units, release__ended_at=None, release__until__gt=clock.now())
    found = [line_of(row) for row in standing.order_by("sent_at", "id")[:MOST]]
    taken = enquiries_that_came(by, [one.arrival_id for one in found if one.taken])
    return [(one, taken.get(one.arrival_id)) for one in found]


def line_of(row: Any) -> Arrived:
    """A row of rows() as a line."""
    return Arrived(
        row.pk, row.number, unit_words(row.from_unit, row.outside), unit_words(row.to_unit, row.outside), row.to_unit_id,
        load("referral_urgency").label(row.urgency, get_language() or "id") if row.urgency else "", row.sent_by.full_name, row.sent_at,
        row.answer_by, row.release.until, row.answer_by < clock.now(), row.taken_at is not None, stands(row), row.release.ended_why == "decided",
    )  # fmt: skip


def came_to(by: Actor, arrival_id: UUID, *, lock: bool = False) -> Arrival:
    """What came to a unit one receives for. Raises NotYours for every other, also when one works in that unit no more."""
    found = rows().select_for_update(of=("self",)) if lock else rows()
    row: Arrival | None = found.filter(pk=arrival_id, to_unit_id__in=by.units(RECEIVE)).first()
    if row is None:
        raise NotYours(verb="read release")
    return row


def stands(row: Arrival) -> bool:
    """Can the copy still be read where it was sent to?"""
    return row.release.ended_at is None and row.release.until > clock.now()


def state_of(row: Arrival) -> str:
    """How the sending stands (referral_steps): the last step anybody wrote."""
    return str(Move.objects.filter(sending_id=row.sending_id).order_by("-number").values_list("after", flat=True)[0])


def arrivals_of(case: Case, entry: UUID) -> list[Arrived]:
    """Where a referral of the case was sent inside this installation, newest first; for its team. One query."""
    return [line_of(row) for row in rows().filter(file_id=case.pk, sending__entry=entry).order_by("-sent_at", "-id")]
