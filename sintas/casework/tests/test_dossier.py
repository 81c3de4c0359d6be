"""From an empty file to a whole one: what the gates see of each stage, read from the real tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.casework import dossier
from sintas.casework.models import (
    AreaAssessed,
    Assessment,
    Contradiction,
    Evaluation,
    FollowUp,
    Functioning,
    Goal,
    GoalResult,
    Implementer,
    InformationSource,
    Plan,
    PlanStep,
    Referral,
    Session,
    Termination,
)
from sintas.practice.dossier import AssessmentPart, EvaluationPart, FollowUpPart, ImplementationPart, PlanningPart, TerminationPart
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrote(people: dict[str, Actor], open_a_case: Callable[..., Case]) -> Callable[..., Any]:
    """wrote(Model, "kind", **fields): a row of Ratna's case; wrote.case is the case."""
    case = open_a_case("ratna")

    def write(model: Any, kind: str, **fields: Any) -> Any:
        with acting_as(people["ratna"].user_id):
            return keep(model, by=people["ratna"], case=case, kind=kind, **fields)

    write.case = case  # type: ignore[attr-defined]
    write.by = people["ratna"]  # type: ignore[attr-defined]
    return write


def part(wrote: Any, stage: str) -> Any:
    with acting_as(wrote.by.user_id):
        return dossier.of(wrote.case).part(stage)


def open_points(wrote: Any, stage: str) -> set[str]:
    """Codes of everything the stage still asks for, reminders among them."""
    with acting_as(wrote.by.user_id):
        verdict = dossier.verdict_on(wrote.case, stage)
    return {answer.code for answer in (*verdict.missing, *verdict.warnings)}


def test_an_empty_file_is_known_to_be_empty_and_not_unknown(wrote: Any) -> None:
    empty = part(wrote, "assessment")
    assert (empty.problems, empty.needs, empty.focus, empty.source_kinds, empty.areas) == (0, 0, False, frozenset(), 0)
    assert part(wrote, "planning").goals == ()
    assert part(wrote, "follow_up").relapse_signs is False
    with acting_as(wrote.by.user_id):
        for stage in ("assessment", "planning", "implementation", "evaluation"):
            assert dossier.verdict_on(wrote.case, stage).not_yet_asked == (), stage


def test_what_the_seal_hides_is_only_counted_as_there(wrote: Any) -> None:
    wrote(Assessment, "assessment", problems=["Cemas"], needs=["Relasi"], potentials=["Cepat belajar"], hopes=["Bekerja"], focus="Cemas", methods=["interview"])
    wrote(InformationSource, "information_source", kind_of_source="teacher")
    wrote(AreaAssessed, "area", area="psychosocial", profession="social_worker")
    wrote(Functioning, "functioning", levels=["roles:with_help"])
    found: AssessmentPart = part(wrote, "assessment")
    assert (found.problems, found.needs, found.potentials, found.hopes, found.focus) == (1, 1, 1, 1, True)
    assert found.source_kinds == {"teacher"}
    assert open_points(wrote, "assessment") == set()


def test_a_focus_that_names_an_intervention_and_an_open_contradiction_are_said(wrote: Any) -> None:
    wrote(Assessment, "assessment", focus="Terapi realitas", focus_names_intervention=True)
    wrote(Contradiction, "contradiction", first="mampu mengatur emosi", second="mudah emosi")
    assert {"focus_is_a_problem", "contradictions_looked_at"} <= open_points(wrote, "assessment")


