"""Minutes of one session of a group (R254): who came in numbers, what happened in the group, what was taken home. No word of one member."""

from __future__ import annotations

from typing import Any

from sintas.groupwork.reading.paper_shapes import GroupPart, SessionPart

from ..parts import part, parts
from ..sheet import Sheet
from .of_group import frame_of, which


def build(group: GroupPart, sheet: Sheet) -> dict[str, Any]:
    """A blank form keeps its lines."""
    w, one = sheet.wording, group.session or SessionPart()
    return frame_of(
        group,
        sheet,
        parts=parts(
            which(one, sheet),
            part(w["came"], sheet, text=one.came, lines=1),
            part(w["techniques"], sheet, items=list(one.techniques), lines=2),
            part(w["themes"], sheet, text=one.themes, lines=3),
            part(w["words"], sheet, text=one.words, lines=8),
            part(w["seen"], sheet, items=list(one.seen), text=one.answer, lines=3),
            part(w["closing"], sheet, text=one.closing, lines=3),
            part(w["homework"], sheet, items=list(one.homework), lines=3),
        ),
        signatures=[{"role": w["facilitator"], "name": name, "open": True} for name in one.led_by] or [sheet.worker()],
        know=sheet.approver(),
    )
