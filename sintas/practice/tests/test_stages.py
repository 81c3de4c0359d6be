"""All seven stages: their gates ask plainly, know what they cannot know, and stay apart from each other."""

import ast
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from sintas.practice import stages
from sintas.practice.dossier import (
    AssessmentPart,
    Dossier,
    EngagementPart,
    EvaluationPart,
    FollowUpPart,
    GoalFact,
    ImplementationPart,
    PlanningPart,
    TerminationPart,
)
from sintas.practice.journey import verdict, verdict_of
from sintas.practice.stage import PLACES, Stage, gate

GATES = [(stage, one) for stage in stages.ALL for one in stage.gates]
BLAME = re.compile(r"\b(lupa|lalai|gagal|salah|forgot|failed|fault|careless|harus segera)\b", re.IGNORECASE)

MEASURED = GoalFact(measured=True, results=1, evidence=True)
WHOLE = {
    "assessment": AssessmentPart(
        problems=1,
        needs=1,
        potentials=1,
        hopes=1,
        source_kinds=frozenset({"client", "family"}),
        focus=True,
        focus_names_intervention=False,
        contradictions_open=0,
        methods=3,
        areas=2,
        areas_with_assessor=2,
        functioning=True,
    ),
    "planning": PlanningPart(
        goals=(MEASURED,),
        general_goal=True,
        violence_ongoing=True,
        first_stops_violence=True,
        client_agrees=True,
        review_date=True,
        resources=2,
        implementers=1,
        based_on=True,
        explained=True,
        steps=1,
        steps_with_date=1,
    ),
    "implementation": ImplementationPart(
        sessions_held=1, before_consent_without_reason=0, plan_agreed=True, out_of_order_without_reason=0
    ),
    "evaluation": EvaluationPart(
        goals=(MEASURED,),
        decision="continue",
        client_view=True,
        supporting_factors=1,
        hindering_factors=1,
        before_and_after_measured=True,
        beyond_worker=True,
        method_fit=True,
    ),
    "termination": TerminationPart(
        judged_criteria=frozenset({"emotional_stability", "social_functioning", "managing_trauma", "ready_to_return"}),
        final_counselling=True,
        not_rejection_explained=True,
        coping_strategies=1,
        follow_up_channel=True,
        closing_reason="goals_met",
        returns_to_source_of_trauma=False,
        safety_plan=False,
        unfinished_goals=0,
        handed_over=False,
        ending_kind="planned",
        return_judged=True,
        receivers_agree=True,
    ),
    "follow_up": FollowUpPart(contacts=1, complete_contacts=1, relapse_signs=False, relapse_answered=False, outside_channels=0),
}


def test_the_seven_stages_stand_in_their_order():
    assert stages.CODES == ("engagement", "assessment", "planning", "implementation", "evaluation", "termination", "follow_up")
    with pytest.raises(stages.UnknownStage):
        stages.get("referral")


@pytest.mark.parametrize("stage", stages.ALL, ids=lambda stage: stage.code)
def test_a_stage_tells_its_purpose_and_reminds_the_worker(stage: Stage):
    for lang in ("id", "en"):
        assert stage.label(lang)
        assert stage.purpose(lang)
    assert stage.gates
    assert stage.prompts
    assert len({one.code for one in stage.gates}) == len(stage.gates)


@pytest.mark.parametrize(("stage", "one"), GATES, ids=[f"{stage.code}-{one.code}" for stage, one in GATES])
def test_every_gate_speaks_plainly_cites_its_source_and_points_to_a_place(stage, one):
    assert one.answer.place in PLACES
    assert re.search(r"R\d|UU |fixture|C\d|D\d", one.answer.source)
    assert one.look.__doc__
    for lang in ("id", "en"):
        assert one.answer.sentence(lang).endswith((".", "?", "'"))
        assert not BLAME.search(one.answer.sentence(lang))
    assert one.answer.sentence_id != one.answer.sentence_en


@pytest.mark.parametrize(("stage", "one"), GATES, ids=[f"{stage.code}-{one.code}" for stage, one in GATES])
def test_a_gate_asks_only_for_facts_of_its_own_part(stage, one):
    known = {field.name for field in fields(stage.part)}
    assert set(one.asks) <= known


