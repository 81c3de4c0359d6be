"""List of who came to one session of a group, by initials: with the marks that stand, or empty cells to mark by hand."""

from __future__ import annotations

from typing import Any

from sintas.groupwork.reading.paper_shapes import AttendedPart, GroupPart, SessionPart

from ..sheet import Sheet
from .of_group import frame_of

STATES = ("present", "excused", "absent")
SPARE, EMPTY = 3, 15  # rows to add somebody by hand; rows of a form without anybody
TICK = "✓"


def build(group: GroupPart, sheet: Sheet) -> dict[str, Any]:
    """Spare rows only while nobody is marked: afterwards the list is what it is."""
    w, one = sheet.wording, group.session or SessionPart()
    marked = any(who.state for who in one.attended)
    rows = [row_of(at, who) for at, who in enumerate(one.attended, start=1)]
    more = EMPTY if sheet.blank else 0 if marked else SPARE
    rows += [[str(at), *[None] * (len(STATES) + 2)] for at in range(len(rows) + 1, len(rows) + 1 + more)]
    return frame_of(
        group,
        sheet,
        legend=w["legend"],
        which=[row for row in (sheet.fact("session", one.no), sheet.fact("day", one.day), sheet.fact("hours", one.hours)) if row[1] or sheet.blank],
        head=[w["no"], w["who"], *(w[state] for state in STATES), w["spoke"]],
        rows=rows,
        after=[w.fill(key, said=said) for key, said in (("came", one.came), ("unlisted", str(one.unlisted or ""))) if said],
        signatures=[{"role": w["facilitator"], "open": True}],
    )


def row_of(at: int, who: AttendedPart) -> list[str | None]:
    """One member; an empty cell is room to mark, or a mark that is not hers."""
    return [str(at), who.who, *(TICK if who.state == state else None for state in STATES), TICK if who.spoke else None]
