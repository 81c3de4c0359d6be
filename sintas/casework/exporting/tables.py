"""Every table of a case, in the order in which they are read again: those of the file, then what the stages leave behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from sintas.cases.carrying.table import OWNER, Table
from sintas.cases.carrying.tables import TABLES as OF_THE_FILE
from sintas.evidence.carrying import OF_THE_INSTRUMENTS
from sintas.intake.carrying import OF_THE_INTAKE
from sintas.programmes.carrying import OF_THE_PROGRAMMES
from sintas.tracks.carrying import OF_THE_TRACKS

from ..actions.measuring_goals import LEVELS
from ..models import (
    Anxiety,
    AreaAssessed,
    Assessment,
    Conference,
    Contradiction,
    Decision,
    Evaluation,
    FollowUp,
    Functioning,
    Goal,
    GoalLevel,
    GoalResult,
    GoalScale,
    Implementer,
    InformationSource,
    Plan,
    PlannedService,
    PlanStep,
    Referral,
    Session,
    StepLevel,
    Surroundings,
    Termination,
)


def once(kind: str) -> Any:
    """The entry of a record that stands once in a case: the one its verb would give it there (actions/assessing_base.py the_only)."""

    def entry_for(file_id: UUID, _row: Mapping[str, Any]) -> UUID:
        return uuid5(file_id, kind)

    return entry_for


def of_the_goal(_file_id: UUID, row: Mapping[str, Any]) -> UUID:
    """A goal has one entry of results (actions/evaluating_results.py entry_for); one without its goal is refused when it is read."""
    goal = row.get("goal")
    return uuid5(goal, "goal_result") if isinstance(goal, UUID) else uuid5(UUID(int=0), str(goal))


def of_the_goal_scale(_file_id: UUID, row: Mapping[str, Any]) -> UUID:
    """A goal has one entry of levels (actions/measuring_goals.py entry_for)."""
    goal = row.get("goal")
    return uuid5(goal, "goal_scale") if isinstance(goal, UUID) else uuid5(UUID(int=0), str(goal))


def levels_fit(facts: Mapping[str, Any]) -> None:
    """Words for levels from -2 to 2. Raises ValueError."""
    levels = facts.get("levels") or {}
    if not isinstance(levels, Mapping) or not all(name in LEVELS and isinstance(words, str) for name, words in levels.items()):
        raise ValueError("levels of a goal are named -2 to 2")


def lists_fit(facts: Mapping[str, Any]) -> None:
    """Who came and who saw it differently are rows of words; a decision is named by its position. Raises ValueError."""
    for name in ("attendance", "dissents"):
        rows = facts.get(name) or []
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) and all(said(*cell) for cell in row.items()) for row in rows):
            raise ValueError(f"{name} of a conference are rows of words")


def said(name: str, value: Any) -> bool:
    """A cell as a page would have written it."""
    return isinstance(value, int) if name == "decision" else isinstance(value, str)


OF_THE_STAGES = (
    Table(
        Assessment,
        {
            "methods": "assessment_methods",
            "nonverbal": "nonverbal_signs",
            "trauma": "trauma_levels",
            "factors": "contributing_factors",
            "impact_codes": "impacts",
        },
        entry_for=once("assessment"),
    ),
    Table(Surroundings, entry_for=once("surroundings")),
    Table(
        Functioning,
        {"hereditary_illness": "degrees", "levels": "pair:functioning_domains:functioning_levels"},
        entry_for=once("functioning"),
    ),
    Table(
        Anxiety,
        {
            "level": "anxiety_levels",
            "reach": "anxiety_range",
            "signs": "anxiety_signs",
            "symptoms": "anxiety_symptoms",
            "causes": "anxiety_causes",
            "impacts": "anxiety_impacts",
            "responses": "anxiety_responses",
            "test_validated": "degrees",
        },
    ),
    Table(AreaAssessed, {"area": "assessment_areas", "methods": "assessment_methods", "profession": "professions"}),
    Table(InformationSource, {"kind_of_source": "information_sources"}),
    Table(Contradiction, {"state": "contradiction_states"}),
    Table(
        Plan,
        {"violence_ongoing": "degrees", "agreement": "agreement_answers", "ideas_of": "ideas_of", "made_with": "contact_parties"},
        entry_for=once("plan"),
    ),
    Table(Goal, {"horizon": "goal_horizons", "aim": "functioning_aims"}),
    Table(
        PlannedService,
        {
            "pillar": "pillars",
            "service": "services",
            "method": "practice_methods",
            "technique": "techniques",
            "therapy": "therapies",
            "group_type": "group_types",
            "basis": "service_bases",
            "actions": "plan_actions",
        },
    ),
    Table(Implementer, {"part": "plan_implementers"}),
    Table(PlanStep, {"owner": OWNER}),
    Table(GoalScale, entry_for=of_the_goal_scale, check=levels_fit),
    Table(GoalLevel, {"rated_by": "raters"}),
    Table(StepLevel),
    Table(
        Session,
        {
            "channel": "session_channels",
            "participants": "contact_parties",
            "worker_role": "session_roles",
            "techniques": "techniques",
            "therapy": "therapies",
            "steps": "therapy_steps",
            "topics": "psychoeducation_topics",
            "pillar": "pillars",
            "manner": "rehabilitation_manners",
            "welfare": "welfare_activities",
            "activities": "implementation_activities",
            "next_owner": OWNER,
        },
    ),
    Table(Conference, {"client_took_part": "degrees"}, check=lists_fit),
    Table(Decision, {"owner": OWNER}),
    Table(
        Evaluation,
        {
            "kind_of": "evaluation_kinds",
            "techniques": "evaluation_techniques",
            "mechanisms": "evaluation_mechanisms",
            "professions": "professions",
            "ran_smoothly": "degrees",
            "goals_fully_met": "degrees",
            "supporting": "supporting_factors",
            "hindering": "hindering_factors",
            "anxiety_after": "anxiety_levels",
            "success_signs": "success_signs",
            "impact_areas": "impact_areas",
            "ratings": "pair:evaluation_focus:0-4",
            "satisfaction": "satisfaction_levels",
            "decision": "evaluation_decisions",
        },
        fuzzy=frozenset({"until", "process_from", "process_until"}),
    ),
    Table(GoalResult, {"status": "goal_statuses"}, entry_for=of_the_goal),
    Table(
        Termination,
        {
            "kind_of": "ending_kinds",
            "success": "ending_success",
            "reasons": "closing_reasons",
            "judged": "pair:termination_criteria:readiness_levels",
            "final_counselling": "final_counselling",
            "returns_to": "return_places",
            "source_of_trauma": "degrees",
            "channels": "follow_up_channels",
        },
        entry_for=once("termination"),
    ),
    Table(
        Referral,
        {"receiver_kind": "consent_recipients", "released": "data_classes", "urgency": "referral_urgency", "state": "referral_states"},
        left_out=frozenset({"service_ref"}),  # of this house's directory
    ),
    Table(
        FollowUp,
        {"channel": "follow_up_channels", "signs": "relapse_signs", "answers": "relapse_answers", "next_channel": "follow_up_channels"},
    ),
)
TABLES: list[Table] = [*OF_THE_FILE, *OF_THE_INTAKE, *OF_THE_INSTRUMENTS, *OF_THE_PROGRAMMES, *OF_THE_TRACKS, *OF_THE_STAGES]


def add_table(table: Table) -> None:
    """Called while the program starts, by a room above whose records travel with a case."""
    TABLES.append(table)
