"""List of attendance of one programme to be marked by hand: initials and empty days. No case, no full name: it hangs on a wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sintas.kit.names import told_apart
from sintas.programmes.reading.one import Meeting
from sintas.programmes.reading.roll import OnRoll

from ..sheet import Sheet

DAYS, SPARE = 6, 4  # columns to mark, rows to add somebody by hand


def build(name: str, people: Sequence[OnRoll], ahead: Sequence[Meeting], others: int, sheet: Sheet) -> dict[str, Any]:
    """`ahead` are the next meetings; further days are written by hand. `others` take part and are not seen by whoever prints."""
    w = sheet.wording
    days: list[str | None] = [f"{one.on.day}/{one.on.month}" for one in ahead[:DAYS]]
    days += [None] * (DAYS - len(days))
    rows = [[str(at), short, *[None] * DAYS] for at, short in enumerate(told_apart([one.initials for one in people]), start=1)]
    rows += [[str(at), None, *[None] * DAYS] for at in range(len(rows) + 1, len(rows) + 1 + SPARE)]
    return sheet.frame(
        bare=True,
        label="",
        foot_note=w["foot"],
        subtitle=name,
        legend=w["legend"],
        others=w.fill("others", many=str(others)) if others > 0 else None,
        head=[w["no"], w["who"], *[day or "" for day in days]],
        rows=rows,
        signatures=[{"role": w["mentor"], "open": True}],
    )
