"""The letter to the client: gentle, in the form of address they chose, and nothing in it that somebody else could turn against them.

No form of violence, no judgement, no reason in the team's words: it may lie on a table at home.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_ending import TerminationPart

from ...parts import joined, part, parts
from ...sheet import Sheet


def letter(file: CaseFile, one: TerminationPart, sheet: Sheet) -> dict[str, Any]:
    """Only what the client may keep and would want to read again."""
    w = sheet.wording
    named: Any = sheet.house.letterhead.get("lines") or []
    where = ", ".join(str(line) for line in (sheet.house.letterhead.get("name"), *named) if line)
    first = w.fill("letter_first", day=one.follow_up_on) if one.follow_up_on else ""
    return sheet.frame(
        letter=True,
        label="",
        file_title=w["letter_title"],
        short_title=w["letter_title"],
        title=w["letter_title"],
        foot_note=w["letter_note"],
        opening=w.fill("letter_opening_handover" if one.handover else "letter_opening", name=file.client.called or file.client.name or "…"),
        parts=parts(
            part(w["letter_reached"], sheet, items=one.achievements),
            part(w["letter_helps"], sheet, items=one.coping),
            part(w["letter_said"], sheet, quote=joined([one.client_view] if one.client_view else [])),
            part(w["letter_going_on"], sheet, items=one.handed_to),
            part(w["letter_staying"], sheet, text=first, items=one.channels, after=one.follow_up_plan),
            part(w["letter_back"], sheet, text=w.fill("letter_back_text", where=where) if where else w["letter_back_plain"]),
        ),
        closing=w["letter_closing"],
        signatures=[sheet.worker()],
        know=[],
    )
