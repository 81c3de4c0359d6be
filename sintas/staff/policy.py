"""Staff data is filtered by organisation here: another house's people and units do not exist."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from sintas.kit import clock
from sintas.safekeeping.refusals import NotYours, Refusal

from .actor import Actor
from .models import Organisation, Posting, Unit, User


def people_of(actor: Actor) -> QuerySet[User]:
    """Everybody registered in the actor's organisation, those who left included."""
    return User.objects.filter(organisation_id=actor.organisation_id)


def units_of(actor: Actor) -> QuerySet[Unit]:
    """The units of the actor's organisation, closed ones included."""
    return Unit.objects.filter(organisation_id=actor.organisation_id)


def postings_of(actor: Actor) -> QuerySet[Posting]:
    """Postings, ended ones included, inside the actor's organisation."""
    return Posting.objects.filter(unit__organisation_id=actor.organisation_id)


def colleagues(actor: Actor, unit_id: UUID) -> QuerySet[User]:
    """Who works in this unit today, by name; not whose account has ended or run out. Raises NotYours for another organisation's unit."""
    unit = the_unit(actor, unit_id)
    posted = Posting.objects.filter(unit_id=unit.pk, ended_at=None).values("user_id")
    return people_of(actor).filter(still_here(), pk__in=posted).order_by("full_name")


def still_here(prefix: str = "") -> Q:
    """The condition that an account counts today: neither ended nor run out. `prefix` as in a lookup ("user__")."""
    lasting = Q(**{f"{prefix}expires_on": None}) | Q(**{f"{prefix}expires_on__gte": clock.today()})
    return lasting & Q(**{f"{prefix}is_active": True})


def the_organisation(actor: Actor, verb: str) -> Organisation:
    """One's own organisation. Raises Refusal without the verb."""
    need(actor, verb)
    return Organisation.objects.get(pk=actor.organisation_id)


def the_unit(actor: Actor, unit_id: UUID, verb: str = "") -> Unit:
    """Raises NotYours (404) for another organisation's unit, then Refusal (403) without the verb."""
    unit = units_of(actor).filter(pk=unit_id).first()
    if unit is None:
        raise NotYours(verb=verb or "see unit")
    need(actor, verb)
    return unit


def the_person(actor: Actor, user_id: UUID, verb: str = "") -> User:
    """Raises NotYours (404) for somebody of another organisation, then Refusal (403) without the verb."""
    person = people_of(actor).filter(pk=user_id).first()
    if person is None:
        raise NotYours(verb=verb or "see person")
    need(actor, verb)
    return person


def need(actor: Actor, verb: str) -> None:
    """Raises Refusal when no posting gives this verb ('' asks for nothing)."""
    if verb and not actor.holds(verb):
        raise Refusal(verb=verb)
