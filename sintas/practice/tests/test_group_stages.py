"""The six stages of a group: each gate finds its own gap, and what nobody can know yet is never called missing."""

import re
from dataclasses import fields, replace

import pytest

from sintas.practice import catalogue, evaluating, group, journeys, stages
from sintas.practice.group.dossier import (
    GroupAssessmentPart,
    GroupDossier,
    GroupEngagementPart,
    GroupEvaluationPart,
    GroupImplementationPart,
    GroupPlanningPart,
    GroupTerminationPart,
)
from sintas.practice.journey import MoveRefused
from sintas.practice.stage import PLACES

GATES = [(stage, one) for stage in group.ALL for one in stage.gates]
NAMED = [f"{stage.code}-{one.code}" for stage, one in GATES]
BLAME = re.compile(r"\b(lupa|lalai|gagal|salah|malas|forgot|failed|fault|careless|lazy|harus segera)\b", re.IGNORECASE)

# The documented group of three, with everything in place.
WHOLE = {
    "engagement": GroupEngagementPart(
        facilitators=1, need=True, purposes=1, type_chosen=True, openness=True, members=3, consenting=3, prepared=3, named=3,
        contract=True, ground_rules=5, severe_unanswered=0, schedule=True, setting=True,
    ),
    "assessment": GroupAssessmentPart(members=3, fgd_held=True, fgd_reason=False, heard=3, needs=1, strengths=1, relations=3, observed=3),
    "planning": GroupPlanningPart(
        members=3, goals=1, with_goal=3, actions=6, asked_about_help=3, help_wanted=1, help_with_step=1, agreed=True,
        sessions_planned=1, review_date=True,
    ),
    "implementation": GroupImplementationPart(
        members=3, sessions_held=1, before_contract_without_reason=0, marks_missing=0, homework_open=0, unanswered=0, without_phase=0, heard=3,
    ),
    "evaluation": GroupEvaluationPart(
        members=3, with_signs=3, signs_without_evidence=0, mutual_aid=True, decision="stop", views_asked=3, reviewed=1, reasons=1,
        measured=True, carried=3,
    ),
    "termination": GroupTerminationPart(
        members=3, ending_session=True, ending_reason=False, with_follow_up=3, feedback_asked=True, closing_reason="positive_change",
        open_tasks=0, handed_over=False, techniques=1, not_rejection_explained=True, kept_after=True,
    ),
}  # fmt: skip


def test_a_group_walks_the_six_documented_stages_under_their_own_names():
    assert journeys.GROUP.stages == group.CODES
    assert [journeys.GROUP.label(code, "id") for code in group.CODES] == [stage.id for stage in group.ALL]
    assert journeys.GROUP.label("implementation", "id") == "Intervensi"
    with pytest.raises(group.UnknownGroupStage):
        group.get("follow_up")


def test_the_seven_stages_of_casework_ask_nothing_of_a_group():
    for code in group.CODES:
        assert group.get(code) is not stages.get(code)
        with pytest.raises(TypeError):
            stages.get(code).verdict(WHOLE[code])
    with pytest.raises(TypeError):
        group.verdict("planning", GroupEngagementPart())


@pytest.mark.parametrize("stage", group.ALL, ids=lambda stage: stage.code)
def test_a_stage_tells_its_purpose_and_reminds_the_worker(stage):
    assert stage.purpose("id") != stage.purpose("en")
    prompts = [row for row in catalogue.load("group_prompts").rows if row.group in (stage.code, "always")]
    assert list(stage.prompts) == prompts and {stage.code, "always"} == {row.group for row in prompts}
    assert len({one.code for one in stage.gates}) == len(stage.gates)


@pytest.mark.parametrize(("stage", "one"), GATES, ids=NAMED)
def test_every_gate_speaks_plainly_cites_its_source_and_asks_for_facts_of_its_part(stage, one):
    assert one.answer.place in PLACES and one.answer.place.startswith("group_")
    assert re.search(r"[RD]\d", one.answer.source)
    assert one.look.__doc__
    for lang in ("id", "en"):
        assert one.answer.sentence(lang).endswith((".", "?", "'"))
        assert not BLAME.search(one.answer.sentence(lang))
    assert one.answer.sentence_id != one.answer.sentence_en
    assert one.asks and set(one.asks) <= {field.name for field in fields(stage.part)}


