"""evaluations_for_paper(), change_for_paper(): what was looked at, what changed and what was decided, in words for papers. Opens content.

What came of the work is progress; feelings and anxiety are psychology; what the team says of its own skill never leaves it (notes).
"""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.cases.reading.source_wording import Place, labels_told, wordings_of
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.evaluating import ratings
from sintas.safekeeping.redaction import classed, plain
from sintas.staff.models import User

from ..models import Evaluation
from .evaluation import change_of
from .evaluation_list import between, days_of, newest_first
from .measured_goals import Measured
from .packet_words import day, word
from .paper_goal_results import ResultLine, result_now, results_by_evaluation
from .paper_words import labels

Words = tuple[str, ...]


@dataclass(frozen=True)
class RatingLine:
    """How one area looked to the team: a level with what it says, no score."""

    area: str = classed("assessment")
    level: str = classed("assessment")
    anchor: str = classed("assessment")


@dataclass(frozen=True)
class EvaluationPart:
    """One evaluation. `begins` and `ends` are its days as far as they are known; `period_from` is the day after the evaluation before it."""

    entry: UUID | None = plain(None)
    number: str = plain()
    version: str = plain()
    begins: date | None = plain(None)
    ends: date | None = plain(None)
    period_from: date | None = plain(None)
    when: str = classed("services")
    kind: str = classed("services")
    process_days: str = classed("services")
    techniques: Words = classed("services", ())
    mechanisms: Words = classed("services", ())
    professions: Words = classed("services", ())
    discussed_with: str = classed("services")
    discussion: str = classed("progress")
    ran_smoothly: str = classed("progress")
    goals_fully_met: str = classed("progress")
    process: str = classed("progress")
    method_fit: str = classed("progress")
    supporting: Words = classed("progress", ())
    hindering: Words = classed("progress", ())
    outcome: str = classed("progress")
    anxiety_after: str = classed("psychology")
    success_signs: Words = classed("progress", ())
    impact_areas: Words = classed("progress", ())
    ratings: tuple[RatingLine, ...] = plain(())
    satisfaction: str = classed("progress")
    client_words: str = classed("progress")
    competence: str = classed("notes")
    results: tuple[ResultLine, ...] = plain(())
    decision: str = plain()  # code of evaluation_decisions: the boxes
    decided: str = classed("services")
    decision_reason: str = classed("progress")
    continued_by: str = classed("services")
    next_on: str = classed("services")
    by: str = classed("services")
    late: bool = plain(False)

    @property
    def pick(self) -> str:
        """How the worker tells it from the others."""
        return ", ".join(filter(None, (self.kind, self.when)))


@dataclass(frozen=True)
class ChangePart:
    """What stands now for every goal of the plan, and whether anything was measured at the end (check 6 of the documented case MS).

    `counted`: something was measured before and since, so that the size of a change is known. `days`: when something was, since help began.
    """

    sentence: str = classed("progress")
    measured: str = classed("psychology")  # the first sentence of what was measured: it may be of a scale
    results: tuple[ResultLine, ...] = plain(())
    anxiety_before: str = classed("psychology")
    anxiety_after: str = classed("psychology")
    anxiety_note: str = classed("psychology")  # what was said of it instead of a level
    measured_after: bool = plain(False)
    counted: bool = plain(False)
    days: tuple[date | None, ...] = plain(())

    def measured_by(self, until: date | None) -> bool:
        """Whether something was measured since help began, by that day."""
        return Measured(days=self.days).by(until)

    @property
    def told(self) -> str:
        """What was measured, then what was seen."""
        return " ".join(filter(None, (self.measured, self.sentence)))


def evaluations_for_paper(case: Case, lang: str) -> tuple[EvaluationPart, ...]:
    """Every evaluation that stands, oldest first. Inside translation.override(lang)."""
    rows = list(newest_first(case))[::-1]
    if not rows:
        return ()
    said, results = wordings_of(case), results_by_evaluation(case, [(row.entry, last_day(row)) for row in rows], lang)
    names = dict(User.objects.filter(pk__in={row.author_id for row in rows}).values_list("pk", "full_name"))
    found: list[EvaluationPart] = []
    for at, row in enumerate(rows, start=1):
        before = found[-1].ends if found else None
        found.append(evaluation_part(row, at, before, names.get(row.author_id, ""), results[row.entry], said, lang))
    return tuple(found)


