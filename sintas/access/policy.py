"""Which reviews are whose. `visible_to` and `can` for files stand in cases/policy.py; row-level security is the second lock behind both."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from sintas.cases.models import Access
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

from .models import Entry, Unusual

RISES = timedelta(days=3)  # an open review then stands with the administrator too (the same span in migrations/0002_need_to_know.py)


def to_review(actor: Actor) -> QuerySet[Entry]:
    """Openings by break-glass that wait for this person: they were told, or lead the case or head its unit now; never their own."""
    led = Access.live.filter(user_id=actor.user_id, role="lead").values("file_id")
    headed = Q(restricted=False, unit_id__in=[unit for unit, role in actor.roles if role == "head"])
    waiting = Entry.objects.filter(kind="break_glass", reviewed_at=None)
    found = waiting.filter(Q(reviewers__contains=[actor.user_id]) | Q(file_id__in=led) | headed)
    return found.exclude(person_id=actor.user_id).order_by("at")


def risen(actor: Actor) -> QuerySet[Entry]:
    """Reviews nobody has closed for three days, of one's own organisation, for its administrators."""
    if not actor.has_role("administrator"):
        return Entry.objects.none()
    found = Entry.objects.filter(kind="break_glass", reviewed_at=None, organisation_id=actor.organisation_id, at__lt=Now() - RISES)
    return found.exclude(person_id=actor.user_id).order_by("at")


def the_review(actor: Actor, entry_id: UUID) -> Entry:
    """The open review, or NotYours (404)."""
    found = to_review(actor).filter(pk=entry_id).select_related("person").first()
    if found is None:
        raise NotYours(verb="access.review")
    return found


def to_look_at(actor: Actor) -> QuerySet[Unusual]:
    """Open rows about colleagues; the database lets through those whose watcher one is (migrations/0003_unusual.py)."""
    found = Unusual.objects.filter(organisation_id=actor.organisation_id, closed_at=None).exclude(person_id=actor.user_id)
    return found.order_by("-day", "rule")


def the_look(actor: Actor, unusual_id: UUID) -> Unusual:
    """The open row, or NotYours (404)."""
    found = to_look_at(actor).filter(pk=unusual_id).select_related("person", "unit").first()
    if found is None:
        raise NotYours(verb="close unusual")
    return found
