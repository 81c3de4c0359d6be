"""Who may: programmes and rooms are a unit's, and are there for whoever works in that unit; who is in them is asked of the files."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor

from .models import Programme, Room

READ, RUN, ENROL, ATTEND = "programmes.read", "programmes.run", "programmes.enrol", "programmes.attend"


def units_seen(actor: Actor) -> tuple[UUID, ...]:
    """Units whose programmes this person sees. Raises Refusal when there is none."""
    units = actor.units(READ)
    if not units:
        raise Refusal(verb=READ)
    return units


def programmes_seen(actor: Actor) -> QuerySet[Programme]:
    """Those of one's own units, ended ones included."""
    return Programme.objects.filter(organisation_id=actor.organisation_id, unit_id__in=units_seen(actor))


def rooms_seen(actor: Actor) -> QuerySet[Room]:
    """Those of one's own units, closed ones included."""
    return Room.objects.filter(organisation_id=actor.organisation_id, unit_id__in=units_seen(actor))


def the_programme(actor: Actor, programme_id: UUID, verb: str = READ) -> Programme:
    """Raises NotYours (404) for a programme of another unit, then Refusal (403) without the verb in its unit."""
    found = programmes_seen(actor).filter(pk=programme_id).first()
    if found is None:
        raise NotYours(verb=verb)
    if not actor.holds(verb, found.unit_id):
        raise Refusal(verb=verb)
    return found


def the_room(actor: Actor, room_id: UUID, verb: str = READ) -> Room:
    """Raises NotYours (404) for a room of another unit, then Refusal (403) without the verb in its unit."""
    found = rooms_seen(actor).filter(pk=room_id).first()
    if found is None:
        raise NotYours(verb=verb)
    if not actor.holds(verb, found.unit_id):
        raise Refusal(verb=verb)
    return found
