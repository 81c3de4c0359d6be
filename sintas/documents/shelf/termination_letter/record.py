"""Parts of the record of an ending that hold the team's judgement; none of them stands on the letter to the client."""

from __future__ import annotations

from sintas.casework.reading.paper_ending import TerminationPart
from sintas.practice.catalogue import load

from ...parts import Part, facts, judged, part, table
from ...sheet import Sheet


def ending(one: TerminationPart, sheet: Sheet) -> Part | None:
    """How and why it ends."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("kind", one.kind),
        sheet.fact("why", (*one.reasons, *one.reason_words), 2),
        sheet.fact("manner", one.manner),
        sheet.fact("success", one.success),
        sheet.fact("otherwise", one.own_words) if one.own_words else ["", None],
    )
    return part(w["ending"], sheet, facts=[row for row in rows if row[0]])


def criteria(one: TerminationPart, sheet: Sheet) -> Part | None:
    """All four, each with what could be seen; a criterion nobody judged says so. There is no sum."""
    w = sheet.wording
    rows: list[list[object]] = [[line.name, line.level or w["not_judged"], line.evidence] for line in one.criteria if line.name]
    if sheet.blank:
        rows = [[row.label(w.lang), None, None] for row in load("termination_criteria").in_use()]
    head = [w["criterion"], w["judgement"], w["evidence"]]
    return part(w["criteria"], sheet, table=table(sheet, head, rows, (1.6, 0.8, 2.4), free=0))


def final_talk(one: TerminationPart, sheet: Sheet) -> Part | None:
    """The last counselling, and that the ending is no rejection was said."""
    w = sheet.wording
    said = None if sheet.blank or not one.given else w["yes"] if one.not_rejection_explained else w["not_recorded"]
    held = one.final_counselling or one.final_words
    rows = facts(
        sheet,
        sheet.fact("final_counselling", one.final_counselling),
        sheet.fact("final_words", one.final_words, 2),
        sheet.fact("not_rejection", said if held or one.not_rejection_explained or sheet.blank else None),
    )
    return part(w["final_talk"], sheet, facts=rows)


def going_on(one: TerminationPart, sheet: Sheet) -> Part | None:
    """What is not finished, and who carries on with it; receivers that do not agree are said in the house (class notes)."""
    w = sheet.wording
    rows = facts(sheet, sheet.fact("unresolved", one.unresolved, 2), sheet.fact("handed_to", one.handed_to, 2))
    note = w.fill("differ", here=", ".join(one.handed_to), there=", ".join(one.differ)) if one.differ else None
    return part(w["going_on"], sheet, note=note, facts=rows)


def returning(one: TerminationPart, sheet: Sheet) -> Part | None:
    """Where the client goes, and how safe it is there as the team judges it (R346)."""
    w = sheet.wording
    view = facts(sheet, sheet.fact("source_of_trauma", one.source_of_trauma), sheet.fact("return_view", one.return_view, 2))
    rows = facts(sheet, sheet.fact("returns_to", one.returns_to))
    return part(w["returning"], sheet, facts=rows, judged=judged(sheet, rows=view) if view else None)
