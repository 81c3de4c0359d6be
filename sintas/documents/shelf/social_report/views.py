"""VI-VII: needs, strengths and risk; then the analysis, which is the worker's and says so."""

from __future__ import annotations

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_assessment_shapes import AnxietyPart, AssessmentPart

from ...parts import Part, facts, joined, judged, part, parts, quad, sentence
from ...sheet import Sheet


def needs(file: CaseFile, one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Never needs alone: what is strong already stands beside them (R85)."""
    w = sheet.wording
    names = ("internal_strengths", "external_strengths", "internal_weaknesses", "external_weaknesses")
    subs = parts(
        part(w["needs"], sheet, items=one.needs, lines=3),
        part(w["hopes"], sheet, quote=joined(one.hopes), quote_by=w["hopes_by"] if one.hopes else None),
        part(w["potentials"], sheet, items=one.potentials, lines=3),
        part(w["strengths"], sheet, quad=quad(sheet, *((w[name], getattr(one.strengths, name)) for name in names))),
        risk(file, sheet),
    )
    return part(w["needs_strengths_risk"], sheet, subs=subs)


def risk(file: CaseFile, sheet: Sheet) -> Part | None:
    """Facts about danger and what protects; the level is the worker's judgement, beside it how the client sees it."""
    w, look = sheet.wording, file.risk
    dangers = tuple(dict.fromkeys((*(look.facts if look else ()), *file.danger)))
    rows = facts(
        sheet,
        sheet.fact("risk_facts", dangers, 2),
        sheet.fact("protective", look.protective if look else (), 2),
        sheet.fact("lives", w["yes"] if file.lives_with_perpetrator else None),
    )
    view = judged(sheet, rows=facts(sheet, sheet.fact("level", look.level if look else None), sheet.fact("reasons", look.reasons if look else None, 2),
                                    sheet.fact("risk_when", look.when if look else None))) if look and (look.level or look.reasons) else None  # fmt: skip
    quote = look.client_view if look else None
    return part(w["risk"], sheet, facts=rows, quote=quote, quote_by=w["risk_client_view"], judged=view)


def analysis(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Problems, why they are there, what is worked on first; anxiety with the signs seen. All of it a view, with its day."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("problems", one.problems, 3),
        sheet.fact("causes_internal", one.causes_internal, 2),
        sheet.fact("causes_external", one.causes_external, 2),
        sheet.fact("focus", one.focus, 2),
        sheet.fact("trauma", one.trauma),
        sheet.fact("anxiety", tuple(anxiety(line) for line in one.anxiety if line.level or line.words)),
        sheet.fact("functioning", tuple(criterion(line.criterion, line.level, line.words) for line in one.functioning if line.criterion)),
    )
    weak = w["weak_test"] if any(line.weak for line in one.anxiety) else ""
    return part(w["analysis"], sheet, judged=judged(sheet, rows=rows, note=weak) if rows else None)


def anxiety(line: AnxietyPart) -> str:
    """One judgement in a run of text; a test from outside is named, never counted."""
    head = f"{line.level} ({line.when})" if line.level and line.when else line.level
    return sentence(head, line.words, ", ".join(line.signs), line.test)


def criterion(name: str, level: str, words: str) -> str:
    said = ", ".join(filter(None, (level, words)))
    return f"{name}: {said[:1].lower()}{said[1:]}" if said else name
