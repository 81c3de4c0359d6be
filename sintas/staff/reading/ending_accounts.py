"""Accounts that end soon, and those that have ended while somebody still has to hand over, for whoever keeps the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sintas.kit import clock

from ..actor import Actor
from ..policy import people_of

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Ending:
    """`over`: the last day has passed, nobody gets in by it; what they led still waits on the page of leaving."""

    user_id: UUID
    name: str
    until: date
    over: bool


def ending_accounts(actor: Actor) -> list[Ending]:
    """The nearest first; none for whoever does not keep the register. One query."""
    if not actor.holds("staff.register"):
        return []
    today = clock.today()
    rows = people_of(actor).filter(is_active=True, expires_on__lte=today + SOON).order_by("expires_on", "full_name")
    return [Ending(one.pk, one.full_name, one.expires_on, one.expires_on < today) for one in rows if one.expires_on]
