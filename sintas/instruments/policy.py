"""Who sees and who decides about a unit's scales. Another unit's are not there, also inside one house."""

from __future__ import annotations

from uuid import UUID

from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Unit
from sintas.staff.policy import units_of

MAKE, ALLOW = "instruments.make", "instruments.allow"
READERS = frozenset({"worker", "head", "administrator", "student", "supervisor"})  # as the lock of the tables (cases/migrations/0006)
PSYCHOLOGISTS = frozenset({"psychologist", "psychiatrist"})


def seen_units(actor: Actor) -> list[Unit]:
    """The units whose scales this person may look at, by name."""
    posted = {unit for unit, role in actor.roles if role in READERS}
    return list(units_of(actor).filter(pk__in=posted, closed=False).order_by("name"))


def the_unit_seen(actor: Actor, unit_id: UUID, verb: str = "") -> Unit:
    """Raises NotYours (404) for a unit in which one holds no posting that looks at scales, then Refusal (403) without the verb there."""
    found = next((unit for unit in seen_units(actor) if unit.pk == unit_id), None)
    if found is None:
        raise NotYours(verb=verb or "see unit scales")
    if verb and not actor.holds(verb, unit_id):
        raise Refusal(verb=verb)
    return found


def may_allow(actor: Actor, unit_id: UUID) -> bool:
    """The unit's psychologist or psychiatrist decides about wordings nobody has tested; no other profession does (D1)."""
    return actor.profession in PSYCHOLOGISTS and actor.holds(ALLOW, unit_id)
