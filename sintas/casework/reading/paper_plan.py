"""intervention_for_paper(): the plan that stands, in words for papers. Opens content.

Goals and steps are progress, services are services, what stops the violence is risk_safety, money is finance.
"""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.practice.catalogue import load
from sintas.safekeeping.redaction import classed, plain

from ..models import Goal, Implementer, Plan, PlannedService, PlanStep
from .conference import owner_names, owner_words
from .packet_words import day, word
from .paper_assessment_shapes import Words, Written
from .paper_words import labels, own_words, written
from .plan_rows import goals_standing, implementers_standing, steps_standing


@dataclass(frozen=True)
class GoalLine:
    """A specific goal. `not_measured` is an honest answer; `bare`: neither measured in full nor said to be unmeasured."""

    entry: UUID | None = plain(None)
    number: str = plain()
    text: str = classed("progress")
    aim: str = classed("progress")
    horizon: str = classed("progress")
    indicator: str = classed("progress")
    baseline: str = classed("progress")
    target: str = classed("progress")
    due: str = classed("progress")
    not_measured: bool = classed("progress", False)
    why_not_measured: str = classed("progress")
    bare: bool = classed("progress", False)


@dataclass(frozen=True)
class ServiceLine:
    """A planned service with the pillar it belongs to."""

    pillar: str = classed("services")
    service: str = classed("services")
    way: str = classed("services")  # method, therapy, technique, kind of group
    basis: str = classed("services")
    actions: Words = classed("services", ())
    content: Words = classed("services", ())
    provider: str = classed("services")
    members: str = classed("services")
    period: str = classed("services")
    goals: str = classed("progress")  # "1, 3"


@dataclass(frozen=True)
class ImplementerLine:
    """Who carries the plan and with which part."""

    part: str = classed("services")
    name: str = classed("services")
    role: str = classed("services")
    until: str = classed("services")
    continues: bool = classed("services", False)


@dataclass(frozen=True)
class StepLine:
    """An agreed step, with the obstacle foreseen and how it will be met."""

    what: str = classed("progress")
    owner: str = classed("progress")
    due: str = classed("progress")
    obstacle: str = classed("progress")
    answer: str = classed("progress")
    goal: str = classed("progress")


@dataclass(frozen=True)
class InterventionPart:
    """The plan that stands. `given` False: nothing of it is written yet."""

    given: bool = plain(False)
    written: Written = plain(Written())
    goal_general: str = classed("progress")
    target: str = classed("progress")
    follows_from: str = classed("assessment")
    violence_ongoing: str = classed("risk_safety")
    stop_violence: Words = classed("risk_safety", ())
    goals: tuple[GoalLine, ...] = plain(())
    services: tuple[ServiceLine, ...] = plain(())
    implementers: tuple[ImplementerLine, ...] = plain(())
    steps: tuple[StepLine, ...] = plain(())
    resources_internal: Words = classed("services", ())
    resources_external: Words = classed("services", ())
    people: str = classed("services")
    cost: str = classed("finance")
    method: str = classed("services")
    equipment: str = classed("services")
    time: str = classed("services")
    review: str = classed("services")
    agreement: str = plain()  # code of agreement_answers: the boxes
    agreement_answer: str = classed("services")
    agreed: str = classed("services")
    agreement_words: str = classed("services")
    explained_before: bool = classed("services", False)
    ideas_of: Words = classed("services", ())
    made_with: Words = classed("services", ())
    own_words: Words = classed("services", ())


def intervention_for_paper(case: Case, lang: str) -> InterventionPart:
    """The versions that stand; InterventionPart() when nothing is written. Inside translation.override(lang)."""
    frame = Plan.current.filter(file_id=case.pk).first()
    goals, implementers, steps = goals_standing(case), implementers_standing(case), steps_standing(case)
    services = list(PlannedService.current.filter(file_id=case.pk).order_by("starts_on", "written_at"))
    places = {goal.entry: str(at) for at, goal in enumerate(goals, start=1)}
    owned: list[Any] = steps  # owner_names asks for nothing but `owner`
    names = owner_names(owned)
    return InterventionPart(
        given=bool(frame or goals or services or implementers or steps),
        goals=tuple(goal_line(row, places, lang) for row in goals),
        services=tuple(service_line(row, places, lang) for row in sorted(services, key=pillar_place)),
        implementers=tuple(implementer_line(row, lang) for row in implementers),
        steps=tuple(step_line(row, places, names) for row in steps),
        **(frame_part(case, frame, lang) if frame else {}),
    )


