"""Family, institution and people around, the levels of the ecosystem, and the ecomap as a list of ties."""

from __future__ import annotations

from sintas.casework.reading.paper_assessment_shapes import AssessmentPart

from ...parts import Part, facts, part, parts, table
from ...sheet import Sheet


def around(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """The ecomap is a list until it is drawn: with whom, how close, where support flows."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("family", one.family, 2),
        sheet.fact("institution", one.institution, 2),
        sheet.fact("relations", one.relations, 2),
        sheet.fact("close_to", one.close_to),
    )
    rows += [[level, list(lines), 1] for level, lines in one.ecosystem]
    return part(w["around"], sheet, facts=rows, subs=parts(ecomap(one, sheet)))


def ecomap(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Whether the ties hold conflict is said in words: a reader cannot see a line that is not drawn."""
    w = sheet.wording
    rows = [[tie.to, tie.closeness, tie.energy, w["yes"] if tie.conflict else None] for tie in one.ties if tie.to]
    head = [w["with_whom"], w["closeness"], w["support"], w["conflict"]]
    quiet = w["no_conflict"] if rows and not any(tie.conflict for tie in one.ties) else None
    return part(w["ecomap"], sheet, table=table(sheet, head, rows, (1.6, 1, 1.4, 0.7)), source=quiet)
