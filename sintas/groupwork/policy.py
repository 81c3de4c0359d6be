"""Who may: a group is reached by its team. Colleagues of its unit know that it is there; what leads into it is a release of a case of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from sintas.cases.bases import counts
from sintas.cases.policy import can
from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor

from .models import Group

OPEN, READ, WORK = "groups.open", "groups.read", "groups.work"


def visible_to(actor: Actor) -> QuerySet[Group]:
    """The groups whose team this person is on today."""
    return Group.objects.filter(counts("file__access__"), file__access__user_id=actor.user_id, file__access__scope="team")


@dataclass(frozen=True)
class Offered:
    """An open group of a unit, as whoever may propose somebody knows it: no name and no word."""

    pk: UUID
    unit_id: UUID
    number: str
    type: str
    openness: str
    stage: str


def offered_to(actor: Actor) -> list[Offered]:
    """Open groups of one's own units, by number. One query, an owner's function: the tables of a group open to its team alone."""
    with connection.cursor() as c:
        c.execute("SELECT file_id, unit_id, number, type, openness, stage FROM groups_offered()")
        return [one for one in (Offered(*row) for row in c.fetchall()) if actor.holds(READ, one.unit_id)]


def the_offered(actor: Actor, group_id: UUID, case_id: UUID) -> Offered:
    """Raises NotYours for a group that is not offered to this person."""
    found = next((one for one in offered_to(actor) if one.pk == group_id), None)
    if found is None:
        raise NotYours(verb="release group_work", file_id=case_id)
    return found


def the_group(actor: Actor, file_id: UUID, verb: str = READ) -> Group:
    """The group, or NotYours (404) when it is not on this person's list; Refusal (403) when the posting does not give the verb."""
    found = visible_to(actor).filter(pk=file_id).first()
    if found is None:
        raise NotYours(verb=verb, file_id=file_id)
    if not can(actor, verb, found):
        raise Refusal(verb=verb, file_id=file_id)
    return found
