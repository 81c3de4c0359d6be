"""V: family and ecomap, drawn and as tables, which a reading aid reads as well."""

from __future__ import annotations

from sintas.cases.reading.paper_shapes import CaseFile, PersonLine
from sintas.casework.reading.paper_assessment_shapes import AssessmentPart

from ...drawings import pictures
from ...parts import Part, part, parts, table
from ...sheet import Sheet


def ties(file: CaseFile, one: AssessmentPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    return part(w["ties"], sheet, subs=parts(family(file, sheet), ecomap(one, sheet)))


def family(file: CaseFile, sheet: Sheet) -> Part | None:
    """The people of the file; who has died is said to have died, without an age of today. Of some nothing is noted but who they are."""
    w = sheet.wording
    rows = [[line.name, line.relation, line.age, line.education, line.occupation, remark(line, sheet)] for line in file.people]
    known = [row for row in rows if any((row[0], *row[2:]))]
    rest = list(dict.fromkeys(row[1][:1].lower() + row[1][1:] for row in rows if row[1] and row not in known))
    head = [w["name"], w["relation"], w["age"], w["education"], w["occupation"], w["remark"]]
    found = table(sheet, head, known, (1.2, 1, 0.6, 1, 1.1, 1.4), free=6)
    return part(w["family"], sheet, drawings=pictures(sheet, "genogram"), table=found, after=w.fill("also", who=", ".join(rest)) if rest else None)


def remark(line: PersonLine, sheet: Sheet) -> str:
    marks = (("in_household", "in_house"), ("perpetrator", "is_perpetrator"), ("supports", "supports"), ("safe_guardian", "is_guardian"))
    said = [sheet.wording[key] for name, key in marks if getattr(line, name)]
    return ", ".join(filter(None, (line.died, *said)))


def ecomap(one: AssessmentPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = [[tie.to, tie.closeness, tie.energy, w["yes"] if tie.conflict else None] for tie in one.ties if tie.to]
    head = [w["with_whom"], w["closeness"], w["support"], w["conflict"]]
    quiet = w["no_conflict"] if rows and not sheet.audience.leaves and not any(tie.conflict for tie in one.ties) else None
    return part(w["ecomap"], sheet, drawings=pictures(sheet, "ecomap"), table=table(sheet, head, rows, (1.6, 1, 1.4, 0.7)), source=quiet)
