"""Evaluations of the document with the result of each goal; an entry of the timeline that only names one gives it its days."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sintas.cases.bases import Case
from sintas.practice.catalogue import load
from sintas.practice.catalogue.code_list import fold
from sintas.staff.actor import Actor

from ..actions.evaluating import evaluate
from .assessment import merged, rated
from .filling import Filling
from .happening import heading
from .leaves import Part
from .plan import Goals, goal_named
from .wording import told_at

ONE = {"kind_of": "evaluation_kinds", "satisfaction": "satisfaction_levels", "decision": "evaluation_decisions"}
MANY = {
    "techniques": "evaluation_techniques",
    "mechanisms": "evaluation_mechanisms",
    "professions": "professions",
    "success_signs": "success_signs",
    "impact_areas": "impact_areas",
}
OF_THE_PROCESS = fold("evaluasi proses")


@dataclass
class Evaluations:
    """Those the document describes, and the entries of the timeline that speak of them."""

    described: list[Part]
    days: dict[str, dict[str, Any]] = field(default_factory=dict)  # path -> dates out of the timeline
    entries: dict[str, list[Part]] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, own: Part) -> Evaluations:
        """One mapping, or a list of several."""
        one = own.part("evaluation")
        return cls([one] if isinstance(one.value, dict) and one else [*own.items("evaluations")])

    def take(self, entry: Part) -> bool:
        """Whether this entry of the timeline speaks of a described evaluation (then its days are kept for it)."""
        of_process = OF_THE_PROCESS in fold(str(entry.value.get("event") or ""))
        begins, ends = ("process_from", "process_until") if of_process else ("happened", "until")
        on = entry.value.get("date") or entry.value.get("start")
        for part in self.described:
            taken = self.days.setdefault(part.path, {})
            stated = None if of_process else part.value.get("date")
            if begins in taken or (stated is not None and stated != on):
                continue
            told = heading(entry, "evaluation", begins, ends)
            taken |= {begins: told.happened, ends: told.until}
            self.entries.setdefault(part.path, []).append(entry)
            if told.remark:
                self.remarks[part.path] = told.remark
            return True
        return False


def bring_evaluations(by: Actor, case: Case, found: Evaluations, goals: Goals) -> None:
    """Each described evaluation with its results; nothing is moved by a decision of long ago."""
    for part in found.described:
        bring_evaluation(by, case, part, goals, found)


def bring_evaluation(by: Actor, case: Case, part: Part, goals: Goals, found: Evaluations) -> None:
    """Process and outcome (R300-R328) of one evaluation."""
    one = Filling(part, "evaluation")
    for name, listed in ONE.items():
        one.strict(name, listed)
    for name, listed in MANY.items():
        one.strict_codes(name, listed)
    one.texts("discussed_with", "discussion", "method_fit", "client_words", "competence", "decision_reason", "continued_by")
    one.day("next_on")
    ratings = rated_0_to_4(part.part("ratings"))
    process, outcome = part.part("process"), part.part("outcome")
    of_process = process_facts(process)
    of_outcome = Filling(outcome, "evaluation")
    of_outcome.text("outcome", "overall")
    of_outcome.strict("anxiety_after", "anxiety_levels", "anxiety_level_after")
    results = [result_of(row, goals) for row in [*outcome.items("results"), *part.items("results")]]
    facts = merged(one.facts, of_process.facts, of_outcome.facts, {"ratings": ratings} if ratings else {})
    one.happened()
    facts |= {"happened": one.facts["happened"]}
    if part.value.get("until"):
        facts["until"] = part.date("until", "evaluation.until")
    facts |= found.days.get(part.path, {})
    if remark := found.remarks.get(part.path):
        facts["process"] = " ".join(filter(None, [facts.get("process"), remark]))
    with told_at(part.path):
        row = evaluate(by=by, case=case, results=results, move=False, imported=True, **facts)
    part.stands(row, *found.entries.get(part.path, []))


def process_facts(process: Part) -> Filling:
    """How the work went (R301-R304, R321-R327)."""
    one = Filling(process, "evaluation")
    one.degree("ran_smoothly")
    one.degree("goals_fully_met")
    one.text("continued_by", "needs_continuation_by")
    one.text("process", "words")
    one.codes("supporting", "supporting_factors", words_to="supporting_words")
    one.codes("hindering", "hindering_factors", words_to="hindering_words")
    return one


def rated_0_to_4(part: Part) -> list[str]:
    """ "area:3" for every area rated (R311-R314). Raises BadInput for an area or a number the list does not have."""
    found = []
    for key in part.names():
        area = load("evaluation_focus").match(key)
        number = part.number(key, "evaluation.ratings", 0, 4)
        if area is None:
            rated(part, "evaluation.ratings", "evaluation_focus", "evaluation_focus")
        elif number is not None:
            found.append(f"{area.code}:{number}")
    return found


def result_of(part: Part, goals: Goals) -> dict[str, Any]:
    """The result of one goal (R307). Raises BadInput for a goal the plan does not have."""
    one = Filling(part, "goal_result")
    goal = goal_named(part.part("goal"), goals, "goal_result.goal")
    one.strict("status", "goal_statuses")
    one.texts("text", "evidence", "value")
    return {"goal": goal} | one.facts
