"""What a form offers: the programmes of a unit, the colleagues who may mentor or look after."""

from __future__ import annotations

from uuid import UUID

from sintas.staff.actor import Actor
from sintas.staff.policy import colleagues

from ..models import Programme


def programmes_offered(unit_id: UUID) -> list[tuple[str, str]]:
    """(id, name) of what the unit offers now."""
    rows = Programme.objects.filter(unit_id=unit_id, ended_on=None).order_by("name")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def colleagues_offered(actor: Actor, unit_id: UUID) -> list[tuple[str, str]]:
    """(id, name) of who works in the unit today."""
    return [(str(pk), name) for pk, name in colleagues(actor, unit_id).values_list("pk", "full_name")]