def evaluation_part(
    row: Evaluation, at: int, before: date | None, by: str, results: Sequence[ResultLine], said: Mapping[Place, str], lang: str
) -> EvaluationPart:
    """`at` is its place among the evaluations, from 1; `before` the last day of the one before it."""
    texts = ("discussed_with", "discussion", "process", "method_fit", "outcome", "client_words", "competence", "decision_reason", "continued_by")

    def many(name: str, field: str) -> Words:
        return labels_told(name, getattr(row, field), lang, said, f"evaluation.{field}", row.entry)

    return EvaluationPart(
        entry=row.entry,
        number=str(at),
        version=str(row.number),
        begins=FuzzyDate.decode(row.happened).earliest if row.happened else None,
        ends=last_day(row),
        period_from=before,
        when=days_of(row, lang) if row.happened or row.until else "",
        kind=word("evaluation_kinds", row.kind_of, lang),
        process_days=between(row.process_from, row.process_until, lang) if row.process_from or row.process_until else "",
        techniques=many("evaluation_techniques", "techniques"),
        mechanisms=many("evaluation_mechanisms", "mechanisms"),
        professions=labels("professions", row.professions, lang),
        ran_smoothly=word("degrees", row.ran_smoothly, lang),
        goals_fully_met=word("degrees", row.goals_fully_met, lang),
        supporting=(*many("supporting_factors", "supporting"), *(row.supporting_words or ())),
        hindering=(*many("hindering_factors", "hindering"), *(row.hindering_words or ())),
        anxiety_after=word("anxiety_levels", row.anxiety_after, lang),
        success_signs=many("success_signs", "success_signs"),
        impact_areas=many("impact_areas", "impact_areas"),
        ratings=tuple(RatingLine(word("evaluation_focus", one.area, lang), str(one.level), one.anchor(lang)) for one in ratings(row.ratings)),
        satisfaction=word("satisfaction_levels", row.satisfaction, lang),
        results=tuple(results),
        decision=row.decision,
        decided=word("evaluation_decisions", row.decision, lang),
        next_on=day(row.next_on),
        by=by,
        late=row.late,
        **{name: getattr(row, name) or "" for name in texts},
    )


def last_day(row: Evaluation) -> date | None:
    """The last day it can have been; None when nobody noted one."""
    days = [FuzzyDate.decode(one).latest for one in (row.until, row.happened) if one]
    return next((one for one in days if one is not None), None)


def change_for_paper(case: Case, lang: str) -> ChangePart:
    """What stands now; ChangePart() without a plan and an evaluation. Inside translation.override(lang)."""
    found: Any = change_of(case, lang)
    if not found.goals and not found.evaluations and not found.anxiety.before:
        return ChangePart()
    work = found.measuring.work
    return ChangePart(
        sentence=found.sentence.removeprefix(found.measuring.sentence).strip() if found.goals else "",
        measured=found.measuring.sentence if found.goals else "",
        results=tuple(result_now(one, work.of(one.entry)) for one in found.told),
        anxiety_before=", ".join(filter(None, (found.anxiety.before, found.anxiety.before_note if found.anxiety.before else ""))),
        anxiety_after=", ".join(filter(None, (found.anxiety.after, found.anxiety.after_note if found.anxiety.after else ""))),
        anxiety_note="" if found.anxiety.after else found.anxiety.after_note,
        measured_after=bool(
            found.anxiety.after
            or any(goal.result and goal.result.value for goal in found.goals)
            or (found.ratings and found.ratings.twice)
            or found.measuring.since
        ),
        counted=not found.unmeasured,
        days=tuple(day for one in work.everything for day in one.days),
    )
