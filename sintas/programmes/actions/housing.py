"""A unit's rooms: beginning one, changing it, closing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.cases.codes import checked
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.safekeeping.versions import constraint_of
from sintas.staff.actor import Actor
from sintas.staff.policy import the_unit

from ..models import Room
from ..policy import RUN
from ..reading.places import sleeping_in
from .care import settle_care
from .running import mentors_checked


def begin_room(*, by: Actor, unit_id: UUID, submission: UUID | None = None, **facts: Any) -> Room:
    """A new room of a unit. `facts`: name, house, kind (facility_kinds), capacity in places, for_whom, carers.

    Raises NotYours, Refusal without programmes.run there, BadInput. Sent twice it is begun once.
    """
    unit = the_unit(by, unit_id, RUN)
    if not by.holds(RUN, unit.pk):
        raise Refusal(verb=RUN)
    before = Room.objects.filter(submission=submission, unit_id=unit.pk).first() if submission else None
    if before is not None:
        return before
    return written(by, Room(unit_id=unit.pk, organisation_id=unit.organisation_id, made_by=by.user_id, submission=submission), facts)


def change_room(*, by: Actor, room: Room, **facts: Any) -> Room:
    """As begin_room; carers who go no longer see who stays here. Raises Refusal without programmes.run in its unit, BadInput."""
    if not by.holds(RUN, room.unit_id):
        raise Refusal(verb=RUN)
    return written(by, room, facts)


def close_room(*, by: Actor, room: Room) -> None:
    """Used no more. Raises Refusal; NotNow while somebody stays there. Repeating is harmless."""
    if not by.holds(RUN, room.unit_id):
        raise Refusal(verb=RUN)
    if sleeping_in([room.pk], clock.today()).get(room.pk):
        raise NotNow(_("Masih ada yang tinggal di ruang ini. Pindahkan mereka lebih dahulu."), verb="end room")
    if room.ended_on is None:
        room.ended_on = clock.today()
        room.save(update_fields=["ended_on"])
        settle_care(by=by, room=room.pk)
    trail.record(by=by, verb="end room", room=str(room.pk))


def written(by: Actor, row: Room, facts: Mapping[str, Any]) -> Room:
    """The row as the form says."""
    kept = dict(facts)
    kept["kind"] = checked("kind", "facility_kinds", kept.get("kind", ""))
    kept["for_whom"] = checked("for_whom", "room_for", kept.get("for_whom", ""))
    kept["carers"] = carers_checked(by, row.unit_id, kept.get("carers", ()))
    if stays(kept["kind"]) and not kept.get("capacity"):
        raise BadInput({"capacity": _("Tulis berapa orang yang dapat tinggal di sini.")})
    for name, value in kept.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as refused:
        if constraint_of(refused) != "room_name_once":
            raise
        raise BadInput({"name": _("Ruang dengan nama ini sudah ada di unit ini.")}) from None
    settle_care(by=by, room=row.pk)
    trail.record(by=by, verb="write room", room=str(row.pk))
    return row


def carers_checked(by: Actor, unit_id: UUID, carers: Iterable[UUID]) -> list[UUID]:
    """Colleagues who work in this unit today."""
    return mentors_checked(by, unit_id, carers, "carers")


def stays(kind: str) -> bool:
    """Whether people sleep in a room of this kind."""
    return bool(kind) and load("facility_kinds").get(kind).flag("stays")
