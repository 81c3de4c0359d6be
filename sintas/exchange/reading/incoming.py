"""Transfers as the receiving unit sees them: by number and unit in a list, and one of them to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor
from sintas.staff.models import Posting, Unit, User
from sintas.staff.policy import still_here

from ..models import OpenDoor, Transfer
from ..policy import RECEIVE
from .transfers import rows, state_of, unit_words

OVER: dict[str, str | Promise] = {
    "accepted": _("Kasus ini sudah diterima rekan Anda. Tidak ada lagi yang perlu diputuskan."),
    "declined": _("Usulan ini sudah dijawab: belum dapat diterima. Tidak ada lagi yang perlu diputuskan."),
    "withdrawn": _("Usulan ini sudah ditarik oleh unit pengusul. Tidak ada yang perlu Anda putuskan."),
    "expired": _("Usulan ini tidak berlaku lagi: waktunya habis atau persetujuannya berakhir. Unit pengusul dapat mengajukannya lagi."),
}


@dataclass(frozen=True)
class Incoming:
    """A proposal that waits for this unit. No name of a client."""

    transfer_id: UUID
    number: str
    from_unit: str
    to_unit: str
    to_unit_id: UUID
    asked_by: str
    asked_at: datetime
    urgency: str
    answer_by: datetime
    until: datetime
    late: bool


def incoming_for(by: Actor, *, limit: int = 100) -> list[Incoming]:
    """What waits for an answer of the units one receives for, the earliest due first; one query however many."""
    found = rows().filter(to_unit_id__in=by.units(RECEIVE), outcome="proposed", release__ended_at=None, release__until__gt=clock.now())
    return [line_of(row) for row in found.order_by("answer_by", "id")[:limit]]


def line_of(row: Any) -> Incoming:
    """A row of rows() as the receiving unit sees it."""
    return Incoming(
        row.pk,
        row.number,
        unit_words(row.from_unit, row.outside),
        row.to_unit.name,
        row.to_unit_id,
        row.asked_by.full_name,
        row.asked_at,
        load("referral_urgency").label(row.urgency, get_language() or "id"),
        row.answer_by,
        row.release.until,
        row.answer_by < clock.now(),
    )


def offered_to(by: Actor, transfer_id: UUID, *, lock: bool = False) -> Transfer:
    """The proposal put before a unit one receives for. Raises NotYours for every other, also when one works in that unit no more."""
    found = rows().select_for_update(of=("self",)) if lock else rows()
    row: Transfer | None = found.filter(pk=transfer_id, to_unit_id__in=by.units(RECEIVE)).first()
    if row is None:
        raise NotYours(verb="read release")
    return row


def over_of(row: Any) -> str:
    """Why it can no longer be answered, a key of OVER; "" while it stands."""
    state = state_of(row)
    return "" if state == "proposed" else state


def doors_of(by: Actor) -> list[tuple[UUID, str, bool]]:
    """(unit, name, does it take offers of other houses) of the units one heads; one query."""
    mine = [unit for unit, role in by.roles if role == "head"]
    if not mine:
        return []
    door = Exists(OpenDoor.objects.filter(unit_id=OuterRef("pk"), ended_at=None))
    return list(Unit.objects.filter(pk__in=mine).annotate(door=door).order_by("name").values_list("pk", "name", "door"))


def leads_in(unit_id: UUID) -> list[tuple[UUID, str]]:
    """(id, name) of whoever may lead a case in this unit. Who is kept out of the file is known to the database alone, and refused there."""
    posted = Posting.objects.filter(unit_id=unit_id, ended_at=None, role__in=("worker", "head")).values("user_id")
    return list(User.objects.filter(still_here(), pk__in=posted).order_by("full_name").values_list("pk", "full_name"))