def test_a_plan_with_an_honest_goal_and_the_first_step_against_violence(wrote: Any) -> None:
    wrote(Plan, "plan", goal_general="Tenang mencari kerja", violence_ongoing="yes", agreement="agreed", review_on=date(2030, 1, 2),
          resources_internal=["Tekun"], follows_from="Cemas, ingin bekerja", explained_before=True)  # fmt: skip
    wrote(Goal, "goal", text="Lebih sabar", not_measured=True)
    wrote(Goal, "goal", text="Berkumpul", baseline="0", target="3", due_on=date(2030, 1, 2))
    wrote(Goal, "goal", text="Ingat tugas", baseline="0")
    wrote(Implementer, "implementer", part="carer")
    wrote(PlanStep, "plan_step", what="Melamar", due_on=date(2030, 1, 2))
    found: PlanningPart = part(wrote, "planning")
    assert sorted((goal.measured, goal.stated_not_measured) for goal in found.goals or ()) == [(False, False), (False, True), (True, False)]
    assert open_points(wrote, "planning") == {"every_goal_measured_or_said_not", "first_stops_further_violence"}


def test_a_step_out_of_its_order_is_seen_from_coded_columns(wrote: Any) -> None:
    wrote(Session, "session", happened=date(2024, 9, 17), steps=["wdep_d"], therapy="reality")
    found: ImplementationPart = part(wrote, "implementation")
    assert (found.sessions_held, found.plan_agreed, found.out_of_order_without_reason) == (1, False, 1)
    wrote(Session, "session", happened=date(2024, 9, 16), steps=["wdep_w"], therapy="reality")
    assert part(wrote, "implementation").out_of_order_without_reason == 0


def test_the_result_of_each_goal_and_the_latest_evaluation_count(wrote: Any) -> None:
    goal = wrote(Goal, "goal", text="Sabar", baseline="5 kali", target="2 kali", due_on=date(2024, 9, 30))
    wrote(Goal, "goal", text="Lupa berkurang", not_measured=True)
    wrote(GoalResult, "goal_result", goal=goal.entry, status="improved", evidence="Nada bicara turun", value="2 kali")
    wrote(Evaluation, "evaluation", happened=date(2024, 9, 23), decision="stop", mechanisms=["team_discussion"], satisfaction="fairly",
          supporting=["family"], hindering=["limited_time"], method_fit="Tepat")  # fmt: skip
    wrote(Evaluation, "evaluation", happened=date(2024, 8, 1), decision="continue")
    found: EvaluationPart = part(wrote, "evaluation")
    assert found.decision == "stop"
    assert sorted(one.results for one in found.goals or ()) == [0, 1]
    assert found.before_and_after_measured
    assert open_points(wrote, "evaluation") == {"one_result_for_each_goal"}


def test_an_ending_with_an_unfinished_goal_waits_for_whoever_carries_on(wrote: Any) -> None:
    wrote(Goal, "goal", text="Sabar", not_measured=True)
    wrote(Termination, "termination", kind_of="planned", judged=[f"{one}:partly" for one in ("emotional_stability", "social_functioning")],
          final_counselling="held", reasons=["time_over"], channels=["family"], source_of_trauma="no", coping=["Menelepon"],
          not_rejection_explained=True)  # fmt: skip
    found: TerminationPart = part(wrote, "termination")
    assert (found.unfinished_goals, found.handed_over, found.closing_reason) == (1, False, "time_over")
    assert open_points(wrote, "termination") == {"four_criteria_judged", "unfinished_goals_handed_over"}
    wrote(Referral, "referral", receiver="LBH", state="declined")
    assert not part(wrote, "termination").handed_over, "whoever declined carries nothing on"
    wrote(Referral, "referral", receiver="Pendamping BIMPOK")
    assert part(wrote, "termination").handed_over


def test_a_sign_of_relapse_waits_for_its_answer(wrote: Any) -> None:
    wrote(FollowUp, "follow_up", channel="family", condition="Mimpi buruk lagi", signs=["sleep"], goals=[uuid4()])
    found: FollowUpPart = part(wrote, "follow_up")
    assert (found.contacts, found.complete_contacts, found.relapse_signs, found.relapse_answered) == (1, 1, True, False)
    wrote(FollowUp, "follow_up", channel="visit", reached=False)
    assert part(wrote, "follow_up").contacts == 2
