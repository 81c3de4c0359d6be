"""The week of the Sentra: its programmes with their times, its dormitory, who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit import clock
from sintas.programmes.actions.attending import mark_attendance
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.housing import begin_room
from sintas.programmes.actions.rating import rate_progress
from sintas.programmes.actions.running import begin_programme
from sintas.programmes.actions.staying import give_leave, give_place
from sintas.programmes.models import Programme
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from .houses import REHAB, House
from .past import working

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
SINCE = timedelta(days=14)


def fill(house: House, living: Sequence[Case], taking_part: Sequence[Case], worker: str) -> None:
    """The calendar and the rooms by the head; `living` sleep in the dormitory and, as `taking_part`, learn graphic design, all by their worker."""
    unit, by = house.units[REHAB], house.people[worker]
    head = house.with_role("head", unit)
    with acting_as(head.user_id):
        programmes = [offered(head, unit, house, *one) for one in WEEK]
        dewi = [house.people["dewi"].user_id]
        rooms = [
            begin_room(
                by=head, unit_id=unit, name=name, house="Asrama timur", kind="dormitory", capacity=beds, for_whom="anyone", carers=dewi
            )
            for name, beds in (("Melati", 4), ("Kenanga", 2))
        ]
        begin_room(by=head, unit_id=unit, name="Ruang konseling 1", kind="counselling_room")
    design = next(one for one in programmes if one.vocation)
    since = clock.today() - SINCE
    with working(by, since, 10):
        for case in living:
            give_place(by=by, case=case, room_id=rooms[0].pk, from_on=since)
    parts = [take_part(by, case, design, since) for case in (*living, *taking_part)]
    keep_the_roll(house.people["danu"], design, parts, since)
    grow(by, [*living, *taking_part][0], parts[0])
    with working(by, clock.today() - timedelta(days=1), 15):
        give_leave(
            by=by,
            case=living[0],
            from_on=clock.today(),
            expected_on=clock.today() + timedelta(days=2),
            with_whom="kakaknya",
            words="acara keluarga",
        )


def offered(head: Actor, unit: UUID, house: House, name: str, kind: str, counted: dict[str, Any], times: Any) -> Programme:
    """One programme of the week."""
    calendar = [{"weekday": day, "starts": time(begins, 0), "ends": time(ends, 0), "place": place} for day, begins, ends, place in times]
    mentors = [house.people["danu"].user_id] if kind in ("vocational", "creative_centre") else []
    return begin_programme(
        by=head, unit_id=unit, name=name, kind=kind, calendar=calendar, mentors=mentors, basis="residential", manner="motivational",
        welfare="social_rehabilitation", **counted,
    )  # fmt: skip


def take_part(by: Actor, case: Case, programme: Programme, since: date) -> UUID:
    """Enrolled by whoever leads the case."""
    with working(by, since, 11):
        row = enrol(by=by, case=case, programme_id=programme.pk, from_on=since)
    entry: UUID = row.entry
    return entry


def keep_the_roll(mentor: Actor, programme: Programme, parts: Sequence[UUID], since: date) -> None:
    """Every day on which it met, by its instructor; the last in the list was excused once."""
    met = [since + timedelta(days=ahead) for ahead in range(1, SINCE.days) if (since + timedelta(days=ahead)).weekday() <= THURSDAY]
    for on in met:
        marks = dict.fromkeys(parts, "present")
        if on == met[-1]:
            marks[parts[-1]] = "excused"
        with working(mentor, on, 11):
            mark_attendance(by=mentor, programme=programme, on=on, marks=marks)


def grow(by: Actor, case: Case, part: UUID) -> None:
    """How far one of them has come, as the instructor says."""
    on = clock.today() - timedelta(days=2)
    with working(by, on, 14):
        rate_progress(
            by=by,
            case=case,
            enrolment=part,
            level=40,
            rater="instructor",
            rater_name="Danu Kemuning",
            words="menyusun brosur sendiri",
            happened=on,
        )
