"""What the unit offers, and what the client takes part in."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from sintas.kit import clock
from sintas.programmes.actions.attending import mark_attendance
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.running import begin_programme
from sintas.programmes.models import Programme

from .first_file import entry_of


def of_the_unit(head: Any, unit_id: UUID) -> dict[str, UUID]:
    """Ids of a programme of the week."""
    from sintas.safekeeping.identity import acting_as

    with acting_as(head.user_id):
        programme = begin_programme(
            by=head, unit_id=unit_id, name="Desain grafis", kind="vocational", vocation="graphic_design", pillar="vocational", service="vocational",
            basis="residential", manner="motivational", activities=["motivation"], welfare="social_rehabilitation",
            calendar=[{"weekday": 0, "starts": time(8, 0), "ends": time(10, 0), "place": "Ruang data"}],
        )  # fmt: skip
    return {"programme_id": programme.pk}


def write(by: Any, case: Any, unit_has: dict[str, UUID]) -> dict[str, UUID]:
    """One of each record of the room."""
    today = clock.today()
    programme = Programme.objects.get(pk=unit_has["programme_id"])
    part = enrol(by=by, case=case, programme_id=programme.pk, from_on=today - timedelta(days=14), note="ingin bekerja di dekat telaga")
    mark_attendance(by=by, programme=programme, on=today, marks={part.entry: "present"})
    return {f"programmes:{name}": entry_of(row) for name, row in {"enrolment": part}.items()}
