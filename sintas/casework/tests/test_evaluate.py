"""Ratna evaluates: each goal has one result with what shows it, and no word about a goal is ever lost."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from sintas.cases.reading.story import story_of
from sintas.casework.actions.evaluating import evaluate, record_result
from sintas.casework.actions.planning import set_goal
from sintas.casework.models import Evaluation, GoalResult
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

MONDAY = datetime(2024, 9, 23, 8, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = MONDAY.date()


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


def look(people, case):
    trail.record(by=people["ratna"], verb="read change", file_id=case.pk, opens=True)


def row(goal, text, **more):
    return {"goal": goal, "text": text, **more}


def stands(people, case):
    """goal -> words that stand."""
    look(people, case)
    found = list(GoalResult.current.filter(file_id=case.pk))
    assert len({one.goal for one in found}) == len(found), "one current result for each goal"
    return {one.goal: one.text for one in found}


def test_an_evaluation_says_what_changed_and_by_what_it_shows(case, goals, evaluated, people, as_user):
    with as_user("ratna"):
        kept = evaluated(
            kind_of="final", until=TODAY, techniques=["interview", "observation"], mechanisms=["team_discussion"],
            professions=["house_parent"], process="berjalan lancar", ran_smoothly="yes", goals_fully_met="no",
            supporting=["parties_involved"], hindering=["limited_time"], hindering_words=["kelas Senin sampai Kamis"],
            outcome="kecemasan menurun", ratings=["interaction:3", "emotional_stability:2"], satisfaction="fairly",
            success_signs=["openness"], impact_areas=["emotional_stability"], supporting_words=[], competence="",
            results=[
                {"goal": goals[0], "status": "improved", "text": "lebih tenang", "evidence": "nada bicara turun"},
                {"goal": goals[1], "status": "", "text": " ", "evidence": "", "value": ""},
            ],
        )  # fmt: skip
        look(people, case)
        row_kept = Evaluation.current.get()
        assert row_kept.ratings == ["emotional_stability:2", "interaction:3"], "in the order of the areas"
        assert (row_kept.outcome, row_kept.supporting_words, row_kept.competence) == ("kecemasan menurun", None, None)
        result = GoalResult.current.get()
        assert (result.goal, result.evaluation, result.status, result.evidence) == (goals[0], kept.entry, "improved", "nada bicara turun")
        assert result.value is None and result.happened_on == TODAY
        told = next(one for month in story_of(case).months for one in month.entries if one.text == "kecemasan menurun")
        assert told.url == f"/kasus/{case.pk}/evaluasi/{kept.entry}/"
        assert Trail.objects.filter(file_id=case.pk, verb="record evaluation").count() == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"happened": TODAY + timedelta(days=1)}, "happened"),
        ({"until": TODAY - timedelta(days=1)}, "until"),
        ({"until": TODAY + timedelta(days=1)}, "until"),
        ({"process_from": TODAY, "process_until": TODAY - timedelta(days=3)}, "process_until"),
        ({"kind_of": "yearly"}, "kind_of"),
        ({"professions": ["wizard"]}, "professions"),
        ({"supporting": ["luck"]}, "supporting"),
        ({"ratings": ["interaction:5"]}, "ratings"),
        ({"ratings": ["interaction:1", "interaction:2"]}, "ratings"),
        ({"ratings": ["sleep:1"]}, "ratings"),
        ({"decision": "pause", "decision_reason": "x"}, "decision"),
        ({"decision": "continue"}, "decision_reason"),
        ({"decision": "continue", "decision_reason": "  "}, "decision_reason"),
        ({"next_on": TODAY - timedelta(days=1)}, "next_on"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(case, evaluated, as_user, facts, field):
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            evaluated(outcome="x", **facts)
        assert field in refused.value.fields
        assert not Evaluation.objects.exists()


def test_a_goal_is_evaluated_once_in_one_evaluation(case, goals, evaluated, as_user):
    with as_user("ratna"):
        for results, field in (
            ([row(goals[0], "a"), row(goals[0], "b")], "results"),
            ([row(uuid7(), "a")], "results"),
            ([row("bukan tujuan", "a")], "results-0-status"),
            ([row(goals[0], "a"), row(goals[1], "b", status="perfect")], "results-1-status"),
        ):
            with pytest.raises(BadInput) as refused:
                evaluated(results=results)
            assert field in refused.value.fields
        assert not Evaluation.objects.exists() and not GoalResult.objects.exists()


def test_a_goal_of_another_case_is_not_ours(case, open_a_case, evaluated, people, as_user):
    other = open_a_case("ratna", name="Sekar")
    with as_user("ratna"):
        theirs = set_goal(by=people["ratna"], case=other, text="tidur").entry
        with pytest.raises(BadInput):
            evaluated(results=[row(theirs, "a")])
        with pytest.raises(BadInput):
            record_result(by=people["ratna"], case=case, goal=theirs, text="a", happened=TODAY)


def test_a_later_evaluation_writes_the_next_version_and_a_goal_not_looked_at_keeps_its_own(case, goals, evaluated, people, as_user):
    with as_user("ratna"):
        first = evaluated(happened=date(2024, 9, 1), results=[row(goals[0], "sering marah"), row(goals[1], "menyendiri")])
        second = evaluated(results=[row(goals[0], "lebih tenang")])
        assert stands(people, case) == {goals[0]: "lebih tenang", goals[1]: "menyendiri"}
        past = GoalResult.objects.filter(goal=goals[0]).order_by("number")
        assert [(one.number, one.text, one.evaluation) for one in past] == [
            (1, "sering marah", first.entry),
            (2, "lebih tenang", second.entry),
        ]


def test_an_evaluation_written_late_does_not_push_a_later_result_away(case, goals, evaluated, people, as_user):
    with as_user("ratna"):
        evaluated(results=[row(goals[0], "lebih tenang")])
        late = evaluated(happened=date(2024, 9, 1), results=[row(goals[0], "sering marah")])
        assert stands(people, case) == {goals[0]: "lebih tenang"}
        beside = GoalResult.objects.get(goal=goals[0], set_aside=True)
        assert (beside.text, beside.evaluation, beside.happened_on) == ("sering marah", late.entry, date(2024, 9, 1))
        again = evaluated(
            happened=date(2024, 9, 1), results=[row(goals[0], "sangat sering marah")], entry=late.entry, based_on=1
        )
        assert again.number == 2
        assert stands(people, case) == {goals[0]: "lebih tenang"}
        assert {one.text for one in GoalResult.objects.all()} == {"lebih tenang", "sering marah", "sangat sering marah"}


def test_a_corrected_evaluation_of_unknown_date_does_not_take_back_what_came_after(case, goals, evaluated, people, as_user):
    unknown = FuzzyDate.unknown()
    with as_user("ratna"):
        first = evaluated(happened=unknown, results=[row(goals[0], "satu")])
        evaluated(happened=unknown, results=[row(goals[0], "dua")])
        evaluated(happened=unknown, results=[row(goals[0], "satu, diperbaiki")], entry=first.entry, based_on=1)
        assert stands(people, case) == {goals[0]: "dua"}


def test_what_was_entered_at_the_wrong_goal_is_taken_back_and_the_earlier_result_stands_again(case, goals, evaluated, people, as_user):
    with as_user("ratna"):
        evaluated(happened=date(2024, 9, 1), results=[row(goals[1], "menyendiri")])
        wrong = evaluated(results=[row(goals[0], "lebih tenang"), row(goals[1], "salah baris")])
        evaluated(results=[{"goal": goals[1], "removed": True}], outcome="x", entry=wrong.entry, based_on=1)
        assert stands(people, case) == {goals[0]: "lebih tenang", goals[1]: "menyendiri"}
        assert GoalResult.objects.get(goal=goals[1], withdrawn_at__isnull=False).text == "salah baris"
        assert Trail.objects.filter(verb="strike out goal_result").count() == 1
        evaluated(results=[row(goals[1], "ikut berkumpul")])
        assert stands(people, case)[goals[1]] == "ikut berkumpul"
        assert GoalResult.current.get(goal=goals[1]).number == 3


def test_taking_back_the_only_result_leaves_an_open_goal(case, goals, evaluated, people, as_user):
    with as_user("ratna"):
        wrong = evaluated(results=[row(goals[0], "salah")])
        evaluated(results=[{"goal": goals[0], "removed": True}], outcome="x", entry=wrong.entry, based_on=1)
        assert stands(people, case) == {}
        record_result(by=people["ratna"], case=case, goal=goals[0], text="benar", happened=TODAY)
        assert stands(people, case) == {goals[0]: "benar"}


# alone ---------------------------------------------------------------------------------------------------------------------------------


def test_a_result_alone_has_one_entry_and_two_writers_lose_nothing(case, goals, people, as_user):
    by = {"by": people["ratna"], "case": case, "goal": goals[0], "happened": TODAY}
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            record_result(**by, text="  ")
        assert "text" in refused.value.fields
        token = uuid7()
        first = record_result(**by, text="dari layar satu", status="improved", submission=token)
        with pytest.raises(AlreadyDone):
            record_result(**by, text="dari layar satu", submission=token)
        with pytest.raises(Overtaken) as both:
            record_result(**by, text="dari layar dua")
        assert (both.value.kept.entry, both.value.theirs.entry) == (first.entry, first.entry)
        assert stands(people, case) == {goals[0]: "dari layar satu"}
        record_result(**by, text="gabungan", entry=first.entry, based_on=1)
        assert stands(people, case) == {goals[0]: "gabungan"}
        assert {one.text for one in GoalResult.objects.all()} == {"dari layar satu", "dari layar dua", "gabungan"}


def test_correcting_a_result_alone_keeps_the_evaluation_it_came_from(case, goals, evaluated, people, as_user):
    with as_user("ratna"):
        kept = evaluated(results=[row(goals[0], "lebih tenag")])
        first = GoalResult.current.get()
        better = record_result(
            by=people["ratna"], case=case, goal=goals[0], text="lebih tenang", happened=TODAY, entry=first.entry, based_on=1
        )
        assert better.evaluation == kept.entry
        newer = record_result(
            by=people["ratna"], case=case, goal=goals[0], text="tenang", happened=date(2024, 9, 22), entry=first.entry, based_on=2
        )
        assert newer.evaluation is None, "seen on another day, outside the evaluation"


def test_two_tabs_on_one_evaluation_lose_no_word_about_a_goal(case, goals, evaluated, people, as_user):
    with as_user("ratna"):
        first = evaluated(outcome="satu", results=[row(goals[0], "awal")])
        evaluated(outcome="dua", results=[row(goals[0], "tab satu")], entry=first.entry, based_on=1)
        with pytest.raises(Overtaken) as both:
            evaluated(outcome="tiga", results=[row(goals[0], "tab dua"), row(goals[1], "baru")], entry=first.entry, based_on=1)
        look(people, case)
        assert (both.value.kept.outcome, both.value.theirs.outcome) == ("tiga", "dua")
        assert stands(people, case) == {goals[0]: "tab satu"}
        assert {one.text for one in GoalResult.objects.filter(set_aside=True)} == {"tab dua", "baru"}


def test_sending_twice_saves_once(case, goals, evaluated, as_user):
    token = uuid7()
    with as_user("ratna"):
        evaluated(results=[row(goals[0], "tenang")], submission=token)
        with pytest.raises(AlreadyDone):
            evaluated(results=[row(goals[0], "tenang")], submission=token)
        assert Evaluation.objects.count() == GoalResult.objects.count() == 1


def test_it_is_closed_to_everybody_else(case, goals, evaluated, people, as_user):
    with as_user("ratna"):
        evaluated(results=[row(goals[0], "rahasia")])
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not Evaluation.objects.exists() and not GoalResult.objects.exists(), stranger
    with as_user("dewi"):
        with pytest.raises(Refusal):
            evaluate(by=people["dewi"], case=case, outcome="x")
        with pytest.raises(Refusal):
            record_result(by=people["dewi"], case=case, goal=goals[0], text="x")
