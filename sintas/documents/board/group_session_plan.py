"""Plan of one session of a group (R239-R252): aims, activities, materials, who does what. It names no member."""

from __future__ import annotations

from typing import Any

from sintas.groupwork.reading.paper_shapes import GroupPart, SessionPart

from ..parts import Part, facts, part, parts
from ..sheet import Sheet


def build(group: GroupPart, sheet: Sheet) -> dict[str, Any]:
    """A blank form keeps its lines, to plan by hand."""
    w, one = sheet.wording, group.session or SessionPart()
    return sheet.frame(
        bare=True,  # no code of a client
        number=group.number or None,
        subtitle=group.name or None,
        label_note=w["label_note"],
        parts=parts(
            head(one, sheet),
            part(w["aims"], sheet, text=one.aims, lines=3),
            part(w["activities"], sheet, text=one.activities, lines=8),
            part(w["techniques"], sheet, items=list(one.techniques), lines=3),
            part(w["materials"], sheet, text=one.materials, lines=3),
            part(w["people"], sheet, items=[*one.tasks, *filter(None, (one.others,))], lines=3),
        ),
        signatures=[sheet.worker("made_by")],
    )


def head(one: SessionPart, sheet: Sheet) -> Part | None:
    """Which session: the same beginning on every paper of one."""
    rows = facts(
        sheet, sheet.fact("session", one.no), sheet.fact("day", one.day), sheet.fact("hours", one.hours), sheet.fact("phase", one.phase),
        sheet.fact("topic", one.topic, 2), sheet.fact("reasons", one.reasons) if one.reasons else ["", None, 1],
    )  # fmt: skip
    return part(sheet.wording["which"], sheet, facts=[row for row in rows if row[0]])
