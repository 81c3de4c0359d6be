"""What a new house still lacks before its people can work: shown to whoever sets it up, until it is there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from ..actor import Actor
from ..models import Organisation, Posting, Unit
from ..policy import postings_of, units_of


@dataclass(frozen=True)
class Step:
    """`code` is organisation, letterhead, head, worker or second_administrator; `unit` the unit it is about."""

    code: str
    unit: Unit | None = None


def steps_for(actor: Actor) -> list[Step]:
    """In the order in which one does them; empty when the house is ready, and for whoever does not set it up.

    Ended postings, and people who left, do not count. One administrator alone is a lack: nobody makes a code for oneself.
    """
    if not actor.holds("staff.set_up"):
        return []
    steps = [] if Organisation.objects.filter(pk=actor.organisation_id).exclude(kind="").exists() else [Step("organisation")]
    filled = set(working(actor).values_list("unit_id", "role"))
    for unit in units_of(actor).filter(closed=False).order_by("name"):
        if not any(str(line).strip() for line in unit.letterhead):
            steps.append(Step("letterhead", unit))
        steps += [Step(role, unit) for role in ("head", "worker") if (unit.pk, role) not in filled]
    if working(actor).filter(role="administrator").values("user_id").distinct().count() < 2:
        steps.append(Step("second_administrator"))
    return steps


def working(actor: Actor) -> QuerySet[Posting]:
    """Roles somebody who can sign in holds today."""
    return postings_of(actor).filter(ended_at=None, user__is_active=True)
