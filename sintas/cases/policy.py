"""Who may: `visible_to` is the only door to cases, `can` stands beside it. Row-level security is the second lock behind both."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Posting, User

from .models import Access, Case
from .models.file import counts

LEADS = ("worker", "head", "student")  # roles in a unit
FOR_A_TIME = _("Anda membaca berkas ini untuk sementara. Langkah ini milik anggota tim yang menetap; mintalah pendamping utama.")


class FileHead(Protocol):
    """What a verb that records needs to know of a file: a case, or a group, whose own table stands in the room above (groupwork)."""

    @property
    def pk(self) -> Any: ...
    @property
    def organisation_id(self) -> UUID: ...
    @property
    def unit_id(self) -> UUID: ...
    @property
    def stage(self) -> str: ...


def visible_to(actor: Actor) -> QuerySet[Case]:
    """The cases whose team this person is on today, for good or for a time. A carer's scope does not count: see `observable_by`."""
    return Case.objects.filter(counts("file__access__"), file__access__user_id=actor.user_id, file__access__scope="team")


def observable_by(actor: Actor, *, for_a_roll: bool = False) -> QuerySet[Case]:
    """The cases of which this person sees the header: as a member of the team, or as a carer.

    A mentor of a programme reaches the header by the same scope, but only for the roll (programmes): no page of a carer is theirs.
    """
    reached = Access.live.filter(user_id=actor.user_id, scope__in=("team", "carer"))  # both at once, when a carer has broken the glass
    if not for_a_roll:
        reached = reached.exclude(role="mentor")
    return Case.objects.filter(pk__in=reached.values("file_id"))


def the_case(actor: Actor, file_id: UUID, verb: str = "cases.read") -> Case:
    """The case, or NotYours (404) when it is not on this person's list; Refusal (403) when the posting does not give the verb."""
    case = visible_to(actor).filter(pk=file_id).first()
    if case is None:
        raise NotYours(verb=verb, file_id=file_id)
    if not can(actor, verb, case):
        raise Refusal(verb=verb, file_id=file_id)
    return case


def can(actor: Actor, verb: str, case: FileHead) -> bool:
    """Does a posting give this verb? On the team already: the verb counts from any unit of the same organisation."""
    return case.organisation_id == actor.organisation_id and (actor.holds(verb, case.unit_id) or actor.holds(verb))


def is_lead(actor: Actor, file_id: UUID) -> bool:
    return Access.objects.filter(Q(file_id=file_id, user_id=actor.user_id, role="lead", ended_at=None)).exists()


def leads() -> QuerySet[Posting, UUID]:
    """Ids of whoever may lead a case by their work. The database asks the same (access, migration 0010) and is asked after this."""
    return Posting.objects.filter(ended_at=None, role__in=LEADS).values_list("user_id", flat=True)


def named_team(case: Case) -> set[UUID]:
    """Who is on the team for good: not for a time, not as a carer."""
    rows = Access.objects.filter(file_id=case.pk, scope="team", ended_at=None, until=None, user_id__isnull=False)
    return {user_id for user_id in rows.values_list("user_id", flat=True) if user_id is not None}


def only_for_good(actor: Actor, case: Case, verb: str) -> None:
    """Raises Refusal for whoever is in for a time only: they read, and take nothing out of the file and put nothing of it before others."""
    if actor.user_id not in named_team(case):
        raise Refusal(FOR_A_TIME, verb=verb, file_id=case.pk)


def lets_in(actor: Actor, case: Case) -> bool:
    """May this person bring others in or keep them out? The team for good; of a restricted case its lead (the database asks the same)."""
    return is_lead(actor, case.pk) if case.restricted_at else actor.user_id in named_team(case)


def gives_away(actor: Actor, case: Case) -> bool:
    """May this person hand the case over? Its lead, and the head of its unit; of a restricted case, instead of the head, one of its named
    team once the lead works here no more (hand_over_file asks the same).
    """
    if is_lead(actor, case.pk):
        return True
    if case.restricted_at and (named := named_team(case)) and working(named):
        return actor.user_id in named and lead_of(case.pk) not in working(named)
    return (case.unit_id, "head") in actor.roles


def working(people: set[UUID]) -> set[UUID]:
    """Those of them whose account stands today."""
    lasting = Q(expires_on=None) | Q(expires_on__gte=clock.today())
    return set(User.objects.filter(lasting, pk__in=people, is_active=True).values_list("pk", flat=True))


def lead_of(file_id: UUID) -> UUID | None:
    """Who leads a file one reaches, also as a carer (an owner's function: the team table itself stays shut to carers)."""
    with connection.cursor() as c:
        c.execute("SELECT lead_of(%s)", [file_id])
        found: UUID | None = c.fetchone()[0]
        return found
