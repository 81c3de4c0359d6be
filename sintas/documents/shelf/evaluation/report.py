"""Evaluation (R300-R328): what was looked at by whom, how the work went, what changed by what it shows, and what is decided."""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_evaluation import ChangePart, EvaluationPart
from sintas.practice.catalogue import load

from ...copies import copy_for
from ...parts import Part, facts, judged, part, parts
from ...sheet import Sheet
from .drawn import drawn_measures
from .results import change_at, goal_results, is_latest, measured, ratings


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    sheet.need(sheet.about, "gap_nothing", "casework:evaluation", stops=True)
    one: EvaluationPart = sheet.about or EvaluationPart()
    if sheet.about:
        missing(one, sheet)
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=None if sheet.blank or not one.when else w.fill("subtitle", kind=one.kind or w["title"], day=one.when),
        version=one.version or None,
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        parts=parts(
            person(file, one, sheet), basis(one, sheet), process(one, sheet), outcome(one, sheet), goal_results(one.results, sheet),
            measured(change_at(one, sheet), one.results, sheet), drawn_measures(sheet) if is_latest(one, sheet) else None,
            ratings(one, sheet), factors(one, sheet), voice(one, sheet), competence(one, sheet),
        ),
        decision=decision(one, sheet),
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def missing(one: EvaluationPart, sheet: Sheet) -> None:
    """What a reader of an evaluation looks for."""
    for key, value in (("gap_results", all(line.looked for line in one.results) and one.results), ("factors", one.supporting or one.hindering),
                       ("voice", one.satisfaction or one.client_words), ("decision", one.decision)):  # fmt: skip
        sheet.need(value, key, "casework:change_page")


def person(file: CaseFile, one: EvaluationPart, sheet: Sheet) -> Part | None:
    """Who is spoken of, and who looked."""
    w, client = sheet.wording, file.client
    pairs = facts(
        sheet,
        sheet.fact("name", client.name),
        sheet.fact("age", w.fill("years", years=client.age) if client.age else None),
        sheet.fact("when", one.when),
        sheet.fact("by", one.by),
    )
    return part(w["person"], sheet, pairs=pairs)


def basis(one: EvaluationPart, sheet: Sheet) -> Part | None:
    """By which ways, with whom, and what the team said."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("techniques", ", ".join(one.techniques)),
        sheet.fact("mechanisms", one.mechanisms),
        sheet.fact("professions", ", ".join(one.professions)),
        sheet.fact("process_days", one.process_days),
        sheet.fact("discussed_with", one.discussed_with),
        sheet.fact("discussion", one.discussion, 3),
    )
    return part(w["basis"], sheet, facts=rows)


def process(one: EvaluationPart, sheet: Sheet) -> Part | None:
    """How the work went."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("ran_smoothly", one.ran_smoothly),
        sheet.fact("goals_fully_met", one.goals_fully_met),
        sheet.fact("process_words", one.process, 3),
        sheet.fact("method_fit", one.method_fit, 2),
    )
    return part(w["process"], sheet, facts=rows)


def outcome(one: EvaluationPart, sheet: Sheet) -> Part | None:
    w, change = sheet.wording, sheet.work.get("change") or ChangePart()
    rows = facts(sheet, sheet.fact("success_signs", one.success_signs), sheet.fact("impact_areas", one.impact_areas))
    said = (one.outcome, change.told if is_latest(one, sheet) else "")
    return part(w["outcome"], sheet, text="\n\n".join(filter(None, said)), facts=rows, lines=3)


def factors(one: EvaluationPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = facts(sheet, sheet.fact("supporting", one.supporting, 2), sheet.fact("hindering", one.hindering, 2))
    return part(w["factors"], sheet, facts=rows)


def voice(one: EvaluationPart, sheet: Sheet) -> Part | None:
    """The client's own view of the service."""
    w = sheet.wording
    rows = facts(sheet, sheet.fact("satisfaction", one.satisfaction))
    return part(w["voice"], sheet, facts=rows, quote=one.client_words, quote_by=w["client_said"])


def competence(one: EvaluationPart, sheet: Sheet) -> Part | None:
    """The team's honest look at its own work: it stays in the house (class notes)."""
    held = judged(sheet, text=one.competence) if one.competence or sheet.blank else None
    return part(sheet.wording["competence"], sheet, judged=held)


def decision(one: EvaluationPart, sheet: Sheet) -> dict[str, Any]:
    """Boxes, the reason, who carries on and when it is looked at again. It stands on the page of the signatures."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("reason", one.decision_reason, 2),
        sheet.fact("continued_by", one.continued_by),
        sheet.fact("next_on", one.next_on),
    )
    options = [[row.code, row.label(w.lang)] for row in load("evaluation_decisions").rows]
    if not (one.decided or sheet.blank) and (sheet.mode == "final" or sheet.audience.outside):
        options = []  # empty boxes on a paper that was made would say that something is still to be ticked
    return {
        "title": w["decision"],
        "options": options,
        "chosen": [one.decision] if one.decided else [],
        "none": w["no_decision"] if not options and not sheet.audience.outside else None,
        "facts": rows,
    }
