"""What troubles the client: symptoms by group, causes from within and from around, impacts; and anxiety as the worker judges it."""

from __future__ import annotations

from sintas.casework.reading.paper_assessment_shapes import AnxietyPart, AssessmentPart
from sintas.practice.catalogue import load

from ...parts import Part, facts, judged, part, parts
from ...sheet import Sheet


def symptoms(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Symptoms, causes and impacts are what was told and seen; the level of trauma is the worker's view."""
    w = sheet.wording
    groups: list[tuple[str, tuple[str, ...]]] = list(one.symptoms)
    if sheet.blank:
        groups = [(row.label(w.lang), ()) for row in load("symptom_groups").rows]
    rows: list[list[object]] = [[name, list(lines) or None, 2] for name, lines in groups if lines or sheet.blank]
    rows += facts(
        sheet,
        sheet.fact("causes_internal", one.causes_internal, 2),
        sheet.fact("causes_external", one.causes_external, 2),
        sheet.fact("factors", one.factors),
        sheet.fact("impacts", one.impacts, 2),
        sheet.fact("emotional_state", one.emotional_state),
        sheet.fact("nonverbal", ", ".join(one.nonverbal)),
    )
    view = judged(sheet, rows=facts(sheet, sheet.fact("trauma", one.trauma))) if one.trauma else None
    return part(w["symptoms"], sheet, facts=rows, judged=view)


def anxiety(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """A judgement with the signs seen, day by day; a test from outside is only named, and said to be weak when it is."""
    w = sheet.wording
    days = (AnxietyPart(),) if sheet.blank else one.anxiety
    subs = parts(*(day(line, sheet, dated=len(days) > 1) for line in days))
    return part(w["anxiety"], sheet, subs=subs)


def day(line: AnxietyPart, sheet: Sheet, *, dated: bool) -> Part | None:
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("level", ". ".join(filter(None, (line.level, line.meaning)))),
        sheet.fact("judged_on", line.when),
        sheet.fact("reach", line.reach),
        sheet.fact("signs", line.signs, 2),
        sheet.fact("felt_symptoms", line.symptoms),
        sheet.fact("responses", line.responses),
        sheet.fact("anxiety_causes", line.causes),
        sheet.fact("anxiety_impacts", line.impacts),
        sheet.fact("remark", line.words, 2),
        sheet.fact("test", line.test),
    )
    note = w["weak_test"] if line.weak else ""
    return part(line.when if dated else None, sheet, judged=judged(sheet, rows=rows, note=note) if rows else None)
