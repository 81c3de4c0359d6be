"""A duty is done with what shows it, or not done for a reason that the unit's head hears of without a word of the file."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sintas.cases.actions.duties import begin_duty, do_duty, leave_duty, set_start
from sintas.cases.actions.tasks import done, drop, move
from sintas.cases.actions.team import add_member
from sintas.cases.models import Record, Task
from sintas.cases.tests.on_duty import HOUR, MONDAY, PROTECTION, REPORT, the_duty, told
from sintas.kit import clock
from sintas.kit.ids import new_submission
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice


@pytest.fixture
def case(open_a_case, people, cast, as_user):
    with clock.stopped(MONDAY):
        case = open_a_case("ratna", name="Bunga Melati")
        with as_user("ratna"):
            add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
            told(people, case, "tpks:rape")
        yield case


def opened(people, case):
    trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)


def test_done_with_its_receipt_and_the_police_clock_begins(case, people, as_user):
    with as_user("ratna"), clock.stopped(MONDAY + 50 * HOUR):
        opened(people, case)
        duty = do_duty(by=people["ratna"], task=the_duty(case), evidence="LP/12 diterima petugas jaga", at=MONDAY + 30 * HOUR)
        assert (duty.evidence, duty.done_at, duty.dropped) == ("LP/12 diterima petugas jaga", MONDAY + 30 * HOUR, False)
        after = the_duty(case, PROTECTION)
        assert (after.starts_at, after.due_at, after.owner_id) == (MONDAY + 30 * HOUR, MONDAY + 54 * HOUR, people["ratna"].user_id)
        assert Record.objects.get(kind="duty_done").line == "Teruskan laporan ke kepolisian (3 x 24 jam)"
        assert Trail.objects.filter(verb="do duty").count() == 1
        again = do_duty(by=people["ratna"], task=duty, evidence="LP/12 diterima petugas jaga")
        assert again.done_at == duty.done_at and Task.objects.filter(duty=PROTECTION).count() == 1
        with pytest.raises(BadInput):  # other words are not swallowed
            do_duty(by=people["ratna"], task=duty, evidence="LP/13")
        with pytest.raises(NotNow):
            leave_duty(by=people["ratna"], task=duty, because="client_wish", reason="x")
        with pytest.raises(NotNow):
            set_start(by=people["ratna"], task=duty, since=MONDAY)


def test_done_in_the_minute_in_which_its_clock_began(case, people, as_user):
    since = MONDAY + timedelta(seconds=40)
    with as_user("ratna"), clock.stopped(since):
        opened(people, case)
        duty = begin_duty(by=people["ratna"], case=case, duty=PROTECTION, since=since)
        assert do_duty(by=people["ratna"], task=duty, evidence="langsung dijawab", at=MONDAY).done_at == since


def test_bad_answers_are_refused_in_plain_words(case, people, as_user):
    with as_user("ratna"):
        duty = the_duty(case)
        for wrong in ({"evidence": " "}, {"evidence": "x", "at": MONDAY + HOUR}, {"evidence": "x", "at": MONDAY - HOUR}):
            with pytest.raises(BadInput):
                do_duty(by=people["ratna"], task=duty, **wrong)
        for wrong in ({"because": "", "reason": "x"}, {"because": "client_wish", "reason": " "}, {"because": "malas", "reason": "x"}):
            with pytest.raises(BadInput):
                leave_duty(by=people["ratna"], task=duty, **wrong)
        assert the_duty(case).pk == duty.pk


def test_the_survivor_wishes_otherwise(case, people, cast, as_user):
    with as_user("ratna"):
        opened(people, case)
        duty = leave_duty(by=people["ratna"], task=the_duty(case), because="client_wish", reason="ia takut anaknya diambil")
        assert (duty.dropped, duty.because, duty.reason) == (True, "client_wish", "ia takut anaknya diambil")
        assert Record.objects.filter(kind="duty_left").count() == 1 and not Task.objects.filter(duty=PROTECTION).exists()
        assert leave_duty(by=people["ratna"], task=duty, because="client_wish", reason="ia takut anaknya diambil").pk == duty.pk
        with pytest.raises(BadInput):
            leave_duty(by=people["ratna"], task=duty, because="client_wish", reason="lain")
        with pytest.raises(NotNow):
            do_duty(by=people["ratna"], task=duty, evidence="x")
    for told_of_it in ("sari", "siska"):
        with as_user(told_of_it):
            assert [(n.code, n.file_id) for n in Notice.objects.all()] == [("duty_left", None)]
    for other in ("nyai", "tono"):
        with as_user(other):
            assert not Notice.objects.filter(code="duty_left").exists()


def test_of_a_restricted_case_only_its_team_hears(case, people, as_user):
    with as_user("ratna"):
        case.restricted_at = MONDAY
        case.save(update_fields=["restricted_at"])
        leave_duty(by=people["ratna"], task=the_duty(case), because="danger", reason="ia mengancam")
    for outside in ("sari", "siska"):
        with as_user(outside):
            assert not Notice.objects.exists()


def test_the_common_answers_of_tasks_do_not_go_round_it(case, people, cast, as_user):
    with as_user("ratna"):
        duty = the_duty(case)
        for way in (
            lambda: done(by=people["ratna"], task=duty),
            lambda: drop(by=people["ratna"], task=duty, reason="x"),
            lambda: move(by=people["ratna"], task=duty, due_at=MONDAY + 500 * HOUR),
        ):
            with pytest.raises(NotNow):
                way()
        assert move(by=people["ratna"], task=duty, owner_id=cast["budi"].pk).owner_id == cast["budi"].pk  # it changes hands


def test_refused_without_the_power(case, people, cast, as_user):
    with as_user("ratna"):
        duty = the_duty(case)
        add_member(by=people["ratna"], case=case, user_id=cast["siska"].pk, role="member")
    with as_user("siska"), pytest.raises(Refusal):  # a supervisor on the team reads
        do_duty(by=people["siska"], task=duty, evidence="x")
    with as_user("tono"), pytest.raises(NotYours):
        leave_duty(by=people["tono"], task=duty, because="danger", reason="x")


def test_the_three_pages(case, people, cast, as_user, signed_in):
    with as_user("ratna"):
        duty = the_duty(case)
    client = signed_in("ratna")
    address = {name: reverse(f"cases:duty_{name}", args=[case.pk, duty.pk]) for name in ("done", "left", "change")}
    for url in address.values():
        assert client.get(url).status_code == 200
        assert signed_in("tono").get(url).status_code == 404
    changed = {"day": "2026-11-21", "at": "08.00", "owner": str(cast["budi"].pk), "submission": new_submission()}
    assert client.post(address["change"], changed).status_code == 302
    empty = client.post(address["left"], {"because": "client_wish", "words": "", "submission": new_submission()})
    assert empty.status_code == 422
    said = {"words": "LP/12", "day": "2026-11-23", "at": "", "submission": new_submission()}
    assert client.post(address["done"], said).status_code == 302
    assert client.post(address["done"], said).status_code == 302
    other = client.post(address["done"], said | {"words": "kalimat kedua", "submission": new_submission()})
    assert other.status_code == 422 and "kalimat kedua" in other.content.decode()
    assert client.get(address["done"]).status_code == 409
    page = client.get(reverse("cases:duties", args=[case.pk])).content.decode()
    assert "LP/12" in page and "Tanyakan pelindungan sementara" in page
    with as_user("ratna"):
        assert clock.local(Task.objects.get(duty=REPORT).starts_at).strftime("%d %H:%M") == "21 08:00"
        assert Task.objects.get(duty=REPORT).owner_id == cast["budi"].pk