@pytest.mark.parametrize("stage", [stage for stage in stages.ALL if stage.code != "engagement"], ids=lambda stage: stage.code)
def test_what_cannot_be_known_yet_is_listed_and_never_called_missing(stage):
    empty = stage.verdict(stage.part())
    assert empty.missing == ()
    assert empty.warnings == ()
    assert set(empty.not_yet_asked) == {one.code for one in stage.gates}
    whole = WHOLE[stage.code]
    for one in stage.gates:
        for fact in one.asks:
            answer = stage.verdict(replace(whole, **{fact: None}))
            assert one.code in answer.not_yet_asked
            assert one.code not in {found.code for found in answer.missing + answer.warnings}


@pytest.mark.parametrize("code", stages.CODES)
def test_without_any_facts_every_gate_is_listed_as_not_yet_asked(code):
    answer = verdict(code, None)
    assert answer.complete
    assert set(answer.not_yet_asked) == {one.code for one in stages.get(code).gates}


@pytest.mark.parametrize("code", list(WHOLE))
def test_a_stage_with_everything_in_place_is_complete(code):
    answer = verdict(code, WHOLE[code])
    assert answer.complete
    assert answer.warnings == ()
    assert answer.not_yet_asked == ()


@pytest.mark.parametrize(
    ("code", "change", "expected"),
    [
        ("assessment", {"problems": 0}, "problems_named"),
        ("assessment", {"needs": 0}, "needs_named"),
        ("assessment", {"potentials": 0}, "potential_named"),
        ("assessment", {"focus": False}, "focus_chosen"),
        ("assessment", {"focus_names_intervention": True}, "focus_is_a_problem"),
        ("planning", {"general_goal": False}, "general_goal"),
        ("planning", {"goals": ()}, "specific_goals"),
        ("planning", {"goals": (MEASURED, GoalFact())}, "every_goal_measured_or_said_not"),
        ("planning", {"first_stops_violence": False}, "first_stops_further_violence"),
        ("planning", {"client_agrees": False}, "client_agrees_to_plan"),
        ("implementation", {"sessions_held": 0}, "a_session_was_held"),
        ("implementation", {"before_consent_without_reason": 1}, "none_before_consent_without_reason"),
        ("evaluation", {"goals": ()}, "one_result_for_each_goal"),
        ("evaluation", {"goals": (GoalFact(measured=True),)}, "one_result_for_each_goal"),
        ("evaluation", {"goals": (GoalFact(results=2, evidence=True),)}, "one_result_for_each_goal"),
        ("evaluation", {"goals": (GoalFact(results=1),)}, "every_result_has_evidence"),
        ("evaluation", {"decision": ""}, "decision_taken"),
        ("evaluation", {"decision": "later"}, "decision_taken"),
        ("termination", {"judged_criteria": frozenset({"emotional_stability"})}, "four_criteria_judged"),
        ("termination", {"final_counselling": False}, "final_counselling"),
        ("termination", {"follow_up_channel": False}, "follow_up_channel"),
        ("termination", {"closing_reason": ""}, "closing_reason"),
        ("termination", {"returns_to_source_of_trauma": True}, "safe_way_back"),
        ("termination", {"unfinished_goals": 2}, "unfinished_goals_handed_over"),
        ("termination", {"ending_kind": ""}, "planned_or_unexpected"),
        ("follow_up", {"contacts": 0, "complete_contacts": 0}, "a_follow_up_contact"),
        ("follow_up", {"complete_contacts": 0}, "channel_and_condition"),
        ("follow_up", {"relapse_signs": True}, "relapse_answered"),
    ],
)
def test_each_gate_finds_its_own_gap_and_nothing_else(code, change, expected):
    answer = verdict(code, replace(WHOLE[code], **change))
    assert [one.code for one in answer.missing] == [expected]


