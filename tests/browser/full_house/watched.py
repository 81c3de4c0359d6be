"""What waits for a second pair of eyes: a file opened in an emergency, and a day of a colleague."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sintas.access.actions.breaking import break_glass
from sintas.access.models import Entry, Unusual
from sintas.cases.bases import Case
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire


def to_look_at(people: dict[str, Any], cast: dict[str, Any], house: Any, other: Case) -> dict[str, UUID]:
    """Ids of an open review (Ratna's and Sari's) and of an unusual day of Budi (Sari's)."""
    wira = actor_for(hire("wira", house.other_unit, "worker"))
    with acting_as(wira.user_id):
        break_glass(by=wira, number=other.number, reason="police_hospital", words="Parto menunggu di dekat bengkel")
        entry = Entry.objects.get(person_id=wira.user_id)
    with acting_as(people["sari"].user_id):
        row = Unusual.objects.create(
            organisation_id=house.sentra.pk, unit=house.unit, person=cast["budi"], watcher="head",
            day=clock.today() - timedelta(days=1), rule="many_files", count=34, usual=6,
        )  # fmt: skip
    return {"entry_id": entry.pk, "unusual_id": row.pk}
