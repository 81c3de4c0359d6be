"""Monitoring and evaluation: what changed, by what it shows, and what is decided now (R300-R328)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep, refuse_future
from sintas.cases.actions.recording import as_fuzzy
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.cases.policy import can
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice import evaluating as practice
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

from ..models import Evaluation
from .evaluating_moves import carry_out, is_newest, look_again
from .evaluating_results import VERB, put_beside, record_result, rows_checked, write_results

__all__ = ["VERB", "evaluate", "record_result"]

Day = FuzzyDate | date | None
ONE = {
    "kind_of": "evaluation_kinds",
    "ran_smoothly": "degrees",
    "goals_fully_met": "degrees",
    "anxiety_after": "anxiety_levels",
    "satisfaction": "satisfaction_levels",
    "decision": "evaluation_decisions",
}
MANY = {
    "techniques": "evaluation_techniques",
    "mechanisms": "evaluation_mechanisms",
    "professions": "professions",
    "supporting": "supporting_factors",
    "hindering": "hindering_factors",
    "success_signs": "success_signs",
    "impact_areas": "impact_areas",
}
SEALED = (
    *("discussed_with", "discussion", "process", "method_fit", "outcome"),
    *("supporting_words", "hindering_words", "client_words", "competence", "continued_by"),
)


def evaluate(
    *,
    by: Actor,
    case: Case,
    happened: Day = None,
    until: Day = None,
    process_from: Day = None,
    process_until: Day = None,
    results: Sequence[Mapping[str, Any]] = (),
    ratings: Sequence[str] = (),
    decision: str = "",
    decision_reason: str | None = None,
    next_on: date | None = None,
    move: bool = True,
    imported: bool = False,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    **facts: Any,
) -> Evaluation:
    """Write an evaluation, or a correction of one, with the results it came to; `facts` are the other fields of Evaluation.

    `results`: {goal, status, text, evidence, value} for each goal looked at, the others keep what stands; {goal, removed: True} takes back
    what this evaluation said. `ratings`: "area:0-4". A new decision moves a case that stands in evaluation (continue and modify back with
    the reason, stop forward once the stage is complete), never elsewhere, with move=False, or when imported. `next_on` is a task of the lead.
    Raises BadInput (by field; results as "results-<row>-<column>"), Refusal, Overtaken (both texts are kept), AlreadyDone.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="record evaluation", file_id=case.pk)
    when = as_fuzzy(happened)
    facts |= periods_checked(when, until=as_fuzzy(until), process_from=as_fuzzy(process_from), process_until=as_fuzzy(process_until))
    check_codes({**facts, "decision": decision})
    reason = (decision_reason or "").strip()
    if decision and not reason and not imported:
        raise BadInput({"decision_reason": _("Tulis alasan keputusan ini dalam satu kalimat. Kasus berpindah tahap dengan alasan itu.")})
    if next_on is not None and when.earliest is not None and next_on < when.earliest:
        raise BadInput({"next_on": _("Evaluasi berikutnya tidak dapat jatuh sebelum evaluasi ini. Periksa tanggalnya.")})
    rows = rows_checked(case, results)
    facts |= {name: facts.get(name) or None for name in SEALED}
    before = decided_before(case, entry)
    try:
        kept = keep(
            Evaluation,
            by=by,
            case=case,
            kind="evaluation",
            verb=VERB,
            line=facts.get("outcome") or facts.get("process") or reason or None,
            happened=when,
            tags=[code for code in (facts.get("kind_of"), decision) if code],
            imported=imported,
            entry=entry,
            based_on=based_on,
            submission=submission,
            ratings=ratings_checked(ratings),
            decision=decision,
            decision_reason=reason or None,
            next_on=next_on,
            **facts,
        )
    except Overtaken:
        for row in rows:
            if not row["removed"]:
                put_beside(by=by, case=case, evaluation=None, when=when, row=row)
        raise
    write_results(by=by, case=case, evaluation=kept.entry, when=when, rows=rows, imported=imported)
    if is_newest(case, kept):
        look_again(by=by, case=case, evaluation=kept, on=next_on)
        if move and not imported and decision and decision != before:
            carry_out(by=by, case=case, decision=decision, reason=reason)
    return kept


def check_codes(facts: dict[str, Any]) -> None:
    """Every coded field against its list. Raises BadInput naming the field."""
    for field, name in ONE.items():
        checked(field, name, facts.get(field) or "")
    for field, name in MANY.items():
        all_checked(field, name, facts.get(field) or ())


def ratings_checked(texts: Sequence[str]) -> list[str]:
    """Ratings in the order of the areas. Raises BadInput for an unknown area, a level outside 0-4, an area rated twice."""
    try:
        return [str(one) for one in practice.ratings(texts)]
    except ValueError:
        raise BadInput({"ratings": _("Pilih satu angka dari 0 sampai 4 untuk tiap bidang, atau biarkan tidak dinilai.")}) from None


def periods_checked(when: FuzzyDate, **ends: FuzzyDate) -> dict[str, str]:
    """The other dates of an evaluation, encoded, "" for one nobody noted. Raises BadInput for an end before its beginning or ahead of today."""
    for name, end in ends.items():
        refuse_future(end, name)
    for name, first, last in (("until", when, ends["until"]), ("process_until", ends["process_from"], ends["process_until"])):
        if last.certainly_before(first):
            raise BadInput({name: _("Akhir masa ini jatuh sebelum awalnya. Periksa tanggalnya.")})
    return {name: end.encode() if end.is_known else "" for name, end in ends.items()}


def decided_before(case: Case, entry: UUID | None) -> str:
    """The decision an evaluation held until now; "" for a new one. A corrected word moves nothing a second time."""
    if entry is None:
        return ""
    found = Evaluation.current.filter(file_id=case.pk, entry=entry).values_list("decision", flat=True).first()
    return found or ""
