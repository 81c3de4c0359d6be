"""Into a group with consent and prepared, out of it freely, and never twice at once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.practice import catalogue
from sintas.practice.group.membership import (
    NEXT,
    STATES,
    Membership,
    allowed,
    entry_problem,
    members_on,
    same_person_twice,
    words_stay_out,
)
from sintas.practice.stage import PLACES

DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))


def test_si_becomes_a_member_after_consent_and_an_individual_preparation():
    assert entry_problem("", "proposed", consents=False, prepared=False) is None
    assert entry_problem("proposed", "invited", consents=False, prepared=False) is None
    assert entry_problem("invited", "preparing", consents=False, prepared=False) is None
    assert entry_problem("preparing", "member", consents=True, prepared=True) is None
    assert entry_problem("member", "ended", consents=True, prepared=True) is None


@pytest.mark.parametrize(
    ("before", "after", "facts", "code"),
    [
        ("preparing", "member", {"consents": False, "prepared": True}, "consent_first"),
        ("preparing", "member", {"consents": True, "prepared": False}, "prepare_first"),
        ("preparing", "member", {"consents": True, "prepared": True, "closed_since_contract": True}, "closed_group"),
        ("proposed", "member", {"consents": True, "prepared": True}, "not_next"),
        ("ended", "member", {"consents": True, "prepared": True}, "not_next"),
    ],
)
def test_what_is_not_ready_yet_is_said_with_the_way_on(before, after, facts, code):
    refused = entry_problem(before, after, **facts)
    assert refused is not None and refused.code == code
    assert refused.place in PLACES
    assert refused.sentence("id").endswith(".") and refused.sentence("id") != refused.sentence("en")


@given(st.sampled_from(STATES), st.booleans(), st.booleans(), st.booleans())
def test_nobody_is_ever_kept_in_and_a_no_needs_nothing(state, consents, prepared, closed):
    for after in allowed(state) - {"member"}:
        assert entry_problem(state, after, consents=consents, prepared=prepared, closed_since_contract=closed) is None
    over = catalogue.load("group_member_states").get(state).flag("over")
    assert over or allowed(state) & {"left", "declined"}


def test_the_only_way_to_be_a_member_is_through_preparation():
    assert [before for before, after in NEXT.items() if "member" in after] == ["preparing"]
    assert set(NEXT) == {"", *STATES}
    for wrong in (lambda: allowed("gone"), lambda: entry_problem("member", "gone", consents=True, prepared=True)):
        with pytest.raises(ValueError, match="no such state"):
            wrong()


@given(st.lists(st.tuples(st.sampled_from("abc"), DAYS, st.one_of(st.none(), st.integers(0, 90))), max_size=6), DAYS)
def test_members_of_a_day_are_those_whose_stay_covers_it(stays, day):
    kept = [Membership(key, since, None if length is None else since + timedelta(days=length)) for key, since, length in stays]
    found = members_on(kept, day)
    assert found == {stay.key for stay in kept if stay.since <= day and not (stay.until and stay.until < day)}
    for stay in kept:
        assert stay.key in members_on([stay], stay.since)
        assert stay.until is None or stay.key not in members_on([stay], stay.until + timedelta(days=1))


def test_the_same_person_stands_in_a_group_once():
    assert same_person_twice(["si", "ny", "ja"]) is None
    refused = same_person_twice(["si", "ny", "si", "si", "ny"])
    assert refused is not None and refused.keys == ("si", "ny")


def test_words_stay_out_once_a_consent_was_withdrawn():
    assert words_stay_out("consent_withdrawn")
    assert not words_stay_out("moved") and not words_stay_out("")
    with pytest.raises(catalogue.UnknownCode):
        words_stay_out("angry")
