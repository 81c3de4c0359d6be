"""What a decision moves, and when the work is looked at again: the case follows the newest look, and only from where it stands."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from sintas.cases.actions.passages import move
from sintas.cases.actions.suicide import open_path
from sintas.cases.actions.tasks import done
from sintas.cases.actions.team import add_member
from sintas.cases.policy import the_case
from sintas.cases.reading.story import story_of
from sintas.cases.reading.tasks import tasks_of
from sintas.casework.actions.evaluating import evaluate
from sintas.casework.actions.evaluating_moves import carry_out
from sintas.casework.actions.planning import set_goal
from sintas.casework.actions.stages import close_case
from sintas.casework.models import Evaluation
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.practice import journeys
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

MONDAY = datetime(2024, 9, 23, 8, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = MONDAY.date()
EARLIER = date(2024, 9, 1)


@pytest.fixture
def case(open_a_case):
    with clock.stopped(MONDAY):
        yield open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def goals(case, people, as_user):
    with as_user("ratna"):
        return [set_goal(by=people["ratna"], case=case, text=words).entry for words in ("mengelola emosi", "berinteraksi")]


@pytest.fixture
def evaluated(people, case):
    """evaluated(results=[...], ...): Ratna writes an evaluation of today."""
    return lambda **facts: evaluate(by=people["ratna"], case=case, **({"happened": TODAY} | facts))


@pytest.fixture
def stands_in(people, case, as_user):
    """stands_in("evaluation"): the case is walked there without asking the gates, as an import does."""

    def walk(stage):
        with as_user("ratna"):
            while case.stage != stage:
                move(by=people["ratna"], case=case, to=journeys.GIM.following(case.stage), outcome="completed")

    return walk


@pytest.fixture
def stage(people, case):
    return lambda: the_case(people["ratna"], case.pk).stage


def test_an_evaluation_without_decision_may_be_saved(evaluated, stands_in, stage, as_user):
    stands_in("evaluation")
    with as_user("ratna"):
        evaluated(outcome="masih diamati")
        assert stage() == "evaluation"


@pytest.mark.parametrize(("decision", "there"), [("continue", "implementation"), ("modify", "planning")])
def test_a_decision_moves_a_case_that_stands_in_evaluation(case, evaluated, stands_in, stage, people, as_user, decision, there):
    stands_in("evaluation")
    with as_user("ratna"):
        kept = evaluated(decision=decision, decision_reason="perlu waktu lagi")
        assert stage() == there
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        told = [one for month in story_of(case).months for one in month.entries if one.text == "perlu waktu lagi"]
        assert [one.url != "" for one in told].count(False) == 1, "the way back tells the reason of the decision"
    stands_in("evaluation")
    with as_user("ratna"):
        evaluated(decision=decision, decision_reason="perlu waktu lagi ya", entry=kept.entry, based_on=1)
        assert stage() == "evaluation", "a corrected word moves nothing a second time"
        evaluated(decision="modify" if decision == "continue" else "continue", decision_reason="lain", entry=kept.entry, based_on=2)
        assert stage() == ("planning" if decision == "continue" else "implementation"), "another decision does"


def test_stop_completes_the_stage_when_it_is_complete(goals, evaluated, stands_in, stage, as_user):
    results = [{"goal": goal, "text": "berubah", "status": "improved", "evidence": "terlihat"} for goal in goals]
    stands_in("evaluation")
    with as_user("ratna"):
        evaluated(results=results, decision="stop", decision_reason="tujuan tercapai")
        assert stage() == "termination"


def test_stop_is_kept_while_the_stage_is_not_complete(case, goals, evaluated, stands_in, stage, people, as_user):
    stands_in("evaluation")
    with as_user("ratna"):
        evaluated(results=[{"goal": goals[0], "text": "a"}], decision="stop", decision_reason="waktu habis")
        assert stage() == "evaluation" and Evaluation.current.get().decision == "stop"


def test_stop_waits_for_the_safety_of_the_client(case, goals, evaluated, stands_in, stage, people, as_user):
    results = [{"goal": goal, "text": "berubah", "status": "improved", "evidence": "terlihat"} for goal in goals]
    stands_in("evaluation")
    with as_user("ratna"):
        open_path(by=people["ratna"], case=case, opened_from="session", entry=uuid7())
        evaluated(results=results, decision="stop", decision_reason="tujuan tercapai")
        assert stage() == "evaluation" and Evaluation.current.get().decision == "stop"


@pytest.mark.parametrize("facts", [{"move": False}, {"imported": True}, {"happened": date(2024, 8, 1)}])
def test_an_old_or_imported_decision_moves_nothing(evaluated, stands_in, stage, as_user, facts):
    stands_in("evaluation")
    with as_user("ratna"):
        evaluated(happened=EARLIER, outcome="yang lebih baru")
        evaluated(decision="continue", decision_reason="perlu waktu", **facts)
        assert stage() == "evaluation"


@pytest.mark.parametrize("where", ["planning", "implementation", "termination"])
def test_a_decision_moves_nothing_elsewhere(evaluated, stands_in, stage, as_user, where):
    stands_in(where)
    with as_user("ratna"):
        for decision in ("continue", "modify", "stop"):
            evaluated(decision=decision, decision_reason="perlu waktu")
        assert stage() == where


def test_a_closed_case_stays_closed(case, evaluated, stands_in, people, as_user):
    stands_in("evaluation")
    with as_user("ratna"):
        close_case(by=people["ratna"], case=case, reason_code="lost_contact", reason="tidak tersambung")
        evaluated(decision="continue", decision_reason="perlu waktu", next_on=TODAY + timedelta(days=3))
        now = the_case(people["ratna"], case.pk)
        assert (now.stage, now.closed_on) == ("evaluation", TODAY) and tasks_of(people["ratna"]) == []


def test_a_practicum_student_decides_and_the_worker_moves(case, house, stands_in, stage, people, as_user):
    """Who may evaluate but not move the case leaves the decision standing."""
    student = hire("putri", house.unit, "student")
    stands_in("evaluation")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=student.pk)
    with acting_as(student.pk):
        kept = evaluate(by=actor_for(student), case=case, happened=TODAY, decision="continue", decision_reason="perlu waktu")
    with as_user("ratna"):
        assert stage() == "evaluation" and Evaluation.current.get(entry=kept.entry).decision == "continue"


def test_a_case_somebody_moved_meanwhile_keeps_the_evaluation(case, evaluated, stands_in, stage, people, as_user):
    stands_in("evaluation")
    with as_user("ratna"):
        case.version -= 1  # this screen saw the case before somebody else touched it
        assert carry_out(by=people["ratna"], case=case, decision="continue", reason="perlu waktu") is False
        assert evaluated(decision="continue", decision_reason="perlu waktu").number == 1
        assert stage() == "evaluation"


def test_an_imported_decision_may_come_without_its_reason(evaluated, as_user):
    with as_user("ratna"):
        assert evaluated(decision="continue", imported=True, move=False).decision_reason is None


# the rhythm ----------------------------------------------------------------------------------------------------------------------------


def test_the_next_evaluation_is_one_task_of_the_lead(evaluated, people, as_user):
    with as_user("ratna"):
        first = evaluated(outcome="a", next_on=TODAY + timedelta(days=30))
        assert [task.title for task in tasks_of(people["ratna"])] == ["Evaluasi berikutnya"]
        evaluated(outcome="b", entry=first.entry, based_on=1, next_on=TODAY + timedelta(days=20))
        assert len(tasks_of(people["ratna"])) == 1
        evaluated(happened=EARLIER, outcome="catatan lama", next_on=TODAY + timedelta(days=2))
        assert len(tasks_of(people["ratna"])) == 1, "an older look does not set the rhythm"
        evaluated(outcome="c")
        assert tasks_of(people["ratna"]) == [], "looked at: the duty has ended"
        evaluated(outcome="d", next_on=TODAY)
        assert len(tasks_of(people["ratna"])) == 1


def test_a_corrected_evaluation_does_not_ask_again_for_what_was_looked_at(evaluated, people, as_user):
    from sintas.cases.models import Task

    with as_user("ratna"):
        first = evaluated(outcome="a", next_on=TODAY + timedelta(days=1))
        done(by=people["ratna"], task=Task.objects.get(kind="evaluation_due"))
        evaluated(outcome="a diperbaiki", entry=first.entry, based_on=1, next_on=TODAY + timedelta(days=1))
        assert tasks_of(people["ratna"]) == []


def test_a_day_that_has_passed_owes_nothing(evaluated, people, as_user):
    with as_user("ratna"):
        evaluated(happened=date(2024, 7, 1), outcome="dari dokumen", next_on=date(2024, 8, 1), imported=True)
        assert tasks_of(people["ratna"]) == []
