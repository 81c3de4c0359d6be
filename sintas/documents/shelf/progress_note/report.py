"""Progress note of one session (reference F9, in the order subjective, objective, assessment, plan). Stays in the house."""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.for_paper import SessionPart

from ...sheet import Sheet


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    w, session = sheet.wording, sheet.about
    sheet.need(session, "session_gap", "casework:session", stops=True)
    one = session or SessionPart()
    for key, value in (("when", one.when), ("techniques", one.techniques), ("note", one.note)) if session else ():
        sheet.need(value, key)
    pairs = [
        sheet.fact("when", one.when),
        sheet.fact("time", one.time),
        sheet.fact("minutes", one.minutes),
        sheet.fact("channel", one.channel),
        sheet.fact("place", one.place),
        sheet.fact("participants", one.participants),
        sheet.fact("role", one.role),
        sheet.fact("pillar", one.pillar),
    ]
    method = [sheet.fact("techniques", one.techniques, 2), sheet.fact("therapy", one.therapy), sheet.fact("steps", one.steps)]
    onward = [sheet.fact("next_step", one.next_step, 2), sheet.fact("next_owner", one.next_owner), sheet.fact("next_on", one.next_on)]
    writer = sheet.worker() if sheet.blank or not one.by else {"role": w["social_worker"], "name": one.by, "number": one.by_number or None}
    return sheet.frame(
        file.number,
        subtitle=w.fill("subtitle", number=one.number or "…"),
        label_note=w["label_note"],
        marks=[w[key] for key, on in (("late", one.late), ("protection", one.protection)) if on],
        early=w.fill("early", why=one.early_reason) if one.early else None,
        meeting={"title": w["meeting"], "pairs": sheet.known(pairs), "facts": sheet.known(method)},
        parts=[
            {"title": w["before"], "text": one.before or None, "lines": 2, "wanted": False},
            {"title": w["client_words"], "quote": one.client_words or None, "lines": 3},
            {"title": w["note"], "text": one.note or None, "lines": 7, "wanted": True},
            {"title": w["feedback"], "text": one.feedback or None, "lines": 2, "wanted": False},
            {"title": w["achievement"], "text": one.achievement or None, "lines": 3, "wanted": True},
            {"title": w["worst_case"], "text": one.worst_case or None, "lines": 2, "wanted": False},
        ],
        onward={
            "title": w["next"],
            "facts": None if one.no_next_step and not one.next_step else sheet.known(onward),
            "none": w["none_needed"],
        },
        correction=w["correction"],
        signatures=[writer],
    )
