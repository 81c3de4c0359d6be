"""Roll of the dormitories for whoever is on duty: places, residents by initials, who is away and until when. Stays in the house."""

from __future__ import annotations

from typing import Any

from sintas.kit.names import told_apart
from sintas.programmes.reading.residence import ResidencePage, RoomShown

from ..parts import Part, lines, part, parts, table
from ..sheet import Sheet

BY_HAND = "\u00a0"  # a cell to write in, not one with nothing to say


def build(page: ResidencePage, sheet: Sheet) -> dict[str, Any]:
    """As it stands at the moment of printing; the last column is for the count of the night."""
    w = sheet.wording
    return sheet.frame(
        date=None,  # it stands in the line below the title
        bare=True,
        subtitle=w.fill("subtitle", day=sheet.today),
        label_note=w["foot"],
        parts=parts(*(room(one, sheet) for one in page.rooms if one.free is not None)),
        nothing=w["nothing"],
        signatures=[{"role": w["on_duty"], "open": True}],
    )


def room(one: RoomShown, sheet: Sheet) -> Part | None:
    w = sheet.wording
    short = told_apart([str(row.title) for row in one.people])
    rows = [[name, str(row.sub), str(row.tag.words) if row.tag else "", BY_HAND] for name, row in zip(short, one.people, strict=True)]
    shown = table(sheet, [w["who"], w["since"], w["away"], w["counted"]], rows, (1, 1.6, 2, 1), whole=True)
    more = w.fill("others", many=str(one.others)) if one.others > 0 else ""
    about = lines(one.sub, w.fill("carers", who=one.carers) if one.carers else "", str(one.free.words) if one.free else "")
    return part(one.name, sheet, text=about, table=shown, after=more or None)
