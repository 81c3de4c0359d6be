"""Referrals that wait rise: to the worker's day and list, then to the head by case number, without a word of the file."""

from datetime import timedelta

import pytest

from sintas.casework.actions.ending import refer
from sintas.exchange.actions.answering_back import answer_as_partner
from sintas.exchange.actions.recording import record_step
from sintas.exchange.reading import open_referrals
from sintas.exchange.reading.open_referrals import mine_on_the_way, unanswered_in_units
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.testing import come_in


@pytest.fixture
def a_month_later(on_its_way):
    with clock.stopped(clock.now() + timedelta(days=30)):
        yield


def test_the_worker_sees_what_is_on_its_way(on_its_way, link, partner, people, as_user):
    with as_user("ratna"):
        (one,) = mine_on_the_way(people["ratna"], "id")
        assert (one.state, one.days_late, one.news, one.entry) == ("sent", 0, False, on_its_way.entry)
    with acting_as(link.link_id):
        answer_as_partner(by=partner, step="declined", words="penuh")
    with as_user("ratna"):
        (one,) = mine_on_the_way(people["ratna"], "id")
        assert (one.state, one.news) == ("declined", True)
    with as_user("budi"):
        assert mine_on_the_way(people["budi"], "id") == []


def test_overdue_rises_to_the_head_by_number_alone(on_its_way, a_month_later, people, as_user, client, cast):
    with as_user("sari"):
        (one,) = unanswered_in_units(people["sari"])
        assert (one.number, one.who, one.entry, one.days_late) == (on_its_way.case.number, "", None, 23)
    for elsewhere in ("tono", "lina"):
        with as_user(elsewhere):
            assert unanswered_in_units(people[elsewhere]) == []
    come_in(client, cast["sari"])
    told = client.get("/rujukan/").content.decode()
    assert on_its_way.case.number in told and "lewat 23 hari" in told
    assert "RS Contoh" not in told and "Bunga" not in told and str(on_its_way.entry) not in told


def test_an_answer_ends_the_waiting(on_its_way, people, as_user):
    with as_user("ratna"):
        record_step(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry, step="accepted")
    with clock.stopped(clock.now() + timedelta(days=30)), as_user("sari"):
        assert unanswered_in_units(people["sari"]) == []


def test_it_stands_in_the_day_and_leads_to_the_list(on_its_way, a_month_later, client, cast):
    come_in(client, cast["ratna"])
    today = client.get("/").content.decode()
    assert "lewat 23 hari" in today and "/rujukan/" in today
    told = client.get("/rujukan/").content.decode()
    assert f"/kasus/{on_its_way.case.pk}/rujukan/{on_its_way.entry}/" in told


def test_the_list_asks_as_many_questions_for_one_as_for_many(on_its_way, people, as_user, django_assert_num_queries):
    with as_user("ratna"):
        for n in range(3):
            refer(by=people["ratna"], case=on_its_way.case, receiver=f"RS {n}", receiver_kind="health", state="sent", released=["services"])
    with as_user("ratna"), django_assert_num_queries(3):
        assert len(mine_on_the_way(people["ratna"], "id")) == 4


def test_whoever_reads_no_cases_is_refused(client, cast, db):
    come_in(client, cast["ana"])
    assert client.get("/rujukan/").status_code == 403


def test_what_ended_long_ago_hides_nothing_new(on_its_way, people, as_user, monkeypatch):
    monkeypatch.setattr(open_referrals, "MOST", 1)
    args = {"by": people["ratna"], "case": on_its_way.case}
    with as_user("ratna"):
        for n in range(6):
            refer(**args, receiver=f"RS {n}", receiver_kind="health", state="done", happened=clock.today() - timedelta(days=90), imported=True)
        assert [one.entry for one in mine_on_the_way(people["ratna"], "id")] == [on_its_way.entry]
