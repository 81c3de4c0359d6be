"""The dormitories of one's units: free places, who is in by initials, who is away and who is not back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.policy import visible_to
from sintas.cases.reading.roll import named
from sintas.kit import clock, numbers
from sintas.kit.pieces import Row, Tag
from sintas.kit.places import address
from sintas.practice.catalogue import load
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor
from sintas.staff.models import User

from ..models import Leave, Placement, Room
from ..policy import rooms_seen
from .places import called, free_words, sleeping_in

NOT_BACK = """
SELECT c.number, l.expected_on FROM programmes_leave l JOIN cases_case c ON c.file_id = l.file_id
 WHERE c.closed_on IS NULL AND l.back_on IS NULL AND l.stays_away_on IS NULL AND l.expected_on < %s
   AND l.superseded_at IS NULL AND NOT l.set_aside AND l.withdrawn_at IS NULL
 ORDER BY l.expected_on, c.number
"""
# a bed that stays taken: nobody who sees the room can say by whom, and it could never be closed
STILL_HELD = """
SELECT c.number, p.room, p.from_on FROM programmes_placement p JOIN cases_case c ON c.file_id = p.file_id
 WHERE c.closed_on IS NOT NULL AND p.superseded_at IS NULL AND NOT p.set_aside AND p.withdrawn_at IS NULL
   AND p.from_on <= %(day)s AND (p.until_on IS NULL OR p.until_on > %(day)s)
 ORDER BY p.from_on, c.number
"""


@dataclass(frozen=True)
class RoomShown:
    """One room. `people` are those one reaches; `others` how many more sleep there."""

    room_id: UUID
    unit_id: UUID
    name: str
    sub: str
    free: Tag | None
    carers: str
    people: list[Row]
    others: int


@dataclass(frozen=True)
class ResidencePage:
    """What the page shows. By the number of the case, for the head and supervisor: who is `not_back`, and whose case was closed while the place
    is `still_held`.
    """

    rooms: list[RoomShown]
    not_back: list[Row]
    still_held: list[Row]


def residence_of(actor: Actor) -> ResidencePage:
    """The whole page. At most nine queries, however many stay there."""
    lang, today = get_language() or "id", clock.today()
    rooms = list(rooms_seen(actor).filter(ended_on=None).order_by("house", "name"))
    taken = sleeping_in([room.pk for room in rooms], today)
    here = Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gt=today))
    stays = list(Placement.current.filter(here, room__in=[room.pk for room in rooms]).defer("name", "why"))
    leaves = {
        row.file_id: row
        for row in Leave.current.filter(file_id__in=[one.file_id for one in stays], from_on__lte=today, back_on=None, stays_away_on=None).defer(
            "with_whom", "words"
        )
    }
    people = named(actor, [one.file_id for one in stays])
    mine = visible_to(actor).filter(pk__in=list(people)) if actor.holds("cases.read") else None
    led = set(mine.values_list("pk", flat=True)) if mine is not None else set()
    names = dict(User.objects.filter(organisation_id=actor.organisation_id, pk__in={pk for room in rooms for pk in room.carers}).values_list("pk", "full_name"))
    shown = []
    for room in rooms:
        rows = [
            person_row(people[one.file_id].initials, one, leaves.get(one.file_id), one.file_id in led, today)
            for one in stays
            if one.room == room.pk and one.file_id in people
        ]
        count = taken.get(room.pk, 0)
        shown.append(
            RoomShown(
                room.pk, room.unit_id, called(room), words_of(room, lang), tag_of(room, count), ", ".join(names[pk] for pk in room.carers if pk in names),
                sorted(rows, key=lambda row: str(row.title)), count - len(rows),
            )
        )  # fmt: skip
    return ResidencePage(shown, *overseen(actor, today, {room.pk: called(room) for room in rooms}))


def words_of(room: Room, lang: str) -> str:
    """What kind of room, for whom."""
    said = [load("facility_kinds").label(room.kind, lang) if room.kind else "", load("room_for").label(room.for_whom, lang) if room.for_whom else ""]
    return " · ".join(one for one in said if one)


def tag_of(room: Room, taken: int) -> Tag | None:
    """Free places; None for a room nobody sleeps in."""
    if not room.capacity:
        return None
    return Tag(free_words(room.capacity - taken), "done" if taken < room.capacity else "part")


def person_row(short: str, one: Placement, leave: Leave | None, mine: bool, today: date) -> Row:
    """One resident by initials; away, or not back on the day that was agreed."""
    tag = None
    if leave is not None:
        late = leave.expected_on < today
        words = _("belum kembali, diharapkan %(day)s") if late else _("izin sampai %(day)s")
        tag = Tag(words % {"day": numbers.day(leave.expected_on)}, "late" if late else "part")
    return Row(short, address("programmes:of_case", one.file_id) if mine else "", _("sejak %(day)s") % {"day": numbers.day(one.from_on)}, tag=tag)


def overseen(actor: Actor, today: date, rooms: Mapping[UUID, str]) -> tuple[list[Row], list[Row]]:
    """By the number of the case, for whoever oversees the unit: who is not back, and which closed cases still hold a place. Restricted cases
    are not among them.
    """
    if not actor.holds("staff.see_workload"):
        return [], []
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(NOT_BACK, [today])
        late = c.fetchall()
        c.execute(STILL_HELD, {"day": today})
        held = c.fetchall()
    tag = Tag(_("belum kembali"), "late")
    return (
        [Row(number, "", _("diharapkan kembali %(day)s") % {"day": numbers.day(day)}, tag=tag) for number, day in late],
        [Row(number, "", _("%(room)s, sejak %(day)s") % {"room": rooms.get(room, ""), "day": numbers.day(since)}) for number, room, since in held],
    )
