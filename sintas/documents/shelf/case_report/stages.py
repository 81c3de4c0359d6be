"""Assessment and plan as they stand on the papers of their own, one section each."""

from __future__ import annotations

from sintas.casework.reading.paper_assessment_shapes import AssessmentPart
from sintas.casework.reading.paper_plan import InterventionPart

from ...parts import Part, facts, judged, part, parts
from ...sheet import Sheet
from ..assessment import report as paper
from ..assessment.areas import areas
from ..assessment.around import around
from ..assessment.symptoms import anxiety, symptoms
from ..plan import report as planned
from ..plan.goals import goals
from ..plan.people import implementers, steps
from .heads import head


def assessment(sheet: Sheet) -> Part | None:
    """Sources and background stand before it in this report."""
    one: AssessmentPart = sheet.work["assessment"]
    own = sheet.speaking("assessment")
    if not one.given and not sheet.blank:
        return None
    conclusion = part(own.wording["conclusion"], own, judged=judged(own, text=one.conclusion)) if one.conclusion else None
    subs = parts(
        areas(one, own), paper.functioning(one, own), paper.strengths(one, own), symptoms(one, own), anxiety(one, own), around(one, own),
        paper.road(one, own), paper.tools(one, own), paper.found(one, own), paper.hopes(one, own), paper.focus(one, own),
        paper.opposed(one, own), conclusion,
    )  # fmt: skip
    said = facts(sheet, sheet.fact("assessed", one.written.when), sheet.fact("written_by", one.written.by), sheet.fact("approved_by", one.written.approved))
    return part(sheet.wording["assessment"], sheet, **head(said if subs else []), subs=subs)


def plan(sheet: Sheet) -> Part | None:
    """The plan that stands, with the client's answer to it."""
    one: InterventionPart = sheet.work["plan"]
    own = sheet.speaking("plan")
    if not one.given and not sheet.blank:
        return None
    aim = [*facts(own, own.fact("follows_from", one.follows_from), own.fact("target", one.target), own.fact("made_with", ", ".join(one.made_with)))]
    about = part(None, own, facts=aim)
    subs = parts(
        planned.aim(one, own), about, planned.safety(one, own), goals(one, own), planned.services(one, own), implementers(one, own),
        steps(one, own), planned.resources(one, own), planned.review(one, own), agreement(one, own),
    )  # fmt: skip
    said = facts(sheet, sheet.fact("planned", one.written.when), sheet.fact("written_by", one.written.by), sheet.fact("approved_by", one.written.approved))
    return part(sheet.wording["plan"], sheet, **head(said if subs else []), subs=subs)


def agreement(one: InterventionPart, own: Sheet) -> Part | None:
    """What the client answered, in which words."""
    w = own.wording
    explained = w["yes"] if one.explained_before else None
    rows = facts(
        own,
        own.fact("answer", one.agreement_answer),
        own.fact("agreed_on", one.agreed),
        own.fact("explained", explained),
    )
    return part(w["agreement"], own, facts=rows, quote=one.agreement_words, quote_by=w["client_said"])
