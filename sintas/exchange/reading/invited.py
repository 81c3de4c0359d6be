"""How invitations stand. Coded columns only; no key is opened."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from sintas.cases.bases import Case
from sintas.casework.followers import Asked

from ..models import Invitation, Reply


def invited_to(case: Case, convening: UUID) -> QuerySet[Invitation]:
    """Everybody asked to this conference, in the order they were asked."""
    return Invitation.objects.filter(file_id=case.pk, convening=convening).order_by("invited_at", "pk")


def states_of(rows: Iterable[Invitation]) -> dict[UUID, str]:
    """Invitation -> its state (a step of practice.conference.STATES): the last step that is no mere message. One query."""
    ids = [row.pk for row in rows]
    found = Reply.objects.filter(invitation__in=ids).exclude(step="said").order_by("number") if ids else Reply.objects.none()
    return dict(found.values_list("invitation_id", "step"))


def state_of(row: Invitation) -> str:
    """Of one."""
    return states_of([row])[row.pk]


def folded(name: str) -> str:
    """A name, however it was typed."""
    return " ".join(name.lower().split())


def asked(case: Case, convening: UUID) -> Asked:
    """Who may be named in its minutes by account or invitation (casework/actions/attending.py)."""
    rows = Invitation.objects.filter(file_id=case.pk, convening=convening).values_list("pk", "user_id")
    return Asked(frozenset(user for _pk, user in rows if user is not None), frozenset(pk for pk, _user in rows))
