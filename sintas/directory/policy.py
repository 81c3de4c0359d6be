"""The directory belongs to the whole house: who looks, who keeps, who reads a protected place. Another house's entries are not there."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor
from sintas.staff.policy import need

from .models import AgeLimit, Institution, Protected, Service

LOOK, KEEP, PROTECTED, IMPORT, EXPORT = "directory.look", "directory.keep", "directory.protected", "directory.import", "directory.export"
SET_AGE = "directory.set_age"


def institutions_of(actor: Actor) -> QuerySet[Institution]:
    """The institutions this person's house keeps, withdrawn ones included; none without the verb."""
    rows = Institution.objects.filter(organisation_id=actor.organisation_id)
    return rows if actor.holds(LOOK) else rows.none()


def services_of(actor: Actor) -> QuerySet[Service]:
    """Their services, withdrawn ones included; none without the verb."""
    rows = Service.objects.filter(organisation_id=actor.organisation_id)
    return rows if actor.holds(LOOK) else rows.none()


def age_limits_of(actor: Actor) -> QuerySet[AgeLimit]:
    """What this house set, the older ones included; none without the verb."""
    rows = AgeLimit.objects.filter(organisation_id=actor.organisation_id)
    return rows if actor.holds(LOOK) else rows.none()


def protected_of(actor: Actor) -> QuerySet[Protected]:
    """Protected places and private contacts; none without the verb."""
    rows = Protected.objects.filter(organisation_id=actor.organisation_id)
    return rows if actor.holds(PROTECTED) else rows.none()


def the_institution(actor: Actor, institution_id: UUID, verb: str = LOOK, *, lock: bool = False) -> Institution:
    """Raises Refusal without the verb, then NotYours (404) for another house's. `lock` holds the row until the transaction ends."""
    need(actor, verb)
    rows = institutions_of(actor).select_for_update() if lock else institutions_of(actor)
    found = rows.filter(pk=institution_id).first()
    if found is None:
        raise NotYours(verb=verb)
    return found
