"""An invented child of the type Sentra Handayani describes, walked through all seven stages to a relapse after the ending."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml

from sintas.cases.models import Case, Consent, Passage, SourceFact, Task
from sintas.casework import importing
from sintas.casework.actions.ending import follow_up
from sintas.casework.models import (
    AreaAssessed,
    Assessment,
    Conference,
    Decision,
    Evaluation,
    FollowUp,
    Goal,
    GoalResult,
    Plan,
    PlannedService,
    PlanStep,
    Session,
    Termination,
)
from sintas.evidence.models import ToolEntry
from sintas.safekeeping import trail
from sintas.staff.actor import Actor

from .test_importing import FIXTURES

FILE = FIXTURES / "handayani_rekaan.yaml"


@pytest.fixture
def child(people: dict[str, Actor], as_user: Any) -> Callable[..., Case]:
    """child() imports the file for Ratna; child(change) changes the document first."""

    def bring(change: Callable[[dict[str, Any]], None] = lambda tree: None) -> Case:
        tree = importing.yaml_file.load(FILE)
        change(tree)
        by = people["ratna"]
        account = importing.carry_in(by=by, one=importing.shape.cases_in(tree)[0])
        assert (account.kept, account.dropped) == (0, 0)
        case = Case.objects.get(source_ref="HANDAYANI-REKAAN")
        trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
        return case

    return bring


def test_she_is_marked_as_invented_and_walked_through_seven_stages(child: Any, as_user: Any) -> None:
    with as_user("ratna"):
        case = child()
        assert case.synthetic
        assert "rekaan" in SourceFact.objects.get(file_id=case.pk, path="invented").words
        assert (case.opened_on, case.client_since) == (date(2024, 1, 15), date(2024, 1, 19))
        assert (case.stage, case.closed_on) == ("follow_up", None)
        stages = list(Passage.objects.filter(file_id=case.pk).order_by("began_at", "id").values_list("stage", flat=True))
        assert stages == ["engagement", "assessment", "planning", "implementation", "evaluation", "termination", "follow_up"]
        assert not Task.objects.filter(file_id=case.pk, done_at=None).exists()  # nothing of long ago is owed today


def test_the_child_assented_and_her_mother_agreed(child: Any, as_user: Any) -> None:
    with as_user("ratna"):
        case = child()
        assert set(Consent.current.filter(file_id=case.pk).values_list("given_by", "outcome")) == {("child_assent", "given"), ("guardian", "given")}
        assert not Session.current.filter(file_id=case.pk, early=True).exists()


def test_what_was_found_and_planned_stands_each_in_its_place(child: Any, as_user: Any) -> None:
    with as_user("ratna"):
        case = child()
        found = Assessment.current.get(file_id=case.pk)
        assert (found.trauma, found.methods) == ("moderate", ["interview", "observation", "psychologist"])
        assert found.symptoms["physiological"] == ["mimpi buruk"]
        assert found.potentials[0] == "suka menggambar"
        assert set(AreaAssessed.current.filter(file_id=case.pk).values_list("area", "profession")) == {
            ("psychosocial", "social_worker"),
            ("mental_spiritual", "psychologist"),
        }
        assert set(ToolEntry.current.filter(file_id=case.pk).values_list("tool", flat=True)) == {"bpss", "ecomap"}
        goals = list(Goal.current.filter(file_id=case.pk).order_by("position"))
        assert [(one.horizon, one.baseline, one.target, one.due_on) for one in goals] == [
            ("short", "dua malam seminggu", "lima malam seminggu", date(2024, 4, 30)),
            ("short", "satu orang", "empat orang", date(2024, 5, 31)),
            ("long", "nol hari", "lima hari seminggu", date(2024, 7, 31)),
        ]
        plan = Plan.current.get(file_id=case.pk)
        assert (plan.agreement, plan.agreed_on, plan.violence_ongoing, plan.happened_on) == ("agreed", date(2024, 2, 5), "no", date(2024, 2, 5))
        assert set(PlannedService.current.filter(file_id=case.pk).values_list("service", flat=True)) == {
            "individual_counselling", "psychosocial_therapy", "education_support", "personality", "recreation",
        }  # fmt: skip
        owners = {one.what: one.owner_words or one.owner for one in PlanStep.current.filter(file_id=case.pk)}
        assert owners["menulis catatan tidur setiap pagi"] == "pengasuh asrama"
        assert owners["memilih gambar untuk dibawa ke sesi"] == "client"
        assert [one.goals for one in Session.current.filter(file_id=case.pk).order_by("happened_on")] == [[goal.entry] for goal in goals]


def test_conference_evaluation_and_ending_say_what_the_practice_asks(child: Any, as_user: Any) -> None:
    with as_user("ratna"):
        case = child()
        conference = Conference.current.get(file_id=case.pk)
        assert (conference.no, len(conference.attendance), conference.confidentiality_stated) == (1, 3, True)
        assert Decision.current.filter(file_id=case.pk, conference=conference.entry).count() == 2
        evaluation = Evaluation.current.get(file_id=case.pk)
        assert evaluation.mechanisms == ["daily_observation", "team_discussion", "progress_notes"]
        assert (evaluation.decision, sorted(evaluation.ratings)) == (
            "continue",
            ["emotional_stability:3", "expressing_feelings:3", "interaction:3", "self_confidence:2"],
        )
        goals = dict(Goal.current.filter(file_id=case.pk).values_list("entry", "position"))
        statuses = {goals[one.goal]: one.status for one in GoalResult.current.filter(file_id=case.pk)}
        assert statuses == {1: "reached", 2: "improved", 3: "improved"}
        ending = Termination.current.get(file_id=case.pk)
        assert sorted(one.split(":")[0] for one in ending.judged) == sorted(ending.evidence)
        assert len(ending.judged) == 4
        assert ending.not_rejection_explained
        assert (ending.kind_of, ending.final_counselling, ending.returns_to) == ("planned", "held", "family")


def test_after_the_ending_school_sees_a_relapse_and_she_is_accompanied(child: Any, as_user: Any) -> None:
    with as_user("ratna"):
        case = child()
        first, second = FollowUp.current.filter(file_id=case.pk).order_by("happened_on")
        assert (first.channel, first.signs, first.happened_on) == ("family", [], date(2024, 8, 12))
        assert (second.channel, second.signs, second.answers) == ("school", ["withdrawing", "sleep"], ["accompany"])
        assert case.stage == "follow_up"


def test_an_ending_closes_the_case_and_follow_up_goes_on(child: Any, as_user: Any) -> None:
    with as_user("ratna"):
        case = child(lambda tree: tree["termination"].pop("stays_open"))
        assert (case.stage, case.closed_on, case.closing_reason) == ("termination", date(2024, 7, 15), "goals_met")
        assert FollowUp.current.filter(file_id=case.pk).count() == 2


def test_an_answer_to_open_again_opens_the_case_on_that_day(child: Any, as_user: Any) -> None:
    def opened_again(tree: dict[str, Any]) -> None:
        del tree["termination"]["stays_open"]
        tree["follow_up"][1] |= {"answers": ["code:reopen"], "reopened_in": "assessment"}

    with as_user("ratna"):
        case = child(opened_again)
        assert (case.closed_on, case.stage, case.closing_reason) == (None, "assessment", "")
        standing = Passage.objects.get(file_id=case.pk, ended_at=None)
        assert (standing.stage, standing.began_at.astimezone().year, standing.began_at.astimezone().month) == ("assessment", 2024, 10)


def test_one_may_go_on_looking_in_on_her_from_here(child: Any, as_user: Any, people: dict[str, Actor]) -> None:
    with as_user("ratna"):
        case = child()
        follow_up(by=people["ratna"], case=case, channel="family", condition="tidur kembali tenang", happened=date(2024, 11, 4))
        assert FollowUp.current.filter(file_id=case.pk).count() == 3


def test_every_invented_thing_is_said_to_be_invented() -> None:
    told = yaml.safe_load(FILE.read_text())
    assert told["synthetic"] is True
    assert "rekaan" in told["client"]["initials"]
    assert all("rekaan" in one["initials"] for one in told["family"]["members"])
    assert "INVENTED" in FILE.read_text()
