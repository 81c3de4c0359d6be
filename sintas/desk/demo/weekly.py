"""The week of the Sentra: its programmes with their times, its dormitory, who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit import clock
from sintas.programmes.actions.attending import mark_attendance
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.housing import begin_room
from sintas.programmes.actions.running import begin_programme
from sintas.programmes.actions.staying import give_place
from sintas.programmes.models import Programme, Room
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from .houses import REHAB, House

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
# name, kind, what is counted, (weekday, begins, ends, place); the names stand in R21, R22 and R24
WEEK: tuple[tuple[str, str, dict[str, Any], tuple[tuple[int, int, int, str], ...]], ...] = (
    ("Apel dan Senam Pagi", "gathering", {"pillar": "therapy", "service": "physical_guidance"}, ((FRIDAY, 7, 8, "Lapangan"),)),
    ("Rabu Bersih", "shared_work", {"pillar": "care"}, ((WEDNESDAY, 7, 8, "Halaman"),)),
    ("Keterampilan Keset", "skills", {"pillar": "vocational", "service": "vocational"}, ((TUESDAY, 13, 15, "Ruang keterampilan"),)),
    ("BIMPOK", "group_guidance", {"pillar": "therapy", "service": "social_counselling"}, ((FRIDAY, 9, 11, "Aula"),)),
    ("Kelas Bahasa Inggris", "class", {"pillar": "vocational", "service": "education_support"}, ((FRIDAY, 13, 14, "Ruang data"),)),
    ("Terapi Musik", "therapy", {"pillar": "therapy", "service": "psychosocial_therapy"}, ((THURSDAY, 15, 16, "Ruang musik"),)),
    (
        "Desain grafis", "vocational", {"vocation": "graphic_design", "pillar": "vocational", "service": "vocational", "levels": 100},
        tuple((day, 8, 11, "Kelas komputer") for day in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY)),
    ),
    ("Kios SKA", "creative_centre", {"pillar": "vocational", "service": "vocational"}, ((THURSDAY, 13, 15, "Sentra Kreasi ATENSI"),)),
)  # fmt: skip
MOST = 5  # who takes part, and who of them lives there


def fill(house: House, cases: Sequence[Case], worker: str) -> None:
    """The calendar by the head; five of these cases in graphic design, two of them in the dormitory, by their worker."""
    unit, by = house.units[REHAB], house.people[worker]
    head = house.with_role("head", unit)
    with acting_as(head.user_id):
        programmes = [offered(head, unit, house, *one) for one in WEEK]
        room = begin_room(
            by=head, unit_id=unit, name="Melati", house="Asrama timur", kind="dormitory", capacity=4, for_whom="anyone",
            carers=[house.people["dewi"].user_id],
        )  # fmt: skip
        begin_room(by=head, unit_id=unit, name="Ruang konseling 1", kind="counselling_room")
    design = next(one for one in programmes if one.vocation)
    with acting_as(by.user_id):
        for at, case in enumerate(cases[:MOST]):
            take_part(by, case, design, room if at < MOST // 2 else None)


def offered(head: Actor, unit: UUID, house: House, name: str, kind: str, counted: dict[str, Any], times: Any) -> Programme:
    """One programme of the week."""
    calendar = [{"weekday": day, "starts": time(begins, 0), "ends": time(ends, 0), "place": place} for day, begins, ends, place in times]
    mentors = [house.people["danu"].user_id] if kind in ("vocational", "creative_centre") else []
    return begin_programme(
        by=head, unit_id=unit, name=name, kind=kind, calendar=calendar, mentors=mentors, basis="residential", manner="motivational",
        welfare="social_rehabilitation", **counted,
    )  # fmt: skip


def take_part(by: Actor, case: Case, programme: Programme, room: Room | None) -> None:
    """Since two weeks, and there yesterday."""
    since = clock.today() - timedelta(days=14)
    if room is not None:
        give_place(by=by, case=case, room_id=room.pk, from_on=since)
    row = enrol(by=by, case=case, programme_id=programme.pk, from_on=since)
    mark_attendance(by=by, programme=programme, on=clock.today() - timedelta(days=1), marks={row.entry: "present"})
