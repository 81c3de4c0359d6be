"""How many sleep where: numbers for everybody who places somebody, names for nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from sintas.kit import clock

from ..models import Room


def sleeping_in(rooms: Iterable[UUID], on: date) -> dict[UUID, int]:
    """Room -> people with a place there on that day, of all the house (an owner's function: a bed that is taken is taken). One query."""
    with connection.cursor() as c:
        c.execute("SELECT room, people FROM sleeping_in(%s::uuid[], %s)", [list(rooms), on])
        return dict(c.fetchall())


def rooms_offered(unit_id: UUID) -> list[tuple[str, str]]:
    """(id, name and free places today) of the unit's dormitories."""
    rows = list(Room.objects.filter(unit_id=unit_id, ended_on=None, capacity__gt=0, kind="dormitory").order_by("house", "name"))
    taken = sleeping_in([row.pk for row in rows], clock.today())
    return [(str(row.pk), f"{called(row)} · {free_words(row.capacity - taken.get(row.pk, 0))}") for row in rows]


def called(room: Room) -> str:
    """With the building it stands in."""
    return f"{room.house}, {room.name}" if room.house else room.name


def free_words(free: int) -> str:
    """A number of places in words."""
    if free > 0:
        return _("%(n)s tempat kosong") % {"n": free}
    return _("penuh") if free == 0 else _("%(n)s orang melebihi tempat") % {"n": -free}