def frame_part(case: Case, row: Plan, lang: str) -> dict[str, Any]:
    """What belongs to the plan as a whole."""
    texts = ("goal_general", "target", "follows_from", "people", "cost", "method", "equipment", "time", "agreement_words")
    return {
        "written": written(case, row, "plan", lang),
        "violence_ongoing": word("degrees", row.violence_ongoing, lang),
        "stop_violence": tuple(row.stop_violence or ()),
        "resources_internal": tuple(row.resources_internal or ()),
        "resources_external": tuple(row.resources_external or ()),
        "review": day(row.review_on),
        "agreement": row.agreement,
        "agreement_answer": word("agreement_answers", row.agreement, lang),
        "agreed": day(row.agreed_on),
        "explained_before": row.explained_before,
        "ideas_of": labels("ideas_of", row.ideas_of, lang),
        "made_with": labels("contact_parties", row.made_with, lang),
        "own_words": own_words(row),
        **{name: getattr(row, name) or "" for name in texts},
    }


def goal_line(row: Goal, places: dict[UUID, str], lang: str) -> GoalLine:
    measured = bool(row.baseline and row.target and row.due_on)
    return GoalLine(
        entry=row.entry,
        number=places[row.entry],
        text=row.text,
        aim=word("functioning_aims", row.aim, lang),
        horizon=word("goal_horizons", row.horizon, lang),
        indicator=row.indicator or "",
        baseline=row.baseline or "",
        target=row.target or "",
        due=day(row.due_on),
        not_measured=row.not_measured,
        why_not_measured=row.why_not_measured or "",
        bare=not (measured or row.not_measured),
    )


def pillar_place(row: PlannedService) -> int:
    """By pillar in the order of ATENSI; a service without one comes last."""
    codes = [one.code for one in load("pillars").rows]
    return codes.index(row.pillar) if row.pillar in codes else len(codes)


def service_line(row: PlannedService, places: dict[UUID, str], lang: str) -> ServiceLine:
    """A code that matched no list stands in the words of whoever wrote it."""
    own = row.own_words or {}

    def one(field: str, name: str) -> str:
        said = str(own.get(field) or "")
        return "; ".join(filter(None, (word(name, getattr(row, field), lang), said)))

    way = [one(*pair) for pair in (("method", "practice_methods"), ("therapy", "therapies"), ("technique", "techniques"), ("group_type", "group_types"))]
    return ServiceLine(
        pillar=one("pillar", "pillars"),
        service=one("service", "services"),
        way="; ".join(filter(None, way)),
        basis=one("basis", "service_bases"),
        actions=labels("plan_actions", row.actions, lang),
        content=tuple(row.content or ()),
        provider=row.provider or "",
        members=row.members or "",
        period=period(row.starts_on, row.ends_on),
        goals=numbers_of(row.goals, places),
    )


def period(starts: Any, ends: Any) -> str:
    """ "16 September 2024 – 22 September 2024", or the one day that is known."""
    days = [numbers.day(one) for one in (starts, ends) if one]
    return " – ".join(dict.fromkeys(days))


def numbers_of(goals: Iterable[UUID | None], places: dict[UUID, str]) -> str:
    """Goals by their number in the plan; one that was taken out is left out."""
    return ", ".join(sorted((places[goal] for goal in goals if goal in places), key=int))


def implementer_line(row: Implementer, lang: str) -> ImplementerLine:
    return ImplementerLine(
        part=word("plan_implementers", row.part, lang), name=row.name or "", role=row.role or "", until=day(row.until), continues=row.continues
    )


def step_line(row: PlanStep, places: dict[UUID, str], names: dict[str, str]) -> StepLine:
    return StepLine(
        what=row.what,
        owner=owner_words(row.owner, row.owner_words or "", names),
        due=day(row.due_on),
        obstacle=row.obstacle or "",
        answer=row.answer or "",
        goal=numbers_of([row.goal], places),
    )
