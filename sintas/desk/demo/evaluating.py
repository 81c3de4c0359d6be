"""Monitoring and evaluation of a demo case: the danger looked at again, a result for each goal, a decision with its reason."""

from __future__ import annotations

from typing import Any

from sintas.cases.actions.risk import assess_risk
from sintas.casework.actions.evaluating import evaluate
from sintas.casework.models import Evaluation

from .stories import named
from .way import Way

REASONS = ("reason_stop", "reason_continue")


def look_again(way: Way, *, decision: str) -> None:
    """Risk first, then the evaluation. Without a decision ("") only what was seen so far: one goal, no judgement of the whole."""
    with way.later(2, 11):
        assess_risk(
            by=way.by, case=way.case, level="low" if way.start.life.level == "low" else "medium",
            reasons=way.sentences.next("calmer"), facts=[], protective=way.start.life.protective, review_on=way.start.again,
        )  # fmt: skip
    with way.later(2, 13):
        told = way.story.evaluation
        facts = way.told.facts(Evaluation, named(told, REASONS))
        if not decision:
            facts = named(facts, ("satisfaction", "client_words", "ratings", "outcome", "success_signs", "impact_areas"))
        results = results_of(way, all_goals=bool(decision))
        again = way.start.again if decision == "continue" else None
        evaluate(
            by=way.by, case=way.case, happened=way.course.day, kind_of="final" if decision == "stop" else "periodic", results=results,
            decision=decision, decision_reason=told[f"reason_{decision}"] if decision else None, next_on=again, **facts,
        )  # fmt: skip


def results_of(way: Way, *, all_goals: bool) -> list[dict[str, Any]]:
    """A row for each goal of this telling, or for the first alone."""
    pool = way.story.goals
    rows = [{"goal": entry, **pool[number]["result"]} for number, entry in way.goals.items()]
    return rows if all_goals else rows[:1]
