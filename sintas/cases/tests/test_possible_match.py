"""An exact NIK or number inside the organisation: yes or no, to the head of a unit and to nobody else."""

import pytest

from sintas.cases.actions import match
from sintas.cases.actions.match import possible_match
from sintas.cases.actions.reach import record_reach
from sintas.cases.models import Client, Reach

NIK, PHONE = "3201014508040003", "0812-3456-7890"


@pytest.fixture
def known(open_a_case, people, as_user):
    case = open_a_case("ratna", nik=NIK)
    with as_user("ratna"):
        record_reach(by=people["ratna"], case=case, channel="phone", value=PHONE)
    return case


@pytest.fixture
def asked(monkeypatch):
    """The trail rows of questions as they are written: a row of no file can be read by nobody in the application."""
    rows, write = [], match.trail.record

    def spy(**row):
        rows.append(write(**row))
        return rows[-1]

    monkeypatch.setattr(match.trail, "record", spy)
    return rows


def test_the_head_learns_that_somebody_is_known_and_no_more(known, people, as_user, asked):
    with as_user("sari"):
        assert possible_match(by=people["sari"], nik="3201.0145.0804.0003") is True
        assert possible_match(by=people["sari"], phone="+62 812 3456 7890") is True
        assert possible_match(by=people["sari"], nik="3201014508040009") is False
        assert possible_match(by=people["sari"], phone="0812-3456-7899") is False
        assert Client.objects.count() == Reach.objects.count() == 0  # the identity is back to what it may see
    assert [(row.verb, row.actor_id, row.file_id) for row in asked] == [("match", people["sari"].user_id, None)] * 4
    assert [row.detail["found"] for row in asked] == [True, True, False, False]
    assert not any(NIK in str(row.detail) or "3456" in str(row.detail) for row in asked)


def test_nobody_without_the_verb_is_told_or_even_asks(known, people, as_user, asked):
    for name in ("ratna", "budi", "tono", "dewi", "siska", "ana"):
        with as_user(name):
            assert possible_match(by=people[name], nik=NIK, phone=PHONE) is False
    assert asked == []


def test_another_organisation_is_another_world(known, people, as_user):
    with as_user("nyai"):
        assert possible_match(by=people["nyai"], nik=NIK, phone=PHONE) is False


def test_rows_of_the_file_at_hand_do_not_count(known, people, as_user):
    with as_user("ratna"):
        own = [*Client.current.values_list("pk", flat=True), *Reach.current.values_list("pk", flat=True)]
    with as_user("sari"):
        assert possible_match(by=people["sari"], nik=NIK, phone=PHONE, but_not=own) is False
        assert possible_match(by=people["sari"]) is False
