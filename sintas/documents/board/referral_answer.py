"""Answer to whoever sent somebody with a letter (C8): what was decided, by initials and number; nothing of what was told or found stands on it."""

from __future__ import annotations

from typing import Any

from sintas.intake.reading.for_paper import AnswerLetter

from ..parts import facts, part, parts
from ..sheet import Sheet


def build(one: AnswerLetter, sheet: Sheet) -> dict[str, Any]:
    """It leaves the house, so the contact is the unit and who writes, never the person."""
    w = sheet.wording
    where = sheet.house.whereabouts(w.fill("phone", number=sheet.house.phone))
    about = facts(sheet, sheet.fact("letter", one.letter), sheet.fact("initials", one.initials), sheet.fact("our_number", one.number))
    decided = facts(sheet, sheet.fact("why", one.why), sheet.fact("where", one.where))
    return sheet.frame(
        label_note=w["label_note"],
        to=[one.sender],
        opening=w.fill("opening", day=one.received),
        parts=parts(part(w["about"], sheet, facts=about), part(w["decision"], sheet, text=w[one.state], facts=decided)),
        closing=w["closing"],
        contact=w.fill("contact", who=sheet.writer, where=where),
        signatures=[sheet.worker()],
        know=sheet.approver(),
    )
