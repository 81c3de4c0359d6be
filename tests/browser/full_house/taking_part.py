"""What the unit offers, and what the client takes part in."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from sintas.kit import clock
from sintas.programmes.actions.attending import mark_attendance
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.housing import begin_room
from sintas.programmes.actions.rating import rate_progress
from sintas.programmes.actions.running import begin_programme
from sintas.programmes.actions.staying import give_leave, give_place
from sintas.programmes.models import Programme
from sintas.safekeeping.identity import acting_as

from .first_file import entry_of


def of_the_unit(head: Any, unit_id: UUID) -> dict[str, UUID]:
    """Ids of a programme of the week and of a room for one."""
    with acting_as(head.user_id):
        programme = begin_programme(
            by=head, unit_id=unit_id, name="Desain grafis", kind="vocational", vocation="graphic_design", pillar="vocational", service="vocational",
            basis="residential", manner="motivational", activities=["motivation"], welfare="social_rehabilitation",
            calendar=[{"weekday": 0, "starts": time(8, 0), "ends": time(10, 0), "place": "Ruang data"}],
        )  # fmt: skip
        room = begin_room(by=head, unit_id=unit_id, name="Melati 2", house="Gedung timur", kind="dormitory", capacity=1, for_whom="women")
    return {"programme_id": programme.pk, "room_id": room.pk}


def write(by: Any, case: Any, unit_has: dict[str, UUID]) -> dict[str, UUID]:
    """One of each record of the room."""
    today = clock.today()
    programme = Programme.objects.get(pk=unit_has["programme_id"])
    part = enrol(by=by, case=case, programme_id=programme.pk, from_on=today - timedelta(days=14), note="ingin bekerja di dekat telaga")
    mark_attendance(by=by, programme=programme, on=today, marks={part.entry: "present"})
    said = {"by": by, "case": case}
    rated = rate_progress(
        **said, enrolment=part.entry, level=2, rater="instructor", rater_name="Bu Sulastri", words="menggambar bengkel sendiri", happened=today
    )
    place = give_place(**said, room_id=unit_has["room_id"], from_on=today - timedelta(days=14), why="dekat telaga")
    leave = give_leave(**said, from_on=today, expected_on=today + timedelta(days=2), with_whom="Sulastri", words="mengambil barang di Jalan Sunyi")
    found = {"enrolment": part, "progress": rated, "placement": place, "leave": leave}
    return {f"programmes:{name}": entry_of(row) for name, row in found.items()}
