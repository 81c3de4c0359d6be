"""The stages: what is missing is said, nothing is forced, one passage stands open at any time."""

import os
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sintas.cases.actions.passages import move
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.writing import record_contact
from sintas.cases.models import Task
from sintas.cases.policy import the_case
from sintas.cases.reading.passages import passages_of
from sintas.cases.reading.story import story_of
from sintas.casework import dossier
from sintas.casework.actions.evaluating import evaluate
from sintas.casework.actions.planning import write_plan
from sintas.casework.actions.sessions import record_session
from sintas.casework.actions.stages import NotReady, close_case, complete_stage, go_back, reopen
from sintas.practice import journeys
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal

STAGES = journeys.GIM.stages


def skip_to(by, case, stage):
    """Walk on without asking the gates, as an import does."""
    while case.stage != stage:
        move(by=by, case=case, to=journeys.GIM.following(case.stage), outcome="completed")


def test_completing_too_early_says_what_is_missing_and_changes_nothing(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        with pytest.raises(NotReady) as refused:
            complete_stage(by=people["ratna"], case=case, stage="engagement")
        codes = {one.code for one in refused.value.verdict.missing}
        assert {"first_contact", "client_agreed", "service_contract", "risk_looked_at", "form_of_address"} <= codes
        assert the_case(people["ratna"], case.pk).stage == "engagement"
        assert [p.outcome for p in passages_of(case)] == [""]


def test_the_dossier_sees_what_was_recorded(open_a_case, agreed, people, as_user):
    case = open_a_case("ratna", called="Kak Bunga", age_stated=24)
    agreed(case)
    with as_user("ratna"):
        record_contact(by=people["ratna"], case=case, form="", result="berkenalan", happened=date.today())
        part = dossier.of(case).engagement
    assert (part.contacts, part.form_of_address, part.consent.client, part.consent.read_aloud) == (1, True, "given", True)
    assert (part.contract, part.risk_level, part.risk_assessments, part.suicide_paths_open) == (False, None, 0, 0)


def test_implementation_asks_for_a_session_that_was_held(open_a_case, agreed, people, as_user):
    case = open_a_case("ratna", age_stated=24)
    agreed(case)
    with as_user("ratna"):
        skip_to(people["ratna"], case, "implementation")
        with pytest.raises(NotReady) as refused:
            complete_stage(by=people["ratna"], case=case, stage="implementation")
        assert [one.code for one in refused.value.verdict.missing] == ["a_session_was_held"]
        record_session(by=people["ratna"], case=case, happened=date.today(), note="sesi pertama")
        assert complete_stage(by=people["ratna"], case=case, stage="implementation") == "evaluation"
        assert the_case(people["ratna"], case.pk).stage == "evaluation"
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        titles = [entry.title for month in story_of(case).months for entry in month.entries]
        assert "Tahap Implementasi selesai" in titles
        assert Trail.objects.filter(file_id=case.pk, verb="complete stage").exists()


def test_going_back_takes_a_reason_and_loses_nothing(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        skip_to(people["ratna"], case, "planning")
        with pytest.raises(BadInput) as refused:
            go_back(by=people["ratna"], case=case, to="assessment", reason="  ")
        assert "reason" in refused.value.fields
        with pytest.raises(BadInput):
            go_back(by=people["ratna"], case=case, to="evaluation", reason="maju")
        go_back(by=people["ratna"], case=case, to="engagement", reason="ada keluarga baru")
        assert [(p.stage, p.outcome) for p in passages_of(case)] == [
            ("engagement", "completed"), ("assessment", "completed"), ("planning", "went_back"), ("engagement", ""),
        ]  # fmt: skip


@pytest.mark.parametrize("stage", STAGES)
def test_from_every_stage_a_case_can_close_and_open_again(open_a_case, people, as_user, stage):
    case = open_a_case("ratna")
    with as_user("ratna"):
        skip_to(people["ratna"], case, stage)
        close_case(by=people["ratna"], case=case, reason_code="withdrawn")
        closed = the_case(people["ratna"], case.pk)
        assert (closed.closed_on, closed.closing_reason, closed.stage) == (date.today(), "withdrawn", stage)
        assert all(p.ended for p in passages_of(case))
        with pytest.raises(NotNow):
            close_case(by=people["ratna"], case=closed, reason_code="withdrawn")
        with pytest.raises(BadInput):
            reopen(by=people["ratna"], case=closed, reason=" ")
        reopen(by=people["ratna"], case=closed, reason="klien datang lagi")
        assert the_case(people["ratna"], case.pk).closed_on is None
        with pytest.raises(NotNow):
            reopen(by=people["ratna"], case=closed, reason="lagi")


def test_closing_days_and_reasons_must_be_possible(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        for facts, field in (
            ({"reason_code": "goals_met"}, "reason_code"),
            ({"reason_code": "bored"}, "reason_code"),
            ({"reason_code": "withdrawn", "on": date.today() + timedelta(days=1)}, "on"),
            ({"reason_code": "withdrawn", "on": date(2001, 1, 1)}, "on"),
        ):
            with pytest.raises(BadInput) as refused:
                close_case(by=people["ratna"], case=case, **facts)
            assert list(refused.value.fields) == [field]


def test_danger_asks_for_a_word_and_does_not_hold_the_client(open_a_case, people, as_user):
    from sintas.cases.actions.flags import raise_flag

    case = open_a_case("ratna")
    with as_user("ratna"):
        raise_flag(by=people["ratna"], case=case, code="lives_with_perpetrator")
        with pytest.raises(BadInput) as refused:
            close_case(by=people["ratna"], case=case, reason_code="withdrawn")
        assert "reason" in refused.value.fields
        close_case(by=people["ratna"], case=case, reason_code="withdrawn", reason="nomor darurat dan rencana keselamatan diberikan")
        assert the_case(people["ratna"], case.pk).closed_on is not None


def test_two_tabs_move_a_case_once(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        stale = the_case(people["ratna"], case.pk)
        skip_to(people["ratna"], case, "planning")
        with pytest.raises(NotNow):
            close_case(by=people["ratna"], case=stale, reason_code="moved")
        assert the_case(people["ratna"], case.pk).closed_on is None


def test_who_may_not(open_a_case, people, as_user):
    case = open_a_case("ratna")
    for stranger in ("dewi", "inah"):
        with as_user(stranger), pytest.raises(Refusal):
            complete_stage(by=people[stranger], case=case, stage="engagement")
        with as_user(stranger), pytest.raises(Refusal):
            close_case(by=people[stranger], case=case, reason_code="withdrawn")


MOVES = st.lists(st.tuples(st.sampled_from(["on", "back", "close", "reopen"]), st.integers(0, 6), st.booleans()), max_size=14)


@settings(max_examples=400 if os.environ.get("SINTAS_DRILL") == "1" else 40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=MOVES)
def test_one_open_passage_always(open_a_case, people, walk):
    """Whatever is tried, in whatever order, also with stale screens: an open case has one open passage, in its own stage; a closed one has none."""
    by = people["ratna"]
    case = open_a_case("ratna")
    with acting_as(by.user_id):
        old = the_case(by, case.pk)
        for kind, where, stale in walk:
            screen = old if stale else the_case(by, case.pk)
            old = the_case(by, case.pk)
            try:
                if kind == "on":
                    following = journeys.GIM.following(screen.stage)
                    if following:
                        move(by=by, case=screen, to=following, outcome="completed")
                elif kind == "back":
                    go_back(by=by, case=screen, to=STAGES[where], reason="perlu ditinjau")
                elif kind == "close":
                    close_case(by=by, case=screen, reason_code="moved")
                else:
                    reopen(by=by, case=screen, reason="kembali")
            except (BadInput, NotNow):
                pass
            now = the_case(by, case.pk)
            still = [p.stage for p in passages_of(now) if not p.ended]
            assert still == ([] if now.closed_on else [now.stage])


def test_what_the_closing_makes_needless_is_owed_no_more_and_a_follow_up_is(open_a_case, people, as_user):
    case, by = open_a_case("ratna"), people["ratna"]
    ahead = date.today() + timedelta(days=30)
    with as_user("ratna"):
        write_plan(by=by, case=case, goal_general="Tenang bekerja", review_on=ahead)
        evaluate(by=by, case=case, outcome="Lebih tenang", next_on=ahead, move=False)
        give_task(by=by, case=case, owner_id=by.user_id, title="Kunjungi", kind="follow_up")
        close_case(by=by, case=case, reason_code="withdrawn")
        dropped = dict(Task.objects.filter(file_id=case.pk).values_list("kind", "dropped"))
    assert dropped == {"plan_review": True, "evaluation_due": True, "follow_up": False}
