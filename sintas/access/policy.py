"""Which reviews are whose. `visible_to` and `can` for files stand in cases/policy.py; row-level security is the second lock behind both."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Now

from sintas.cases.models import Access
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

from .models import Entry, Unusual

RISES = timedelta(days=3)  # an open review then stands with the administrator too (the same span in migrations/0006_passing_on.py)


def to_review(actor: Actor) -> QuerySet[Entry]:
    """Openings by break-glass that wait for this person: they were told, or lead the case or head its unit now; never their own.

    Nor those of a file that they opened themselves and nobody has reviewed yet: two who went in together do not clear each other.
    """
    led = Access.live.filter(user_id=actor.user_id, role="lead").values("file_id")
    headed = Q(restricted=False, unit_id__in=[unit for unit, role in actor.roles if role == "head"])
    waiting = Entry.objects.filter(kind="break_glass", reviewed_at=None)
    found = waiting.filter(Q(reviewers__contains=[actor.user_id]) | Q(file_id__in=led) | headed)
    own = waiting.filter(person_id=actor.user_id).values("file_id")
    return found.exclude(person_id=actor.user_id).exclude(file_id__in=own).order_by("at")


def risen(actor: Actor) -> QuerySet[Entry]:
    """Reviews nobody has closed for three days, since the opening or since one was passed on; of one's own organisation, for its administrators."""
    if not actor.has_role("administrator"):
        return Entry.objects.none()
    waiting = Entry.objects.filter(kind="break_glass", reviewed_at=None, organisation_id=actor.organisation_id)
    found = waiting.alias(since=Coalesce("passed_at", "at")).filter(since__lt=Now() - RISES)
    return found.exclude(person_id=actor.user_id).order_by("at")


def the_risen(actor: Actor, entry_id: UUID) -> Entry:
    """The review that stands with the administrators, or NotYours (404)."""
    found = risen(actor).filter(pk=entry_id).select_related("person").first()
    if found is None:
        raise NotYours(verb="pass review on")
    return found


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