@pytest.mark.parametrize("stage", group.ALL, ids=lambda stage: stage.code)
def test_what_cannot_be_known_yet_is_listed_and_never_called_missing(stage):
    for answer in (stage.verdict(None), stage.verdict(stage.part())):
        assert (answer.missing, answer.warnings) == ((), ())
        assert set(answer.not_yet_asked) == {one.code for one in stage.gates}
    for one in stage.gates:
        for fact in one.asks:
            assert one.code in stage.verdict(replace(WHOLE[stage.code], **{fact: None})).not_yet_asked


@pytest.mark.parametrize("code", group.CODES)
def test_a_stage_with_everything_in_place_is_complete(code):
    answer = group.verdict(code, WHOLE[code])
    assert (answer.missing, answer.warnings, answer.not_yet_asked) == ((), (), ())


BLOCKING = [
    ("engagement", {"facilitators": 0}, "facilitator_named"),
    ("engagement", {"purposes": 0}, "purpose_chosen"),
    ("engagement", {"type_chosen": False}, "type_chosen"),
    ("engagement", {"members": 1}, "enough_members"),
    ("engagement", {"consenting": 2}, "consents_in_force"),
    ("engagement", {"prepared": 2}, "members_prepared"),
    ("engagement", {"severe_unanswered": 1}, "safe_together"),
    ("engagement", {"contract": False}, "contract_agreed"),
    ("engagement", {"ground_rules": 0}, "ground_rules_agreed"),
    ("assessment", {"fgd_held": False}, "fgd_held_or_reason"),
    ("assessment", {"heard": 2}, "every_member_heard"),
    ("assessment", {"needs": 0}, "needs_named"),
    ("planning", {"goals": 0}, "group_goals"),
    ("planning", {"with_goal": 2}, "a_goal_for_each_member"),
    ("planning", {"actions": 0}, "actions_chosen"),
    ("planning", {"asked_about_help": 2}, "asked_about_help"),
    ("planning", {"agreed": False}, "explained_and_agreed"),
    ("implementation", {"sessions_held": 0}, "a_session_was_held"),
    ("implementation", {"before_contract_without_reason": 1}, "none_before_contract_without_reason"),
    ("implementation", {"marks_missing": 2}, "attendance_recorded"),
    ("implementation", {"homework_open": 1}, "homework_looked_back_on"),
    ("implementation", {"unanswered": 1}, "conflict_answered"),
    ("evaluation", {"with_signs": 2}, "signs_for_each_member"),
    ("evaluation", {"signs_without_evidence": 1}, "signs_have_evidence"),
    ("evaluation", {"mutual_aid": False}, "mutual_aid_looked_at"),
    ("evaluation", {"decision": ""}, "decision_taken"),
    ("evaluation", {"decision": "later"}, "decision_taken"),
    ("termination", {"ending_session": False}, "ending_session"),
    ("termination", {"with_follow_up": 2}, "follow_up_for_each_member"),
    ("termination", {"feedback_asked": False}, "feedback_asked"),
    ("termination", {"closing_reason": ""}, "closing_reason"),
    ("termination", {"open_tasks": 1}, "unfinished_handed_over"),
]
REMINDING = [
    ("engagement", {"need": False}, "need_written"),
    ("engagement", {"openness": False}, "openness_stated"),
    ("engagement", {"named": 2}, "chosen_names"),
    ("engagement", {"schedule": False}, "schedule_written"),
    ("engagement", {"setting": False}, "setting_looked_at"),
    ("assessment", {"strengths": 0}, "strengths_named"),
    ("assessment", {"relations": 2}, "relations_talked_over"),
    ("assessment", {"observed": 0}, "signs_observed"),
    ("planning", {"help_with_step": 0}, "help_has_a_step"),
    ("planning", {"sessions_planned": 0}, "sessions_planned"),
    ("planning", {"review_date": False}, "review_date_set"),
    ("implementation", {"heard": 2}, "each_member_heard"),
    ("implementation", {"without_phase": 1}, "phases_given"),
    ("evaluation", {"views_asked": 2}, "members_were_asked"),
    ("evaluation", {"reviewed": 0}, "way_reviewed"),
    ("evaluation", {"reasons": 0}, "reasons_named"),
    ("evaluation", {"measured": False}, "measured_before_and_after"),
    ("evaluation", {"carried": 2}, "results_carried_over"),
    ("termination", {"techniques": 0}, "ended_with_care"),
    ("termination", {"not_rejection_explained": False}, "not_a_rejection"),
    ("termination", {"kept_after": False}, "kept_afterwards"),
]


