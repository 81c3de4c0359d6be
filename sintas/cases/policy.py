"""Who may: `visible_to` is the only door to cases, `can` stands beside it. Row-level security is the second lock behind both."""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor

from .models import Access, Case


def visible_to(actor: Actor) -> QuerySet[Case]:
    """The cases whose team this person is on. A carer's scope does not count: see `observable_by`."""
    return Case.objects.filter(file__access__user_id=actor.user_id, file__access__ended_at=None, file__access__scope="team")


def observable_by(actor: Actor) -> QuerySet[Case]:
    """The cases of which this person sees the header: as a member of the team, or as a carer."""
    scopes = ("team", "carer")
    return Case.objects.filter(file__access__user_id=actor.user_id, file__access__ended_at=None, file__access__scope__in=scopes)


def the_case(actor: Actor, file_id: UUID, verb: str = "cases.read") -> Case:
    """The case, or NotYours (404) when it is not on this person's list; Refusal (403) when the posting does not give the verb."""
    case = visible_to(actor).filter(pk=file_id).first()
    if case is None:
        raise NotYours(verb=verb, file_id=file_id)
    if not can(actor, verb, case):
        raise Refusal(verb=verb, file_id=file_id)
    return case


def can(actor: Actor, verb: str, case: Case) -> bool:
    """Does a posting give this verb? On the team already: the verb counts from any unit of the same organisation."""
    return case.organisation_id == actor.organisation_id and (actor.holds(verb, case.unit_id) or actor.holds(verb))


def is_lead(actor: Actor, file_id: UUID) -> bool:
    return Access.objects.filter(Q(file_id=file_id, user_id=actor.user_id, role="lead", ended_at=None)).exists()


def lead_of(file_id: UUID) -> UUID | None:
    """Who leads a file one reaches, also as a carer (an owner's function: the team table itself stays shut to carers)."""
    with connection.cursor() as c:
        c.execute("SELECT lead_of(%s)", [file_id])
        found: UUID | None = c.fetchone()[0]
        return found
