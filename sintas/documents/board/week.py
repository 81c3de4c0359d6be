"""The week of the unit's programmes (R24), for the wall: what happens when and where, with nobody's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sintas.kit.calendar_words import WEEKDAYS
from sintas.kit.pieces import CalendarDay

from ..parts import part, parts, table
from ..sheet import Sheet


def build(days: Sequence[CalendarDay], sheet: Sheet) -> dict[str, Any]:
    """`days` from Monday on; a day without anything is left out."""
    w, named = sheet.wording, WEEKDAYS[sheet.wording.lang]
    held = []
    for name, day in zip(named, days, strict=True):
        rows = [[f"{one.time}–{one.until}" if one.until else one.time, str(one.title), str(one.sub)] for one in day.appointments]
        held.append(part(name[:1].upper() + name[1:], sheet, table=table(sheet, [w["time"], w["what"], w["place"]], rows, (1, 3, 2), whole=True)))
    shown = parts(*held)
    about = w.fill("subtitle", day=sheet.today)
    return sheet.frame(date=None, bare=True, label="", foot_note=w["foot"], subtitle=about, parts=shown, nothing=w["nothing"])
