"""IV: how the client is: body, mind, social life, faith and culture, care, school and work, means, surroundings."""

from __future__ import annotations

from collections.abc import Sequence

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_assessment_shapes import AssessmentPart

from ...parts import Part, facts, part, parts, sentence
from ...parts import lines as lines_of
from ...sheet import Sheet

AREAS = {
    "biological": ("health_legal", "physical"),
    "psychological": ("psychosocial",),
    "spiritual": ("mental_spiritual",),
    "school_work": ("interests_talents", "potential"),
    "economy": ("access_to_resources",),
    "care": ("family_tracing",),
}


def condition(file: CaseFile, one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Each heading with what was found, and by whom and how it was looked at."""
    w, boxes = sheet.wording, one.bpss
    symptoms = [sheet.fact_named(name, lines) for name, lines in one.symptoms]
    mind = [*symptoms, *facts(sheet, sheet.fact("emotional_state", one.emotional_state), sheet.fact("nonverbal", ", ".join(one.nonverbal)))]
    work = facts(sheet, sheet.fact("education", file.client.education), sheet.fact("occupation", file.client.occupation))
    care = facts(sheet, sheet.fact("lives_with", file.client.lives_with), sheet.fact("family_background", one.family_background))
    around = facts(sheet, sheet.fact("institution", one.institution), sheet.fact("relations", one.relations))
    around += [sheet.fact_named(level, lines) for level, lines in one.ecosystem]
    subs = parts(
        heading("biological", one, sheet, boxes.biological, facts(sheet, sheet.fact("impacts", one.impacts))),
        heading("psychological", one, sheet, boxes.psychological, mind),
        heading("social", one, sheet, boxes.social, []),
        heading("spiritual", one, sheet, boxes.spiritual, []),
        heading("care", one, sheet, (one.family,) if one.family else (), care),
        heading("school_work", one, sheet, (), work),
        heading("economy", one, sheet, (), []),
        heading("around", one, sheet, (), around),
    )
    return part(w["condition"], sheet, subs=subs)


def heading(key: str, one: AssessmentPart, sheet: Sheet, lines: Sequence[str], rows: list[list[object]]) -> Part | None:
    """What was noted, with the results of the areas that belong here; who looked stands beside each result."""
    w = sheet.wording
    seen = [line for line in one.areas if line.code in AREAS.get(key, ()) and (line.result or line.percent)]
    results = [
        sheet.fact_named(
            line.area,
            lines_of(
                sentence(line.result, w.fill("percent", percent=line.percent) if line.percent else ""),
                looked(line.assessor, line.methods, line.when, sheet),
            ),
        )
        for line in seen
    ]
    return part(w[key], sheet, items=list(lines), facts=[] if sheet.blank else [*rows, *results], lines=3)


def looked(assessor: str, methods: str, when: str, sheet: Sheet) -> str:
    """The source of a result: who, how, when; "" when nobody noted it."""
    said = ", ".join(filter(None, (assessor, methods[:1].lower() + methods[1:], when)))
    return sheet.wording.fill("source_of", who=said) if said else ""
