"""What the papers of a group have in common: its number and name above, never the code of a client; and which session a paper tells of."""

from __future__ import annotations

from typing import Any

from sintas.groupwork.reading.paper_shapes import GroupPart, SessionPart

from ..parts import Part, facts, part
from ..sheet import Sheet


def frame_of(group: GroupPart, sheet: Sheet, **more: Any) -> dict[str, Any]:
    """The frame of every paper of a group, with what is its own (`more`)."""
    return sheet.frame(bare=True, number=group.number or None, subtitle=group.name or None, label_note=sheet.wording["label_note"], **more)


def which(one: SessionPart, sheet: Sheet) -> Part | None:
    """Which session: the same beginning on every paper of one."""
    rows = facts(
        sheet, sheet.fact("session", one.no), sheet.fact("day", one.day), sheet.fact("hours", one.hours), sheet.fact("phase", one.phase),
        sheet.fact("topic", one.topic, 2), sheet.fact("reasons", one.reasons) if one.reasons else ["", None, 1],
    )  # fmt: skip
    return part(sheet.wording["which"], sheet, facts=[row for row in rows if row[0]])
