"""The plan of a demo case: where the client wants to go, by which goals, services and hands, and the client's word on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sintas.casework.actions.planning import agree_steps, name_implementers, plan_service, set_goals, write_plan
from sintas.casework.models import Goal, Implementer, Plan, PlannedService, PlanStep

from .stories import named
from .way import Way

PROPOSAL = ("agreement", "agreement_words", "ideas_of")  # what is known once the client has answered


def agree_on_plan(way: Way, *, whole: bool) -> None:
    """The whole plan with the client's answer, or a draft that has still to be talked over."""
    with way.later(3, 10):
        write_goals(way, first_only=not whole)
        write_services(way, first_only=not whole)
    with way.later(3, 14):
        write_frame(way, agreed=whole)
        rows = [way.told.facts(Implementer, one) for one in way.story.implementers]
        name_implementers(by=way.by, case=way.case, implementers=rows)
        if whole:
            steps = agree_steps(by=way.by, case=way.case, steps=[step_of(way, one) for one in way.story.steps])
            way.steps = [step.entry for step in steps]
            way.promised += [(entry, "plan_step") for entry in way.steps]


def write_goals(way: Way, *, first_only: bool) -> None:
    """Goals with their measure, or with the honest word that there is none."""
    chosen = way.told.goals()[: 1 if first_only else None]
    rows = [goal_of(way, goal) for _number, goal in chosen]
    kept = set_goals(by=way.by, case=way.case, goals=rows)
    way.goals = {number: row.entry for (number, _goal), row in zip(chosen, kept, strict=True)}


def goal_of(way: Way, goal: dict[str, Any]) -> dict[str, Any]:
    """A row of set_goals()."""
    facts = way.told.facts(Goal, named(goal, ("days", "result")))
    return facts | ({"due_on": way.ahead(goal["days"])} if "days" in goal else {})


def write_services(way: Way, *, first_only: bool) -> None:
    """Each service under its pillar, tied to the goals of this telling."""
    for service in way.story.services[: 1 if first_only else None]:
        facts = way.told.facts(PlannedService, named(service, ("goals",)))
        plan_service(by=way.by, case=way.case, goals=entries(way, service.get("goals", ())), starts_on=way.course.day, **facts)


def write_frame(way: Way, *, agreed: bool) -> None:
    """General goal, resources, the first steps against further violence, the day of review; the client's answer when there is one."""
    facts = way.told.facts(Plan, way.story.plan)
    answer = {"agreed_on": way.course.day, "explained_before": True} if agreed else {"agreement": "not_asked"}
    frame = (facts if agreed else named(facts, PROPOSAL)) | answer
    plan = write_plan(by=way.by, case=way.case, happened=way.course.day, review_on=way.start.again or way.ahead(30), **frame)
    way.promised.append((plan.entry, "plan_review"))


def step_of(way: Way, step: dict[str, Any]) -> dict[str, Any]:
    """A row of agree_steps()."""
    facts = way.told.facts(PlanStep, named(step, ("days", "goal")))
    goal = way.goals.get(step["goal"]) if "goal" in step else None
    return facts | {"due_on": way.ahead(step["days"])} | ({"goal": goal} if goal else {})


def entries(way: Way, numbers: Iterable[int]) -> list[UUID]:
    """Entries of those goals that this telling has."""
    return [way.goals[number] for number in numbers if number in way.goals]
