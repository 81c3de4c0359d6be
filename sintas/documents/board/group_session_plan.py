"""Plan of one session of a group (R239-R252): aims, activities, materials, who does what. It names no member."""

from __future__ import annotations

from typing import Any

from sintas.groupwork.reading.paper_shapes import GroupPart, SessionPart

from ..parts import part, parts
from ..sheet import Sheet
from .of_group import frame_of, which


def build(group: GroupPart, sheet: Sheet) -> dict[str, Any]:
    """A blank form keeps its lines, to plan by hand."""
    w, one = sheet.wording, group.session or SessionPart()
    return frame_of(
        group,
        sheet,
        parts=parts(
            which(one, sheet),
            part(w["aims"], sheet, text=one.aims, lines=3),
            part(w["activities"], sheet, text=one.activities, lines=8),
            part(w["techniques"], sheet, items=list(one.techniques), lines=3),
            part(w["materials"], sheet, text=one.materials, lines=3),
            part(w["people"], sheet, items=[*one.tasks, *filter(None, (one.others,))], lines=3),
        ),
        signatures=[sheet.worker("made_by")],
    )
