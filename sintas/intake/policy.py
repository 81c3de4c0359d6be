"""Who reaches an enquiry: its receiver, and the unit's intake officers and head as long as it is open."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor

from .models import Enquiry

INTAKE_ROLES = {"head", "intake"}
URGENT = ("now", "today")  # of the list "urgency": must not wait beyond today


def visible_to(actor: Actor) -> QuerySet[Enquiry]:
    """Own ones, and those of units where one's role is intake or head and the intake scope still stands."""
    units = [unit for unit, role in actor.roles if role in INTAKE_ROLES]
    own = Q(file__access__user_id=actor.user_id, file__access__scope="team", file__access__ended_at=None)
    unit = Q(file__access__unit_id__in=units, file__access__scope="intake", file__access__ended_at=None)
    return Enquiry.objects.filter(own | unit).distinct()


def the_enquiry(actor: Actor, file_id: UUID, verb: str = "intake.read") -> Enquiry:
    """The enquiry, or NotYours (404); Refusal when no posting gives the verb."""
    found = visible_to(actor).filter(pk=file_id).first()
    if found is None:
        raise NotYours(verb=verb, file_id=file_id)
    if not (actor.holds(verb, found.unit_id) or actor.holds(verb)):
        raise Refusal(verb=verb, file_id=file_id)
    return found
