"""Family, institution and people around, the levels of the ecosystem; genogram, ecomap and maps, the ecomap also as a list of ties."""

from __future__ import annotations

from sintas.casework.reading.paper_assessment_shapes import AssessmentPart
from sintas.practice.catalogue import load

from ...drawings import pictures
from ...parts import Part, facts, part, parts, table
from ...sheet import Sheet

PLACED = ("genogram", "ecomap", "ecological_map", "social_map")


def around(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """The people around in words, then as they were drawn."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("family", one.family, 2),
        sheet.fact("institution", one.institution, 2),
        sheet.fact("relations", one.relations, 2),
        sheet.fact("close_to", one.close_to),
    )
    rows += [[level, list(lines), 1] for level, lines in one.ecosystem]
    figures = (ecomap(one, sheet) if tool == "ecomap" else drawn(tool, sheet) for tool in PLACED)
    return part(w["around"], sheet, facts=rows, subs=parts(*figures))


def drawn(tool: str, sheet: Sheet) -> Part | None:
    """A drawing under the name of its tool."""
    return part(load("assessment_tools").label(tool, sheet.wording.lang), sheet, drawings=pictures(sheet, tool))


def ecomap(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """The drawing, and the ties as a list for whoever hears the paper read or copies it in grey.

    That no tie holds conflict is said in words, for a line that is not drawn cannot be seen; not to a reader from whom a tie may be withheld.
    """
    w = sheet.wording
    rows = [[tie.to, tie.closeness, tie.energy, w["yes"] if tie.conflict else None] for tie in one.ties if tie.to]
    head = [w["with_whom"], w["closeness"], w["support"], w["conflict"]]
    quiet = w["no_conflict"] if rows and not sheet.audience.leaves and not any(tie.conflict for tie in one.ties) else None
    return part(w["ecomap"], sheet, drawings=pictures(sheet, "ecomap"), table=table(sheet, head, rows, (1.6, 1, 1.4, 0.7)), source=quiet)
