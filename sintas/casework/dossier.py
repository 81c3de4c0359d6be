"""dossier.of(case): the facts of a case as `practice` asks for them. What no room can know yet stays None."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sintas.cases.bases import Case
from sintas.cases.reading.consent import standing
from sintas.cases.reading.facts import facts_for
from sintas.kit import clock
from sintas.practice.dossier import (
    AssessmentPart,
    ConsentFacts,
    Dossier,
    EngagementPart,
    EvaluationPart,
    FollowUpPart,
    GoalFact,
    ImplementationPart,
    PlanningPart,
    TerminationPart,
)
from sintas.practice.evaluating import beyond_the_worker, client_was_asked
from sintas.practice.journey import verdict_of
from sintas.practice.stage import Verdict
from sintas.practice.therapy import unexplained

AGREED = ("agreed", "partly")
STILL = ("yes", "partly")
DONE = ("reached", "dropped")


def of(case: Case) -> Dossier:
    """Parts of every stage, from coded columns alone: one query of its own, and those of the consent in force."""
    facts = facts_for(case, "engagement", "assessment", "planning", "implementation", "evaluation", "termination", "follow_up")
    return Dossier(
        engagement=engagement(facts, standing(case, clock.today())),
        assessment=assessment(facts),
        planning=planning(facts),
        implementation=implementation(facts),
        evaluation=evaluation(facts),
        termination=termination(facts),
        follow_up=follow_up(facts),
    )


def verdict_on(case: Case, stage: str) -> Verdict:
    """What `stage` still needs; asks the database only for the facts of that stage. Raises stages.UnknownStage."""
    consent = standing(case, clock.today()) if stage == "engagement" else None
    return verdict_from(stage, facts_for(case, stage), consent)


def verdict_from(stage: str, facts: dict[str, Any], consent: ConsentFacts | None) -> Verdict:
    """The same from facts a page has asked for already (reading.facts); engagement needs the consent in force."""
    engaged = engagement(facts, consent) if stage == "engagement" and consent is not None else safety_now(facts)
    part: dict[str, Any] = {stage: PART_OF[stage](facts)} if stage in PART_OF else {}
    return verdict_of(Dossier(engagement=engaged, **part), stage)


def safety_now(facts: dict[str, Any]) -> EngagementPart:
    """Only what the standing questions of safety ask about, at whatever stage the case stands."""
    risk = facts["risk"]
    return EngagementPart(
        risk_level=risk["level"] or None if risk else None,
        lives_with_perpetrator="lives_with_perpetrator" in facts["flags"],
        safety_plan=facts["safety_plan"],
        suicide_paths_open=len(facts["suicide_paths"]),
        suicide_paths_with_next_look=sum(facts["suicide_paths"]),
    )


def engagement(facts: dict[str, Any], consent: ConsentFacts) -> EngagementPart:
    """Facts of the first stage. "May be contacted as usual" is recorded as a rule of its own, so any rule counts as stated."""
    risk = facts["risk"]
    return replace(
        safety_now(facts),
        contacts=facts["contacts"],
        form_of_address=facts["form_of_address"],
        safe_contact_stated=facts["ways_to_reach"] or "safe_contact" in facts["flags"],
        consent=consent,
        contract=facts["contract"],
        risk_assessments=1 if risk else 0,
        protective_factors=len(risk["protective"]) + risk["words"] if risk else 0,
    )


def assessment(facts: dict[str, Any]) -> AssessmentPart:
    """Whether something stands under each heading; how much, only the page counts."""
    found = facts["assessment"] or {}
    return AssessmentPart(
        problems=int(found.get("problems", False)),
        needs=int(found.get("needs", False)),
        potentials=int(found.get("potentials", False)),
        hopes=int(found.get("hopes", False)),
        source_kinds=frozenset(facts["source_kinds"]),
        focus=found.get("focus", False),
        focus_names_intervention=found.get("names_intervention", False),
        contradictions_open=facts["contradictions"],
        methods=len(found.get("methods", ())),
        areas=len(facts["areas"]),
        areas_with_assessor=sum(1 for area in facts["areas"] if area["someone"]),
        functioning=bool(facts["bpss"]) or functioning_seen(facts["functioning"] or {}),
    )


def functioning_seen(found: dict[str, Any]) -> bool:
    """A domain described, or one of the criteria of social functioning judged."""
    return bool(found.get("domains") or found.get("levels"))


def goal_facts(facts: dict[str, Any]) -> tuple[GoalFact, ...]:
    """Each goal with what stands beside it."""
    return tuple(
        GoalFact(
            measured=goal["measured"],
            stated_not_measured=goal["said_not"],
            results=len(goal["results"]),
            evidence=any(result["evidence"] for result in goal["results"]),
        )
        for goal in facts["goals"]
    )


def planning(facts: dict[str, Any]) -> PlanningPart:
    """Violence counts as ongoing when the plan says so, or when the client lives with whoever did it."""
    plan = facts["plan"] or {}
    return PlanningPart(
        goals=goal_facts(facts),
        general_goal=plan.get("general", False),
        violence_ongoing=plan.get("ongoing", "") in STILL or "lives_with_perpetrator" in facts["flags"],
        first_stops_violence=plan.get("stops", False),
        client_agrees=plan.get("agreement", "") in AGREED,
        review_date=plan.get("review", False),
        resources=int(plan.get("resources", False)),
        implementers=facts["implementers"],
        based_on=plan.get("based_on", False),
        explained=plan.get("explained", False),
        steps=len(facts["steps"]),
        steps_with_date=sum(1 for step in facts["steps"] if step["dated"]),
    )


def implementation(facts: dict[str, Any]) -> ImplementationPart:
    """Sessions that took place, and whether the client had agreed to what they carry out."""
    return ImplementationPart(
        sessions_held=facts["sessions_held"],
        before_consent_without_reason=facts["silent_sessions"],
        plan_agreed=(facts["plan"] or {}).get("agreement", "") in AGREED,
        out_of_order_without_reason=unexplained(
            [(day_of(one), frozenset(one["steps"]), one["reason"]) for one in facts["therapy_steps_taken"]]
        ),
    )


def day_of(session: dict[str, Any]) -> date | None:
    """The day of a session as JSON gives it."""
    return date.fromisoformat(session["day"]) if session["day"] else None


def evaluation(facts: dict[str, Any]) -> EvaluationPart:
    """The latest evaluation, and the goals with their results."""
    found = facts["evaluation"] or {}
    return EvaluationPart(
        goals=goal_facts(facts),
        decision=found.get("decision", ""),
        client_view=client_was_asked(found.get("satisfaction", "")) or found.get("client", False),
        beyond_worker=beyond_the_worker(found.get("mechanisms", ()), found.get("professions", ())),
        method_fit=found.get("method_fit", False),
        supporting_factors=len(found.get("supporting", ())) + found.get("supporting_words", False),
        hindering_factors=len(found.get("hindering", ())) + found.get("hindering_words", False),
        before_and_after_measured=measured_twice(facts),
    )


def measured_twice(facts: dict[str, Any]) -> bool:
    """A goal with its start and where it stands now, an area rated by two evaluations, anxiety judged before and after (D6).

    Or something measured on two days: a goal on its levels, a measure with a baseline, a scale.
    """
    goals = any(goal["baseline"] and any(one["value"] for one in goal["results"]) for goal in facts["goals"])
    areas = Counter(pair.partition(":")[0] for look in facts["looks"] for pair in look["ratings"])
    after = sum(1 for look in facts["looks"] if look["anxiety"])
    anxiety = facts["anxiety_judged"]
    return goals or max(areas.values(), default=0) > 1 or bool(anxiety and (after or anxiety > 1)) or counted_twice(facts)


def counted_twice(facts: dict[str, Any]) -> bool:
    """A goal with two levels (or its start and one), a measure with a baseline and two days, a scale given on two days in one wording."""
    levels = Counter([*map(str, facts["goal_starts"]), *(str(one["goal"]) for one in facts["goal_levels"])])
    days = {(one["scale"], one["version"], one["language"], one["day"]) for one in facts["scale_results"] if one["day"]}
    given = Counter(which[:3] for which in days)
    started = {str(one["goal"]) for one in facts["goal_levels"]}
    return (
        any(levels[goal] > 1 for goal in started)
        or any(one["before"] and one["during"] for one in facts["measures"])
        or max(given.values(), default=0) > 1
    )


def termination(facts: dict[str, Any]) -> TerminationPart:
    """The judgements, and what is still open. A goal without a result is unfinished.

    Whether ending and referral name the same receivers is under the seal: the page of the ending looks at it, no gate does.
    """
    found = facts["termination"] or {}
    reasons = found.get("reasons") or ()
    unfinished = [goal for goal in facts["goals"] if not any(result["status"] in DONE for result in goal["results"])]
    return TerminationPart(
        judged_criteria=frozenset(pair.partition(":")[0] for pair in found.get("judged", ())),
        final_counselling=bool(found.get("final")),
        not_rejection_explained=found.get("not_rejection", False),
        coping_strategies=int(found.get("coping", False)),
        follow_up_channel=bool(found.get("channels")),
        closing_reason=reasons[0] if reasons else "",
        returns_to_source_of_trauma=found.get("trauma", "") in STILL,
        safety_plan=facts["safety_plan"],
        unfinished_goals=len(unfinished),
        ending_kind=found.get("kind", ""),
        return_judged=bool(found.get("returns_to") or found.get("trauma")),
        handed_over=found.get("handed", False) or found.get("handover", False) or bool(facts["referrals"]),
    )


def follow_up(facts: dict[str, Any]) -> FollowUpPart:
    """Looks after the ending, and contacts written while the case stood in follow-up; complete ones name channel and condition."""
    looks = facts["follow_ups"]
    agreed = (facts["termination"] or {}).get("channels") or ()
    signs = [one for one in looks if one["signs"] or one["sign_words"]]
    return FollowUpPart(
        contacts=facts["follow_up_contacts"] + len(looks),
        complete_contacts=facts["complete_follow_up_contacts"] + sum(1 for one in looks if one["channel"] and one["condition"]),
        relapse_signs=bool(signs),
        relapse_answered=all(one["answers"] for one in signs),
        outside_channels=sum(1 for one in looks if one["channel"] and one["channel"] not in agreed) if agreed else None,
    )


PART_OF: dict[str, Callable[[dict[str, Any]], Any]] = {
    "assessment": assessment,
    "planning": planning,
    "implementation": implementation,
    "evaluation": evaluation,
    "termination": termination,
    "follow_up": follow_up,
}
