"""Goals with what came of them, as papers tell it: by evaluation, and as it stands now. Opens content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit import clock, numbers
from sintas.safekeeping.redaction import classed, plain

from ..models import GoalResult
from .evaluation import GoalTold
from .evaluation_goals import GoalFacts, goals_of
from .evaluation_results import when_of
from .measured_goals import Measured, measured_work
from .packet_words import day, word


@dataclass(frozen=True)
class ResultLine:
    """A goal beside its result. `looked` False: nobody has looked at this goal yet; `own` False: the result is from an earlier look.

    `started` and `measured`: a measure of its own or its levels say how it was before help, and since.
    """

    number: str = plain()
    goal: str = classed("progress")
    indicator: str = classed("progress")
    baseline: str = classed("progress")
    target: str = classed("progress")
    due: str = classed("progress")
    not_measured: bool = classed("progress", False)
    why_not: str = classed("progress")
    status: str = classed("progress")
    text: str = classed("progress")
    evidence: str = classed("progress")
    value: str = classed("progress")
    started: bool = classed("progress", False)
    measured: bool = classed("progress", False)
    when: str = classed("progress")
    looked: bool = plain(False)
    own: bool = plain(True)


def results_by_evaluation(case: Case, evaluations: Iterable[tuple[UUID, date | None]], lang: str) -> dict[UUID, list[ResultLine]]:
    """Evaluation -> every goal of the plan with what that evaluation said of it, else what stood by then. Three queries.

    `evaluations`: entry and last day, None when nobody noted one (then everything that stands counts).
    """
    goals, work = goals_of(case.pk), measured_work(case)
    rows = GoalResult.objects.filter(file_id=case.pk, set_aside=False, withdrawn_at=None).order_by("number", "written_at")
    by_goal: dict[UUID, list[GoalResult]] = defaultdict(list)
    for row in rows:
        by_goal[row.goal].append(row)
    return {
        entry: [line(goal, said_by(by_goal[goal.entry], entry, until), entry, lang, work.of(goal.entry), until) for goal in goals]
        for entry, until in evaluations
    }


def said_by(rows: list[GoalResult], evaluation: UUID, until: date | None) -> GoalResult | None:
    """What this evaluation said last of a goal; without a word of its own, the last that was seen by that day. `rows` oldest first."""
    own = [row for row in rows if row.evaluation == evaluation]
    if own:
        return own[-1]
    known = [row for row in rows if until is None or seen_on(row) <= until]
    return known[-1] if known else None


def seen_on(row: GoalResult) -> date:
    return row.happened_on or clock.local(row.written_at).date()


def line(goal: GoalFacts, row: GoalResult | None, evaluation: UUID, lang: str, counted: Measured, until: date | None) -> ResultLine:
    """`row` None: not looked at. `counted`: what was measured of it, of which that by `until` is told."""
    facts: dict[str, Any] = {"number": str(goal.number), "goal": goal.text, "indicator": goal.indicator, "baseline": goal.baseline, "target": goal.target}
    facts |= {"due": day(goal.due_on), "why_not": goal.why_not, "started": counted.begun, "measured": counted.by(until)}
    if row is None:
        return ResultLine(not_measured=goal.not_measured, **facts)
    return ResultLine(
        not_measured=goal.not_measured,
        status=word("goal_statuses", row.status, lang),
        text=row.text or "",
        evidence=row.evidence or "",
        value=row.value or "",
        when=when_of(row, lang),
        looked=True,
        own=row.evaluation == evaluation,
        **facts,
    )


def result_now(told: GoalTold, counted: Measured) -> ResultLine:
    """A goal as the page of change shows it."""
    goal = told.goal
    now = goal.result
    return ResultLine(
        number=numbers.number(goal.number),
        goal=goal.text,
        indicator=goal.indicator,
        baseline=goal.start,
        target=goal.target,
        due=goal.due,
        not_measured=goal.not_measured,
        why_not=goal.why_not,
        status=str(now.tag.words) if now and now.tag else "",
        text=now.text if now else "",
        evidence=now.evidence if now else "",
        value=now.value if now else "",
        started=counted.begun,
        measured=bool(counted.days),
        when=now.when if now else "",
        looked=now is not None,
    )
