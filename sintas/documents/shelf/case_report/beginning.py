"""From where we know, what happened, how the client came and agreed, and what endangers them."""

from __future__ import annotations

from sintas.cases.reading.paper_shapes import CaseFile, IncidentPart
from sintas.casework.reading.paper_assessment_shapes import AssessmentPart

from ...parts import Part, facts, judged, part, parts, table
from ...sheet import Sheet
from ..assessment.report import basis
from .way import events_story


def sources(file: CaseFile, sheet: Sheet) -> Part | None:
    """What the assessment rests on, then who was spoken with and when (F1 II)."""
    w = sheet.wording
    days: dict[str, list[str]] = {}
    for one in file.events:
        if one.source and one.title:
            days.setdefault(one.title, []).append(one.when)
    held = [one.when for one in sheet.sessions if one.number]
    if held:
        days[w["sessions_source"]] = held
    rows = [[kind, str(len(said)), ", ".join(filter(None, said))] for kind, said in days.items()]
    talks = part(w["talks"], sheet, table=table(sheet, [w["talk"], w["times"], w["when"]], rows, (1.8, 0.5, 2.2)))
    rests = basis(sheet.work["assessment"], sheet.speaking("assessment"))
    return part(w["sources"], sheet, subs=parts({**rests, "title": None} if rests else None, talks))


def happened(file: CaseFile, sheet: Sheet) -> Part | None:
    """Each incident as told, then what lies behind it, and the client's own view."""
    w = sheet.wording
    held: AssessmentPart = sheet.work["assessment"]
    incidents = (IncidentPart(),) if sheet.blank else file.incidents
    subs = parts(*(incident(one, sheet, at, len(incidents)) for at, one in enumerate(incidents, start=1)))
    behind = part(
        w["background"], sheet, items=held.background, quote=held.client_view, quote_by=w["own_view"],
        facts=facts(sheet, sheet.fact("family_background", held.family_background)),
    )  # fmt: skip
    return part(w["happened"], sheet, subs=[*subs, *([behind] if behind else [])])


def incident(one: IncidentPart, sheet: Sheet, at: int, of: int) -> Part | None:
    """One incident; None when nothing of it may be shown. The impacts a client named stand with the facts, not with the view."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("when", one.when),
        sheet.fact("repeated", one.repeated),
        sheet.fact("forms", one.forms),
        sheet.fact("place", one.place),
        sheet.fact("perpetrators", one.perpetrators),
        sheet.fact("impacts", (*one.impacts, *filter(None, [one.impact_words]))),
        sheet.fact("factors", one.factors),
        sheet.fact("reported", one.reported),
        sheet.fact("told", one.told, 5),
    )
    title = w.fill("incident", number=str(at)) if of > 1 else None
    return part(title, sheet, facts=rows, quote=one.own_view, quote_by=w["own_view"])


def access(file: CaseFile, sheet: Sheet) -> Part | None:
    """How the case came in, first contacts as dated entries, consent, and the contract."""
    w = sheet.wording
    came = facts(
        sheet,
        sheet.fact("route", file.route),
        sheet.fact("received", file.received),
        sheet.fact("told_first", file.told_first, 2),
    )
    met = part(w["first_contacts"], sheet, story=events_story(file, sheet, early=True))
    return part(w["access"], sheet, facts=came, subs=parts(met, consent(file, sheet), contract(file, sheet)))


def consent(file: CaseFile, sheet: Sheet) -> Part | None:
    """Every event of consent, the first first."""
    w = sheet.wording
    rows: list[list[object]] = []
    for one in file.consents:
        if not one.outcome_words:
            continue
        how = "; ".join(filter(None, (one.manner, w["read_aloud"] if one.read_aloud else "", w.fill("until", day=one.until) if one.until else "")))
        rows.append([one.when, (one.outcome_words, *filter(None, [how, one.limits])), ", ".join(one.purpose_words), ", ".join(one.recipient_words)])
    if "services" not in sheet.audience.allowed and not sheet.blank:
        return None
    head = [w["when"], w["consent_head"], w["purposes"], w["recipients"]]
    if rows or sheet.blank:
        return part(w["consent"], sheet, table=table(sheet, head, rows, (0.9, 1.4, 1.4, 1.3)))
    return part(w["consent"], sheet, text=w["no_consent"])


def contract(file: CaseFile, sheet: Sheet) -> Part | None:
    w, one = sheet.wording, file.contract
    if one is None:
        return None
    signed = "; ".join(w[key] for key, on in (("read_aloud", one.read_aloud), ("signed", one.signed)) if on)
    rows = facts(
        sheet,
        sheet.fact("agreed_on", "; ".join(filter(None, (one.when, signed)))),
        sheet.fact("aims", one.aims),
        sheet.fact("client_tasks", one.client_tasks),
        sheet.fact("worker_tasks", one.worker_tasks),
        sheet.fact("timetable", one.timetable),
        sheet.fact("rules", one.rules),
        sheet.fact("review", one.review),
        sheet.fact("ends", one.ends),
    )
    return part(w["contract"], sheet, facts=rows)


def risk(file: CaseFile, sheet: Sheet) -> Part | None:
    """Facts about danger and what protects; the level and its reasons are the worker's view."""
    w, one = sheet.wording, file.risk
    held = facts(
        sheet,
        sheet.fact("risk_facts", tuple(dict.fromkeys((*(one.facts if one else ()), *file.danger)))),
        sheet.fact("protective", one.protective if one else ()),
        sheet.fact("client_view", one.client_view if one else None, 2),
    )
    view = facts(
        sheet,
        sheet.fact("level", one.level if one else None),
        sheet.fact("risk_when", one.when if one and one.level else None),
        sheet.fact("reasons", one.reasons if one else None, 3),
    )
    note = w["lives"] if file.lives_with_perpetrator else None
    return part(w["risk"], sheet, note=note, facts=held, judged=judged(sheet, rows=view) if view else None)
