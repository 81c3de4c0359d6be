"""Laporan Sosial (reference F1): read in court and by other agencies, so fact, the client's words and the worker's view stand apart,
each with its source. A part without anything in it is left out, so that a reader cannot tell "nothing" from "not released".
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_assessment_shapes import AssessmentPart
from sintas.casework.reading.paper_plan import InterventionPart

from ...copies import copy_for
from ...parts import Part, facts, part, parts, table
from ...sheet import Sheet
from .condition import condition
from .history import history, identity, sources
from .ties import ties
from .views import analysis, needs

MOST_LINES = 6  # kept free for the recommendation


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    one: AssessmentPart = sheet.work["assessment"]
    plan: InterventionPart = sheet.work["plan"]
    missing(file, one, sheet)
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=None if sheet.blank else w.fill("subtitle", day=sheet.today),
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        key={
            "title": w["key"],
            "fact": w["key_fact"],
            "words": w["key_words"],
            "view": {"head": w["judged"], "text": w["key_view"], "items": [], "facts": [], "lines": 0},
        },
        parts=parts(
            identity(file, sheet), sources(file, one, sheet), history(file, one, sheet), condition(file, one, sheet),
            ties(file, one, sheet), needs(file, one, sheet), analysis(one, sheet), services(file, sheet),
        ),
        conclusion={"title": w["conclusion"], "judged": {"head": w["judged"], "text": one.conclusion or None, "items": [], "facts": [], "lines": 5}},
        recommendation=recommendation(plan, sheet),
        closing=w["closing"],
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def missing(file: CaseFile, one: AssessmentPart, sheet: Sheet) -> None:
    """What a reader of such a report looks for first. Without a word about what happened there is nothing to report."""
    sheet.need(file.incidents or file.events or one.given or sheet.sessions, "gap_nothing", "cases:contact", stops=True)
    if sheet.blank:
        return
    sheet.need(file.client.name, "name", "cases:people")
    sheet.need(file.incidents or one.background, "history", "cases:safety")
    sheet.need(one.given, "gap_assessment", "casework:assessment_page")
    if one.given:
        sheet.need(one.sources, "sources", "casework:information_source")
        sheet.need(one.conclusion, "conclusion", "casework:assessment")


def services(file: CaseFile, sheet: Sheet) -> Part | None:
    """What has been done: the agreed aim, steps of protection, sessions with what they reached."""
    w = sheet.wording
    rows = []
    for one in sheet.sessions:
        how = "; ".join(filter(None, (one.therapy, ", ".join(one.steps), ", ".join(one.techniques))))
        if one.number or one.achievement:
            rows.append([one.number, one.when, how, one.achievement])
    done = tuple(f"{one.when}: {one.title}" for one in file.events if one.title and "risk_safety" in one.shows_with)
    aims = file.contract.aims if file.contract else ""
    held = facts(sheet, sheet.fact("aims", aims, 2), sheet.fact("protection", done, 2))
    head = [w["no"], w["date"], w["way"], w["reached"]]
    return part(w["services"], sheet, facts=held, table=table(sheet, head, rows, (0.4, 1, 1.8, 1.8)))


def recommendation(plan: InterventionPart, sheet: Sheet) -> dict[str, Any]:
    """What is planned with the client stands above the lines on which the worker writes what is recommended."""
    w = sheet.wording
    goals = tuple(goal.text for goal in plan.goals if goal.text)
    rows = [] if sheet.blank else facts(sheet, sheet.fact("planned", plan.goal_general), sheet.fact("planned_goals", goals))
    return {"title": w["recommendation"], "facts": rows, "free": MOST_LINES}
