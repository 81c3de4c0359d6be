"""How somebody comes along in one programme (R66, R21): days there, levels with their raters. By code and initials."""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.programmes.reading.for_paper import EnrolmentPart

from ...copies import copy_for
from ...initials import client_fact
from ...parts import Part, facts, part, parts, table
from ...sheet import Sheet

PAGE = "programmes:of_case"


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    sheet.need(sheet.about, "gap_nothing", PAGE, stops=True)
    one: EnrolmentPart = sheet.about or EnrolmentPart()
    if sheet.about:
        sheet.need(one.levels, "gap_levels", PAGE)
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=w.fill("subtitle", name=one.name, days=one.days) if one.name else None,
        version=one.version or None,
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        parts=parts(person(file, one, sheet), attendance(one, sheet), progress(one, sheet), remarks(one, sheet)),
        signatures=[{"role": w["mentor"], "open": True}, sheet.worker("made_by")],
        know=sheet.approver(),
    )


def person(file: CaseFile, one: EnrolmentPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    pairs = facts(
        sheet,
        client_fact(file.client.name, sheet),
        sheet.fact("programme", one.name),
        sheet.fact("days", one.days),
        sheet.fact("state", one.state),
    )
    return part(w["person"], sheet, pairs=pairs)


def attendance(one: EnrolmentPart, sheet: Sheet) -> Part | None:
    """Marks counted; a day nobody marked is not counted as missed."""
    w = sheet.wording
    return part(w["attendance"], sheet, table=table(sheet, [w["mark"], w["count"]], [list(held) for held in one.marks], (3, 1), free=3))


def progress(one: EnrolmentPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = [
        [held.when, w.fill("level_of", level=held.level, most=held.most) if held.most else held.level, held.rater, held.words]
        for held in one.levels
    ]
    head = [w["when"], w["level"], w["rater"], w["words"]]
    shown = table(sheet, head, rows, (1.1, 0.8, 1.4, 2), free=6)
    return part(w["progress"], sheet, wanted=True, table=shown, after=w["no_scale"] if shown else None)


def remarks(one: EnrolmentPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    return part(w["note"], sheet, facts=facts(sheet, sheet.fact("note", one.note, 3), sheet.fact("counted", one.counted, 2)))
