"""Contract of a group (R47, R50, R252): what members and facilitators promised each other, with empty lines for whoever wants to sign."""

from __future__ import annotations

from typing import Any

from sintas.groupwork.reading.paper_shapes import AgreedPart, GroupPart

from ..sheet import Sheet
from .of_group import frame_of

TERMS = (("aims", 3), ("timetable", 3), ("member_tasks", 4), ("facilitator_tasks", 4), ("confidentiality", 3), ("complaints", 2), ("ending", 2))
SPARE, LEAST = 2, 6  # lines to sign: some more than there are members, and never so few that they tell how many there are


def build(group: GroupPart, sheet: Sheet) -> dict[str, Any]:
    """No member is named: whoever signs writes the name she chose, or leaves only a mark, or does not sign."""
    w, agreed = sheet.wording, group.contract or AgreedPart()
    terms = [{"title": w[key], "text": getattr(agreed, key) or None, "lines": lines} for key, lines in TERMS]
    dates = sheet.known([sheet.fact("agreed_on", agreed.when or None), sheet.fact("review", agreed.review or None)])
    return frame_of(
        group,
        sheet,
        opening=w["opening"],
        terms=[one for one in terms if one["text"] or sheet.blank],
        limits={"title": w["limits"], "text": w["limits_text"]},
        dates={"title": w["dates"], "facts": dates},
        read_aloud=w["read_aloud"] if agreed.read_aloud else None,
        closing=w["closing"],
        sign={"title": w["members"], "note": w["members_note"], "head": [w["no"], w["chosen_name"], w["mark"]], "many": many(group)},
        signatures=[{"role": w["facilitator"], "name": name, "open": True} for name in group.facilitators or ("",)],
        know=sheet.approver(),
    )


def many(group: GroupPart) -> int:
    """How many lines to sign on."""
    return max(LEAST, group.counts.inside + group.counts.preparing + SPARE)
