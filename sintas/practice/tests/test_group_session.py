"""A group session: what suits its phase, who is on its list, and what waits for an answer."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.practice import catalogue
from sintas.practice.group import session
from sintas.practice.group.membership import Membership
from sintas.practice.stage import PLACES

CONTRACT = date(2023, 9, 14)
FRIDAY = date(2023, 9, 22)
STAYS = (
    Membership("si", CONTRACT),
    Membership("ny", CONTRACT, date(2023, 9, 20)),
    Membership("ja", date(2023, 9, 29)),
    Membership("ms", CONTRACT, date(2023, 9, 15)),
    Membership("ms", FRIDAY),
)


def test_each_phase_suggests_its_own_techniques_first():
    assert [row.code for row in session.techniques("preparation")][:3] == ["form_group", "recruit", "select"]
    first = {phase: session.techniques(phase)[0] for phase in ("early", "transition", "working", "ending")}
    assert first["early"].group == "acquaintance" and first["ending"].group == "ending"
    assert {row.code for row in session.techniques("working")} >= {"emerging_themes", "dreams", "brainstorming", "closing_round"}
    assert "closing_round" not in {row.code for row in session.techniques("preparation")}
    for phase in catalogue.load("group_phases").rows:
        assert session.techniques(phase.code)[-1].code == "other"
    with pytest.raises(catalogue.UnknownCode):
        session.techniques("storming")


@pytest.mark.parametrize(
    ("held", "contract", "phase", "reason"),
    [
        (FRIDAY, CONTRACT, "early", ""),
        (CONTRACT, CONTRACT, "early", ""),
        (date(2023, 9, 1), CONTRACT, "preparation", ""),
        (date(2023, 9, 1), None, "", "kelompok sudah berjalan sebelum dicatat di sini"),
        (None, None, "early", ""),
    ],
)
def test_a_session_after_the_contract_in_preparation_or_with_a_reason_is_kept(held, contract, phase, reason):
    assert session.before_contract(held, contract, phase=phase, reason=reason) is None


@pytest.mark.parametrize(("held", "contract"), [(date(2023, 9, 13), CONTRACT), (FRIDAY, None)])
def test_a_session_before_the_contract_waits_for_a_reason(held, contract):
    refused = session.before_contract(held, contract, phase="early", reason="  ")
    assert refused is not None and refused.code == "before_contract" and refused.place in PLACES
    with pytest.raises(catalogue.UnknownCode):
        session.before_contract(held, contract, phase="storming", reason="x")


def test_a_session_has_somebody_who_leads_it():
    assert session.no_facilitator(["mentor", "facilitator"]) is None
    for tasks in ([], ["co_facilitator", "mentor", "mentor"]):
        refused = session.no_facilitator(tasks)
        assert refused is not None and refused.code == "no_facilitator"


def test_attendance_of_the_members_of_that_day_is_kept_also_half_filled():
    assert session.attendance_problems([("si", "present"), ("ms", "excused"), ("si", "present")], STAYS, FRIDAY) == ()
    assert session.unmarked(["si"], STAYS, FRIDAY) == {"ms"}
    assert session.unmarked([], STAYS, date(2023, 9, 1)) == frozenset()


@pytest.mark.parametrize(
    ("marks", "code", "keys"),
    [
        ([("ana", "present")], "not_a_member", ("ana",)),
        ([("ny", "present")], "not_a_member_that_day", ("ny",)),
        ([("ja", "absent"), ("si", "present")], "not_a_member_that_day", ("ja",)),
        ([("si", "present"), ("si", "excused")], "two_marks", ("si",)),
    ],
)
def test_a_mark_that_cannot_be_is_refused_in_plain_words(marks, code, keys):
    (refused,) = session.attendance_problems(marks, STAYS, FRIDAY)
    assert (refused.code, refused.keys) == (code, keys)
    assert refused.place in PLACES
    assert refused.sentence("id").endswith(".") and refused.sentence("id") != refused.sentence("en")


def test_several_mistakes_are_told_at_once():
    marks = [("ana", "present"), ("ny", "present"), ("si", "present"), ("si", "absent")]
    assert [one.code for one in session.attendance_problems(marks, STAYS, FRIDAY)] == ["not_a_member", "not_a_member_that_day", "two_marks"]
    with pytest.raises(catalogue.UnknownCode):
        session.attendance_problems([("si", "late")], STAYS, FRIDAY)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["si", "ny", "ms", "ana"]), st.sampled_from(["present", "absent"])), max_size=5), st.randoms())
def test_the_order_of_the_list_changes_nothing(marks, turn):
    other = list(marks)
    turn.shuffle(other)
    told = [{(one.code, frozenset(one.keys)) for one in session.attendance_problems(rows, STAYS, FRIDAY)} for rows in (marks, other)]
    assert told[0] == told[1]


def test_nobody_is_observed_who_was_not_there():
    assert session.observed_while_away(["si"], ["si", "ms"]) is None
    refused = session.observed_while_away(["si", "ms", "ja"], ["si"])
    assert refused is not None and refused.keys == ("ja", "ms")
    assert session.away_though_observed(["si"], ["ja"]) is None
    refused = session.away_though_observed(["si", "ms"], ["ms", "ja"])
    assert refused is not None and refused.keys == ("ms",)


def test_an_observation_of_a_member_is_hers_and_one_of_the_group_names_nobody():
    assert session.about_member("speaks_freely")
    assert not session.about_member("blamed_by_others")


@pytest.mark.parametrize(
    ("seen", "waits"),
    [
        ([], False),
        (["warm", "differs_openly"], False),
        (["blamed_by_others"], True),
        (["quarrel", "tense"], True),
        (["blamed_by_others", "stopped_at_once"], False),
    ],
)
def test_what_hurts_somebody_waits_until_it_is_written_what_was_done(seen, waits):
    assert session.needs_answer(seen) is waits


@given(st.lists(st.tuples(st.integers(1, 10), st.booleans()), max_size=12), st.integers(0, 10))
def test_homework_is_asked_about_in_the_session_after_it(homework, last):
    owed = session.homework_owed(homework, last)
    assert owed == len([1 for given_in, looked in homework if given_in < last and not looked])
    assert session.homework_owed([(given_in, True) for given_in, _looked in homework], last) == 0
    assert session.homework_owed(homework, last) <= session.homework_owed(homework, last + 1)
