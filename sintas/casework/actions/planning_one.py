"""One record of the plan at a time: its frame, a goal, a service, who carries it, an agreed step."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from sintas.cases.actions import tasks
from sintas.cases.actions.keeping import keep
from sintas.cases.actions.service_times import step_taken
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.cases.reading.duty_words import REVIEW_INTERVENTION
from sintas.cases.reading.told import told_on
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import stored
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor

from ..models import Goal, Implementer, Plan, PlannedService, PlanStep
from . import planning_checks as checks
from .approving import supersede
from .planning_shapes import GOAL, IMPLEMENTER, PLAN, SERVICE, STEP, Shape
from .planning_tasks import step_task

VERB = "casework.plan"
When = FuzzyDate | date | None


def write_plan(
    *,
    by: Actor,
    case: Case,
    happened: When = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
    **facts: Any,
) -> Plan:
    """The frame of the plan, one entry per case; `facts` are fields of Plan.

    The day of review becomes a task of the lead. Two people who begin a plan at the same moment overtake each other like any two versions.
    Raises Refusal, BadInput (nothing written, an agreement that lies ahead), Overtaken, AlreadyDone.
    """
    may(by, case, "record plan")
    said = PLAN.tidy(facts)
    checks.plan(said)
    row = keep(
        Plan,
        by=by,
        case=case,
        kind="plan",
        verb=VERB,
        line=said.get("goal_general") or said.get("target") or _first(said.get("stop_violence")),
        happened=happened,
        entry=entry or uuid5(case.pk, "plan"),
        based_on=based_on,
        submission=submission,
        imported=imported,
        **said,
    )
    again = row.review_on if row.review_on is None or row.review_on >= clock.today() else None
    tasks.review(by=by, case=case, kind="plan_review", title=stored(REVIEW_INTERVENTION), on=again, source_entry=row.entry)
    supersede(by=by, case=case, subject="plan")
    if not imported:
        step_taken(by=by, case=case, step="plan")
    return row


def set_goal(*, by: Actor, case: Case, entry: UUID | None = None, **facts: Any) -> Goal:
    """One specific goal. Whether it can be measured is asked by the gate of the stage, never here (R163).

    `facts`: fields of Goal, and happened, based_on, submission, imported. Without `position` it comes last; a correction keeps its own.
    Raises Refusal, BadInput without words, Overtaken, AlreadyDone.
    """
    may(by, case, "record goal")
    when, said = apart(facts)
    said = GOAL.tidy(said)
    checks.goal(said)
    if said.get("position") is None:
        said["position"] = _place_of(case, entry)
    row: Goal = _keep(GOAL, by, case, entry, when, said, line=said["text"])
    return row


def plan_service(*, by: Actor, case: Case, entry: UUID | None = None, **facts: Any) -> PlannedService:
    """A service of the plan. `facts`: fields of PlannedService, and happened, based_on, submission, imported.

    Raises Refusal, BadInput (nothing named, it ends before it starts, goals that are not of this plan), Overtaken, AlreadyDone.
    """
    may(by, case, "record planned_service")
    when, said = apart(facts)
    said = SERVICE.tidy(said)
    checks.service(said, checks.goals_of(case) if said.get("goals") else frozenset())
    line = said.get("provider") or _first(said.get("content")) or _first(list((said.get("own_words") or {}).values()))
    tags = [said["technique"]] if said.get("technique") else []
    row: PlannedService = _keep(SERVICE, by, case, entry, when, said, line=line, tags=tags)
    return row


def name_implementer(*, by: Actor, case: Case, entry: UUID | None = None, **facts: Any) -> Implementer:
    """Who carries the plan and with which part; no event, so the story does not tell it. Raises Refusal, BadInput, Overtaken, AlreadyDone."""
    may(by, case, "record implementer")
    when, said = apart(facts)
    said = IMPLEMENTER.tidy(said)
    checks.implementer(said)
    row: Implementer = _keep(IMPLEMENTER, by, case, entry, when, said, line=None, story=False)
    return row


def agree_step(*, by: Actor, case: Case, entry: UUID | None = None, **facts: Any) -> PlanStep:
    """An agreed step. With an owner of the team and a day ahead it is a task; a correction moves that task and never gives it twice.

    `owner`: "me" (kept as the id of `by`), client, other, or the id of a member of the team.
    Raises Refusal, BadInput (no words, an unknown owner, a goal that is not of this plan), Overtaken, AlreadyDone.
    """
    may(by, case, "record plan_step")
    when, said = apart(facts)
    said = checks.owned(STEP.tidy(said), by)
    checks.step(case, entry, said)
    row: PlanStep = _keep(STEP, by, case, entry, when, said, line=said["what"])
    step_task(by=by, case=case, step=row)
    return row


def may(by: Actor, case: Case, verb: str) -> None:
    """Asked before anything is looked up. Raises Refusal."""
    if not can(by, VERB, case):
        raise Refusal(verb=verb, file_id=case.pk)


def apart(facts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What belongs to the writing (day, version, repeat), and what was said."""
    writing: dict[str, Any] = {name: facts[name] for name in ("happened", "based_on", "submission", "imported") if name in facts}
    return writing, {name: value for name, value in facts.items() if name not in writing}


def _keep(shape: Shape, by: Actor, case: Case, entry: UUID | None, when: dict[str, Any], said: dict[str, Any], **told: Any) -> Any:
    """Goals, services and steps keep no day of their own: the story tells them on the day they were agreed, a correction on that same day."""
    day = when.pop("happened", None)
    if day is None and told.get("story", True):
        day = told_on(case, shape.kind, entry) if entry else None if when.get("imported") else clock.today()
    row = keep(shape.model, by=by, case=case, kind=shape.kind, verb=VERB, entry=entry, happened=day, **when, **told, **said)
    supersede(by=by, case=case, subject="plan")  # a changed row is another plan, also while the frame keeps its number
    return row


def _place_of(case: Case, entry: UUID | None) -> int:
    places = dict(Goal.current.filter(file_id=case.pk).values_list("entry", "position"))
    return places[entry] if entry in places else max(places.values(), default=0) + 1


def _first(lines: list[str] | None) -> str | None:
    return lines[0] if lines else None