@pytest.mark.parametrize(("code", "change", "expected"), BLOCKING)
def test_each_gate_finds_its_own_gap_and_nothing_else(code, change, expected):
    answer = group.verdict(code, replace(WHOLE[code], **change))
    assert ([one.code for one in answer.missing], answer.warnings) == ([expected], ())


@pytest.mark.parametrize(("code", "change", "expected"), REMINDING)
def test_a_reminder_is_shown_and_blocks_nothing(code, change, expected):
    answer = group.verdict(code, replace(WHOLE[code], **change))
    assert answer.complete
    assert [one.code for one in answer.warnings] == [expected]


def test_no_gate_is_left_without_a_try():
    assert {(code, expected) for code, _change, expected in (*BLOCKING, *REMINDING)} == {(stage.code, one.code) for stage, one in GATES}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("assessment", {"fgd_held": False, "fgd_reason": True}),
        ("planning", {"help_wanted": 0, "help_with_step": 0}),
        ("termination", {"ending_session": False, "ending_reason": True}),
        ("termination", {"open_tasks": 4, "handed_over": True}),
    ],
)
def test_a_reason_or_a_hand_over_is_enough(code, change):
    assert group.verdict(code, replace(WHOLE[code], **change)).complete


def test_a_facilitator_consents_and_safety_are_asked_again_at_every_later_stage():
    now = replace(WHOLE["engagement"], facilitators=0, consenting=2, severe_unanswered=1, contract=False)
    for code in group.CODES[1:]:
        answer = group.verdict_of(GroupDossier(engagement=now, **{code: WHOLE[code]}), code)
        assert [one.code for one in answer.missing] == ["facilitator_named", "consents_in_force", "safe_together"]
    own = group.verdict_of(GroupDossier(engagement=now), "engagement")
    assert [one.code for one in own.missing] == ["facilitator_named", "consents_in_force", "safe_together", "contract_agreed"]


def test_what_never_rests_and_cannot_be_known_is_said_openly():
    answer = group.verdict_of(GroupDossier(planning=WHOLE["planning"]), "planning")
    assert answer.complete
    assert set(answer.not_yet_asked) == {"facilitator_named", "consents_in_force", "safe_together"}


def test_a_group_goes_back_with_a_reason_and_a_decision_moves_it():
    assert journeys.GROUP.move("evaluation", "planning", reason="tujuan diubah bersama anggota") == "back"
    with pytest.raises(MoveRefused):
        journeys.GROUP.move("evaluation", "planning")
    assert [evaluating.move_for(journeys.GROUP, "evaluation", one) for one in ("continue", "modify", "stop")] == [
        "implementation", "planning", "termination",
    ]  # fmt: skip


def test_a_group_closes_for_reasons_of_its_own():
    early = {row.code for row in journeys.GROUP.closing_reasons("engagement")}
    assert early >= {"members_chose", "too_few", "no_facilitator", "not_safe", "merged", "transferred", "opened_in_error"}
    assert "died" not in early
    assert journeys.GROUP.close("termination", "positive_change").id == "Anggota mulai berfungsi sosial dengan baik"
    for code, refusal in (("goals_met", "planned_ending_first"), ("lost_contact", "unknown_reason")):
        with pytest.raises(MoveRefused) as refused:
            journeys.GROUP.close("planning", code)
        assert refused.value.code == refusal