@pytest.mark.parametrize(
    ("code", "change", "expected"),
    [
        ("assessment", {"source_kinds": frozenset({"client"})}, "more_than_one_source"),
        ("assessment", {"hopes": 0}, "hopes_asked"),
        ("assessment", {"contradictions_open": 2}, "contradictions_looked_at"),
        ("planning", {"review_date": False}, "review_date_set"),
        ("planning", {"resources": 0}, "resources_mapped"),
        ("planning", {"implementers": 0}, "implementers_named"),
        ("implementation", {"plan_agreed": False}, "plan_was_agreed"),
        ("evaluation", {"client_view": False}, "client_was_asked"),
        ("evaluation", {"hindering_factors": 0}, "factors_named"),
        ("evaluation", {"before_and_after_measured": False}, "measured_before_and_after"),
        ("termination", {"not_rejection_explained": False}, "not_a_rejection"),
        ("termination", {"coping_strategies": 0}, "coping_strategies"),
        ("termination", {"return_judged": False}, "return_place_judged"),
        ("termination", {"receivers_agree": False}, "same_receivers"),
        ("assessment", {"methods": 0}, "methods_named"),
        ("assessment", {"areas": 0, "areas_with_assessor": 0}, "areas_assessed_by_someone"),
        ("assessment", {"areas": 3, "areas_with_assessor": 2}, "areas_assessed_by_someone"),
        ("assessment", {"functioning": False}, "functioning_looked_at"),
        ("planning", {"based_on": False}, "follows_from_assessment"),
        ("planning", {"explained": False}, "explained_before_acting"),
        ("planning", {"steps": 0, "steps_with_date": 0}, "steps_have_a_schedule"),
        ("planning", {"steps": 3, "steps_with_date": 2}, "steps_have_a_schedule"),
        ("implementation", {"out_of_order_without_reason": 1}, "therapy_steps_in_order"),
        ("evaluation", {"beyond_worker": False}, "seen_by_others_too"),
        ("evaluation", {"method_fit": False}, "method_looked_at"),
        ("follow_up", {"outside_channels": 1}, "by_agreed_channels"),
    ],
)
def test_a_reminder_is_shown_and_blocks_nothing(code, change, expected):
    answer = verdict(code, replace(WHOLE[code], **change))
    assert answer.complete
    assert [one.code for one in answer.warnings] == [expected]


def test_a_goal_honestly_not_measured_is_enough():
    goals = (MEASURED, GoalFact(stated_not_measured=True))
    assert verdict("planning", replace(WHOLE["planning"], goals=goals)).complete


def test_a_plan_need_not_stop_violence_that_is_over():
    assert verdict("planning", replace(WHOLE["planning"], violence_ongoing=False, first_stops_violence=False)).complete


def test_unfinished_goals_that_were_handed_over_let_the_work_end():
    assert verdict("termination", replace(WHOLE["termination"], unfinished_goals=4, handed_over=True)).complete


def test_facts_of_another_stage_are_refused():
    with pytest.raises(TypeError):
        verdict("planning", EngagementPart())


def test_safety_is_asked_again_at_every_stage():
    unsafe = EngagementPart(lives_with_perpetrator=True, suicide_paths_open=1)
    for code, whole in WHOLE.items():
        answer = verdict_of(Dossier(engagement=unsafe, **{code: whole}), code)
        assert [one.code for one in answer.missing] == ["safety_plan", "suicide_path_next_look"], code


def test_a_safe_file_is_not_troubled_again():
    for code, whole in WHOLE.items():
        assert verdict_of(Dossier(engagement=EngagementPart(), **{code: whole}), code).complete


def test_safety_that_cannot_be_known_is_said_openly():
    answer = verdict_of(Dossier(planning=WHOLE["planning"]), "planning")
    assert set(answer.not_yet_asked) == {"safety_plan", "suicide_path_next_look"}


def test_engagement_in_a_dossier_asks_its_own_gates_once():
    codes = [one.code for one in verdict_of(Dossier(engagement=EngagementPart(lives_with_perpetrator=True)), "engagement").missing]
    assert codes.count("safety_plan") == 1


def test_a_gate_must_name_a_place_screens_know():
    with pytest.raises(ValueError, match="cellar"):
        gate(id="x", en="x", place="cellar", source="R1")


def test_the_practice_imports_nothing_but_python_and_itself():
    folder = Path(stages.__file__).parent.parent
    allowed = {"sintas", "__future__", "ast", "collections", "dataclasses", "datetime", "functools", "itertools", "pathlib", "re", "tomllib", "types"}
    allowed |= {"typing", "unicodedata", "bisect", "decimal", "fractions", "math"}
    for path in folder.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for module in modules:
                assert module.split(".")[0] in allowed, f"{path.name} imports {module}"
                assert not module.startswith("sintas") or module.startswith("sintas.practice"), f"{path.name} imports {module}"
