"""Who may: `visible_to` is the only door to cases, `can` stands beside it. Row-level security is the second lock behind both."""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor

from .models import Access, Case
from .models.file import counts


def visible_to(actor: Actor) -> QuerySet[Case]:
    """The cases whose team this person is on today, for good or for a time. A carer's scope does not count: see `observable_by`."""
    return Case.objects.filter(counts("file__access__"), file__access__user_id=actor.user_id, file__access__scope="team")


def observable_by(actor: Actor) -> QuerySet[Case]:
    """The cases of which this person sees the header: as a member of the team, or as a carer."""
    scopes = ("team", "carer")
    return Case.objects.filter(counts("file__access__"), file__access__user_id=actor.user_id, file__access__scope__in=scopes)


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


def named_team(case: Case) -> set[UUID]:
    """Who is on the team for good: not for a time, not as a carer."""
    rows = Access.objects.filter(file_id=case.pk, scope="team", ended_at=None, until=None, user_id__isnull=False)
    return {user_id for user_id in rows.values_list("user_id", flat=True) if user_id is not None}


def lets_in(actor: Actor, case: Case) -> bool:
    """May this person bring others in or keep them out? The team for good; of a restricted case its lead (the database asks the same)."""
    return is_lead(actor, case.pk) if case.restricted_at else actor.user_id in named_team(case)


def lead_of(file_id: UUID) -> UUID | None:
    """Who leads a file one reaches, also as a carer (an owner's function: the team table itself stays shut to carers)."""
    with connection.cursor() as c:
        c.execute("SELECT lead_of(%s)", [file_id])
        found: UUID | None = c.fetchone()[0]
        return found
