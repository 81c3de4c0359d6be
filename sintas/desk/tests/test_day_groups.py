"""Ratna's day names the sessions of her groups this week, and what of them waits; nobody else's, and no word of a session."""

from datetime import datetime, time, timedelta, timezone

import pytest
from django.test import Client

from sintas.cases.actions.consent import withdraw_consent
from sintas.groupwork.actions.attending import mark_attendance
from sintas.groupwork.actions.feedback import open_round
from sintas.groupwork.actions.group_tasks import give_group_task
from sintas.groupwork.actions.sessions import cancel_session
from sintas.groupwork.actions.stages import close_group
from sintas.groupwork.tests.meeting import a_session, let_in
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.models import User
from sintas.staff.testing import come_in

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 25, 8, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def cases(open_a_case):
    return [open_a_case("budi", name=name) for name in ("Bunga", "Dahlia")]


@pytest.fixture
def day(cast):
    """day() -> her page at that hour; day(moment)."""

    def at(moment=MORNING, who="ratna"):
        with clock.stopped(moment):
            client = Client()
            come_in(client, User.objects.get(pk=cast[who].pk))
            return client.get("/").content.decode()

    return at


def test_the_week_and_what_waits(form_a_group, cases, propose_her, people, day):
    ratna = people["ratna"]
    with clock.stopped(MORNING):
        group = form_a_group()
        two = let_in(ratna, group, cases, propose_her, "Mel", "Dah")
        with acting_as(ratna.user_id):
            a_session(ratna, group, at=time(15), ends_at=time(16, 30), topic="telaga")
            a_session(ratna, group, days=8)
    page = day()
    assert "Kelompok Anda" in page and "Kawan Rabu · Sesi 1" in page and "15.00-16.30" in page and "Satu sesi kelompok hari ini" in page
    assert "Sesi 2" not in page and "telaga" not in page
    assert "Kelompok Anda" not in day(who="budi")
    tomorrow = MORNING + timedelta(days=1)
    page = day(tomorrow)
    assert "belum dicatat" in page and "sesi kelompok hari ini" not in page
    with clock.stopped(tomorrow), acting_as(ratna.user_id):
        held = a_session(ratna, group)
        mark_attendance(by=ratna, group=group, session=held.entry, marks=[(two[0].pk, "present", True)])
        give_group_task(by=ratna, group=group, title="membeli kertas", due_on=clock.today())
        open_round(by=ratna, group=group, asked=3)
    page = day(tomorrow + timedelta(days=1))
    for said in ("Kawan Rabu · Sesi 3", "daftar hadir belum lengkap", "1 tugas kelompok", "0 dari 3 menjawab", "Sesi 2"):
        assert said in page, said
    assert "membeli kertas" not in page
    with clock.stopped(tomorrow), acting_as(people["budi"].user_id):
        withdraw_consent(by=people["budi"], case=cases[1], purposes=["group_work"])
    assert "daftar hadir belum lengkap" not in day(tomorrow + timedelta(days=1))  # nobody asks for the mark of whoever is suspended


def test_a_closed_group_asks_for_nothing(form_a_group, people, day):
    ratna = people["ratna"]
    with clock.stopped(MORNING):
        group = form_a_group()
        with acting_as(ratna.user_id):
            a_session(ratna, group)
            close_group(by=ratna, group=group, reason_code="too_few", reason="selesai")
    assert "Kelompok Anda" not in day()


def test_day_and_week_hold_the_sessions_of_ones_groups(form_a_group, people, signed_in):
    ratna = people["ratna"]
    group = form_a_group()
    with acting_as(ratna.user_id):
        one = a_session(ratna, group, at=time(15), ends_at=time(16, 30), topic="telaga")
        off = a_session(ratna, group)
        cancel_session(by=ratna, group=group, entry=off.entry, reason="hujan")
    for path in ("/jadwal/", "/jadwal/minggu/"):
        page = signed_in("ratna").get(path).content.decode()
        assert "Kawan Rabu, Sesi 1" in page and f"/sesi/{one.entry}/" in page and "15.00" in page, path
        assert "Sesi 2" not in page and "telaga" not in page
        assert "Kawan Rabu" not in signed_in("budi").get(path).content.decode()
