"""The eight areas of the comprehensive assessment (R66-R76): who looked at which by what means, and what came of it."""

from __future__ import annotations

from sintas.casework.reading.paper_assessment_shapes import AreaLine, AssessmentPart
from sintas.practice.catalogue import load

from ...parts import Part, lines, part, table
from ...sheet import Sheet


def areas(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """In a draft of the house and in a blank form all eight stand, so that an area nobody looked at is seen."""
    w = sheet.wording
    whole = sheet.blank or (sheet.mode == "preview" and not sheet.audience.outside and one.given)
    seen = {line.code for line in one.areas}
    left = [AreaLine(code=row.code, area=row.label(w.lang), result="" if sheet.blank else w["not_assessed"])
            for row in load("assessment_areas").rows if whole and row.code not in seen]  # fmt: skip
    places = [row.code for row in load("assessment_areas").rows]
    every = sorted([*one.areas, *left], key=lambda line: places.index(line.code) if line.code in places else len(places))
    rows = [[line.area, lines(line.assessor, line.methods, line.when), lines(line.result, rated(line, sheet))] for line in every]
    return part(w["areas"], sheet, table=table(sheet, [w["area"], w["who_how"], w["result"]], rows, (1, 1.3, 2.2), free=0))


def rated(line: AreaLine, sheet: Sheet) -> str:
    """How far whoever rated it says the client is; "" when nobody did."""
    return sheet.wording.fill("percent", percent=line.percent) if line.percent else ""
