"""Periodic progress report (reference F10): the period up to an evaluation, services given in it, what came of each goal, what is decided.

The period begins after the evaluation before it (for the first one, when the client came), so that reports in a row tell every session once.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.for_paper import SessionPart
from sintas.casework.reading.paper_evaluation import EvaluationPart
from sintas.casework.reading.paper_plan import InterventionPart
from sintas.kit import numbers

from ...copies import copy_for
from ...parts import Part, facts, part, parts, table
from ...sheet import Sheet
from ..evaluation.drawn import drawn_measures
from ..evaluation.report import decision, factors, missing, outcome, process, voice
from ..evaluation.results import change_at, goal_results, is_latest, measured, ratings


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w, as_evaluation = sheet.wording, sheet.speaking("evaluation")
    sheet.need(sheet.about, "gap_nothing", "casework:evaluation", stops=True)
    one: EvaluationPart = sheet.about or EvaluationPart()
    held = sessions_in(sheet.sessions, one)
    if sheet.about:
        missing(one, as_evaluation)
        sheet.need(held, "services", "casework:session")
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=None if sheet.blank or not sheet.about else w.fill("subtitle", number=one.number, period=period(file, one, sheet)),
        version=one.version or None,
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        parts=parts(
            person(file, one, sheet), services(held, sheet), meetings(one, sheet), process(one, as_evaluation), outcome(one, as_evaluation),
            goal_results(one.results, as_evaluation), measured(change_at(one, sheet), one.results, as_evaluation),
            drawn_measures(as_evaluation) if is_latest(one, sheet) else None,
            ratings(one, as_evaluation), changes(one, sheet), factors(one, as_evaluation), voice(one, as_evaluation),
        ),
        decision=decision(one, as_evaluation),
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def first_day(one: EvaluationPart) -> date | None:
    """The day after the evaluation before; None for the first one (then everything up to it counts)."""
    return one.period_from + timedelta(days=1) if one.period_from else None


def sessions_in(sessions: tuple[SessionPart, ...], one: EvaluationPart) -> list[SessionPart]:
    """Sessions of the period; `order` begins with the day."""
    first, last = first_day(one), one.ends
    return [held for held in sessions if held.order and inside(date.fromisoformat(held.order[:10]), first, last)]


def inside(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)


def period(file: CaseFile, one: EvaluationPart, sheet: Sheet) -> str:
    """ "17 September 2024 sampai 23 September 2024"."""
    begun = numbers.day(one.period_from + timedelta(days=1)) if one.period_from else file.client_since or file.opened
    ended = numbers.day(one.ends) if one.ends else sheet.today
    return sheet.wording.fill("from_to", first=begun, last=ended) if begun else ended


def person(file: CaseFile, one: EvaluationPart, sheet: Sheet) -> Part | None:
    w, client = sheet.wording, file.client
    pairs = facts(
        sheet,
        sheet.fact("name", client.name),
        sheet.fact("age", w.fill("years", years=client.age) if client.age else None),
        sheet.fact("period", None if sheet.blank or not sheet.about else period(file, one, sheet)),
        sheet.fact("stage", file.stage),
    )
    plan: InterventionPart = sheet.work["plan"]
    return part(w["person"], sheet, pairs=pairs, facts=facts(sheet, sheet.fact("aim", plan.goal_general, 2)))


def services(held: list[SessionPart], sheet: Sheet) -> Part | None:
    """What was given in the period, oldest first."""
    w = sheet.wording
    rows = []
    for one in held:
        how = "; ".join(filter(None, (one.therapy, one.part, ", ".join(one.steps), ", ".join(one.techniques), ", ".join(one.topics))))
        if one.number:
            rows.append([one.number, one.when, one.pillar, how, one.achievement])
    head = [w["session"], w["when"], w["pillar"], w["way"], w["reached"]]
    minutes = sum(int(one.minutes) for one in held if one.minutes)
    told = w.fill("counted", count=numbers.number(len(rows)))
    told += " " + w.fill("minutes", minutes=numbers.number(minutes)) if minutes else ""
    bodies: dict[str, Any] = {"text": told} if rows else {}  # named, it would keep lines free in a blank form
    return part(w["services"], sheet, **bodies, table=table(sheet, head, rows, (0.4, 1, 1, 1.6, 1.6)))


def meetings(one: EvaluationPart, sheet: Sheet) -> Part | None:
    """Case conferences in the period with what they decided."""
    w = sheet.wording
    rows = [
        [held.number, held.when, tuple("; ".join(filter(None, (line.what, line.owner, line.due))) for line in held.decisions if line.what)]
        for held in sheet.work["conferences"]
        if held.when and (held.on is None or inside(held.on, first_day(one), one.ends))
    ]
    return part(w["meetings"], sheet, table=table(sheet, [w["no"], w["when"], w["decided"]], rows, (0.4, 1, 3.6), free=2))


def changes(one: EvaluationPart, sheet: Sheet) -> Part | None:
    """Whether the plan changes, and which version of it stands."""
    w = sheet.wording
    plan: InterventionPart = sheet.work["plan"]
    modified = one.decision_reason if one.decision == "modify" else ""
    version = w.fill("version", number=plan.written.version, day=plan.written.when) if plan.written.version and plan.written.when else ""
    rows = facts(sheet, sheet.fact("modified", modified, 3), sheet.fact("plan_now", version), sheet.fact("review", plan.review))
    return part(w["changes"], sheet, facts=rows)
