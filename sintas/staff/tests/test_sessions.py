"""Where one is signed in: seen, ended here or there, ended by a change of password or second step, ended by an administrator."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal
from sintas.staff.actions.sessions import end_all_sessions, end_own_session, end_sessions
from sintas.staff.devices import device_of
from sintas.staff.models import Notice, User
from sintas.staff.reading.sessions import sessions_of
from sintas.staff.testing import PASSWORD, a_code_for, through_the_door

PAGE, SET_UP = "/pengaturan/perangkat/", "/pengaturan/langkah-kedua/"
PHONE = "Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def at(name: str, user_agent: str = DESK) -> Client:
    """In through the real door, on a device of this kind."""
    device = Client(HTTP_USER_AGENT=user_agent)
    assert through_the_door(device, name).status_code == 302
    return device


def is_in(device: Client) -> bool:
    """Does the door let this session through?"""
    return device.get("/pengaturan/").status_code == 200


def key_of(device: Client) -> str:
    return str(device.cookies["s"].value)


def handles(page: str) -> list[str]:
    """What names the sessions that can be ended."""
    return re.findall(r'action="/pengaturan/perangkat/([0-9a-f]+)/akhiri/"', page)


def test_ratna_sees_her_devices_and_ends_the_one_she_left_behind(cast: dict[str, User], written: Any) -> None:
    desk, phone, budis = at("ratna"), at("ratna", PHONE), at("budi")
    page = desk.get(PAGE).content.decode()
    assert "Firefox di Windows" in page and "Chrome di Android" in page and page.count("perangkat ini</strong>") == 1
    assert key_of(desk) not in page and key_of(phone) not in page and "Mozilla" not in page
    (phones,) = handles(page)
    assert desk.post(f"{PAGE}{phones}/akhiri/").url == PAGE
    assert is_in(desk) and not is_in(phone) and is_in(budis)
    assert not handles(desk.get(PAGE).content.decode())
    assert [row["actor"] for row in written("end own session")] == [cast["ratna"].pk]


def test_all_others_end_at_once_and_this_one_goes_on_under_a_new_key(cast: dict[str, User]) -> None:
    desk, phone, tablet = at("ratna"), at("ratna", PHONE), at("ratna", PHONE)
    before = key_of(desk)
    assert desk.post(PAGE + "lain/akhiri/").url == PAGE
    assert is_in(desk) and not is_in(phone) and not is_in(tablet)
    assert key_of(desk) != before


def test_nobody_ends_a_colleagues_session_by_its_name(people: Any, cast: dict[str, User], as_user: Any) -> None:
    at("ratna")
    budi = at("budi")
    (hers,) = sessions_of(User.objects.get(username="ratna"), None)
    assert budi.post(f"{PAGE}{hers.handle}/akhiri/").status_code == 404
    with as_user("budi"), pytest.raises(NotYours):
        end_own_session(by=people["budi"], handle=hers.handle)
    assert len(sessions_of(User.objects.get(username="ratna"), None)) == 1


def test_ending_a_session_asks_again_after_five_minutes(cast: dict[str, User]) -> None:
    desk, phone = at("ratna"), at("ratna", PHONE)
    (phones,) = handles(desk.get(PAGE).content.decode())
    with clock.stopped(clock.now() + timedelta(minutes=6)):
        asked = desk.post(f"{PAGE}{phones}/akhiri/", {"next": PAGE})
        assert asked.url == "/masuk/lagi/?next=%2Fpengaturan%2Fperangkat%2F"
        assert is_in(phone)
        before = key_of(desk)
        assert desk.post("/masuk/lagi/", {"code": a_code_for(cast["ratna"]), "next": PAGE}).url == PAGE
        assert key_of(desk) != before  # a new proof is a new key; the old one opens nothing
        assert not Session.objects.filter(session_key=before).exists()
        assert desk.post(f"{PAGE}{phones}/akhiri/", {"next": PAGE}).url == PAGE
        assert not is_in(phone)


def test_only_sessions_that_open_something_are_listed(cast: dict[str, User]) -> None:
    at("ratna")
    ratna = User.objects.get(username="ratna")
    assert len(sessions_of(ratna, None)) == 1
    Client().post("/masuk/", {"username": "ratna", "password": PASSWORD})  # the second step still owed: not in
    assert len(sessions_of(ratna, None)) == 1
    with clock.stopped(clock.now() + timedelta(minutes=16)):
        assert [one.locked for one in sessions_of(ratna, None)] == [True]
    with clock.stopped(clock.now() + timedelta(hours=10, minutes=1)):
        assert sessions_of(ratna, None) == []
    ratna.session_epoch += 1
    ratna.save()
    assert sessions_of(ratna, None) == []


def test_a_new_password_ends_the_others_and_needs_a_fresh_second_step(cast: dict[str, User]) -> None:
    desk, phone, chosen = at("ratna"), at("ratna", PHONE), "kuda lumping menari"
    typed = {"password": PASSWORD, "new_password": chosen, "new_password_again": chosen}
    with clock.stopped(clock.now() + timedelta(minutes=6)):
        assert desk.get("/kata-sandi/").url == "/masuk/lagi/?next=%2Fkata-sandi%2F"
        late = desk.post("/kata-sandi/", typed)
        assert late.status_code in (302, 401) and chosen not in late.content.decode()
        assert User.objects.get(username="ratna").check_password(PASSWORD)
        desk.post("/masuk/lagi/", {"code": a_code_for(cast["ratna"]), "next": "/kata-sandi/"})
        assert desk.post("/kata-sandi/", typed).status_code == 302
        assert is_in(desk) and not is_in(phone)


@pytest.mark.parametrize("change", ["kode-cadangan/", "aplikasi/", "aplikasi/lepas/"])
def test_every_change_of_the_second_step_ends_the_others(cast: dict[str, User], change: str) -> None:
    from sintas.staff.models import Passkey
    from sintas.staff.tests.test_second_step import code_now, with_an_app

    desk, phone = at("ratna"), at("ratna", PHONE)
    sent: dict[str, str] = {}
    if change == "aplikasi/":
        page = desk.get(SET_UP + change).content.decode()
        sent = {"code": code_now(re.search(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", page).group(0).replace(" ", ""))}  # type: ignore[union-attr]
    elif change == "aplikasi/lepas/":
        with_an_app(cast["ratna"])
        with acting_as(cast["ratna"].pk):
            Passkey.objects.create(user=cast["ratna"], called="meja", credential="AAAA", made_at=clock.now())
    before = key_of(desk)
    assert desk.post(SET_UP + change, sent).status_code in (200, 302)
    assert is_in(desk) and not is_in(phone) and key_of(desk) != before


def test_an_administrator_ends_the_sessions_of_a_colleague_who_is_told(cast: dict[str, User], written: Any) -> None:
    phone, ana = at("ratna", PHONE), at("ana")
    page = f"/petugas/{cast['ratna'].pk}/sesi/"
    assert page in ana.get(f"/petugas/{cast['ratna'].pk}/").content.decode()
    assert ana.post(page).status_code == 302
    assert not is_in(phone) and is_in(at("ratna"))
    assert [(row["actor"], row["user"]) for row in written("end sessions")] == [(cast["ana"].pk, str(cast["ratna"].pk))]
    with acting_as(cast["ratna"].pk):
        assert [one.code for one in Notice.objects.all()] == ["sessions_ended"]


def test_nobody_else_ends_a_colleagues_sessions(people: Any, cast: dict[str, User], as_user: Any, signed_in: Any) -> None:
    for name in ("sari", "siska", "budi"):
        with as_user(name), pytest.raises(Refusal):
            end_sessions(by=people[name], user=User.objects.get(username="ratna"))
        with as_user(name), pytest.raises(Refusal):
            end_all_sessions(by=people[name])
    with as_user("ana"), pytest.raises(NotNow):
        end_sessions(by=people["ana"], user=User.objects.get(username="ana"))
    assert signed_in("ana").post(f"/petugas/{cast['lina'].pk}/sesi/").status_code == 404


def test_everybody_of_one_house_is_out_and_nobody_of_another(people: Any, cast: dict[str, User], as_user: Any) -> None:
    ratna, lina = at("ratna"), at("lina")
    with as_user("ana"):
        assert end_all_sessions(by=people["ana"]) == User.objects.filter(organisation=cast["ana"].organisation, is_active=True).count()
    assert not is_in(ratna) and is_in(lina)


def test_ended_sessions_leave_the_table_when_somebody_comes_in(cast: dict[str, User]) -> None:
    old = key_of(at("ratna"))
    Session.objects.filter(session_key=old).update(expire_date=clock.now() - timedelta(seconds=1))
    at("budi")
    assert not Session.objects.filter(session_key=old).exists()


def test_a_key_is_new_at_every_sign_in_and_long_enough(cast: dict[str, User]) -> None:
    device = Client()
    device.get("/masuk/")
    device.post("/masuk/", {"username": "ratna", "password": "salah"})
    keys = set()
    for _ in range(3):
        device.post("/masuk/", {"username": "ratna", "password": PASSWORD})
        half = key_of(device)
        device.post("/masuk/langkah-kedua/", {"code": a_code_for(cast["ratna"])})
        keys |= {half, key_of(device)}
        assert not Session.objects.filter(session_key=half).exists()
        device.post("/keluar/")
        assert not Session.objects.filter(session_key=key_of(device)).exists() or "_auth_user_id" not in device.session
    assert len(keys) == 6
    assert all(re.fullmatch("[a-z0-9]{32}", key) for key in keys)  # 32 of 36 letters: 165 bits


def test_what_is_kept_of_a_device_is_two_words() -> None:
    assert device_of(PHONE) == "Chrome/Android"
    assert device_of(DESK) == "Firefox/Windows"
    assert device_of("curl/8.5 <script>") == "/"
