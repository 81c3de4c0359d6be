"""A day with the second step: set up, asked at the door, lost, replaced."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.timed_codes import SECONDS, code_at
from sintas.staff.actions.second_step import begin_authenticator, confirm_authenticator, forget_second_step
from sintas.staff.actor import actor_for
from sintas.staff.models import Authenticator, RecoveryCode, User
from sintas.staff.testing import PASSWORD, a_code_for, come_in, hire

SECOND, SET_UP = "/masuk/langkah-kedua/", "/pengaturan/langkah-kedua/"


@pytest.fixture
def wati(house: Any) -> User:
    """New this morning: no second step yet."""
    return hire("wati", house.unit, "worker", second_step_at=None)


def password(client: Any, name: str, to: str = "/") -> Any:
    """The first half of the door."""
    return client.post("/masuk/", {"username": name, "password": PASSWORD, "next": to})


def with_an_app(user: User) -> str:
    """Sets up an app for somebody; returns its secret."""
    with acting_as(user.pk) as keyring:
        keyring.own_key(user.pk)
        by = actor_for(user)
        Authenticator.objects.filter(user=user).delete()
        secret = begin_authenticator(by=by)
        confirm_authenticator(by=by, typed=code_now(secret, -1))
    return secret


def code_now(secret: str, away: int = 0) -> str:
    """What the app shows, `away` steps of thirty seconds from now."""
    return code_at(secret, int(clock.now().timestamp()) // SECONDS + away)


def test_whoever_has_none_sets_one_up_before_anything_else(client: Any, wati: User) -> None:
    assert password(client, "wati", "/kasus/").url == "/kasus/"
    assert client.get("/kasus/").url == SET_UP + "?next=%2Fkasus%2F"
    assert "Pasang aplikasi kode" in client.get(SET_UP).content.decode()
    page = client.get(SET_UP + "aplikasi/").content.decode()
    secret = re.search(r'<code class="num">([A-Z2-7 ]+)</code>', page).group(1).replace(" ", "")  # type: ignore[union-attr]
    square = re.search(r"<figure.*?</figure>", page, re.DOTALL).group(0)  # type: ignore[union-attr]
    assert "viewBox=" in square and "width=" not in square  # else a narrow page shows a corner of it, and no camera reads it
    assert "style=" not in page and "data:" not in page
    wrong = client.post(SET_UP + "aplikasi/", {"code": "000000"})
    assert wrong.status_code == 422 and "Kode belum cocok" in wrong.content.decode()
    assert secret in client.get(SET_UP + "aplikasi/").content.decode().replace(" ", "")  # the picture already photographed still counts
    answer = client.post(SET_UP + "aplikasi/", {"code": code_now(secret), "next": "/kasus/"})
    codes = re.findall(r'<li class="num">([a-z0-9-]+)</li>', answer.content.decode())
    assert len(set(codes)) == 10 and 'href="/kasus/"' in answer.content.decode()
    assert client.get("/kasus/").status_code == 200
    assert codes[0] not in client.get(SET_UP).content.decode()


def test_the_door_asks_for_the_code_and_no_code_opens_it_twice(client: Any, cast: dict[str, User], written: Any) -> None:
    secret = with_an_app(cast["ratna"])
    asked = password(client, "ratna", "/kasus/")
    assert asked.status_code == 200 and "Langkah kedua" in asked.content.decode()
    assert client.get("/kasus/").status_code == 302  # half in is not in
    code = code_now(secret)
    assert client.post(SECOND, {"code": code, "next": "/kasus/"}).url == "/kasus/"
    assert client.get("/kasus/").status_code == 200
    client.post("/keluar/")
    password(client, "ratna")
    again = client.post(SECOND, {"code": code})
    assert again.status_code == 422 and "sudah dipakai" in again.content.decode()
    assert written("second step") == [{"actor": cast["ratna"].pk, "verb": "second step", "file": None, "outcome": "refused", "why": "used"}]


def test_an_old_code_and_a_clock_set_back_are_told_apart(client: Any, cast: dict[str, User]) -> None:
    secret = with_an_app(cast["ratna"])
    password(client, "ratna")
    assert "belum cocok" in client.post(SECOND, {"code": code_now(secret, -3)}).content.decode()
    assert client.post(SECOND, {"code": code_now(secret)}).status_code == 302
    client.post("/keluar/")
    with clock.stopped(clock.now() - timedelta(hours=2)):
        password(client, "ratna")
        assert "berjalan mundur" in client.post(SECOND, {"code": code_now(secret)}).content.decode()


def test_a_recovery_code_opens_once_and_is_counted(client: Any, cast: dict[str, User]) -> None:
    code = a_code_for(cast["ratna"])
    password(client, "ratna")
    assert client.post(SECOND, {"code": code.upper().replace("-", " ")}).status_code == 302
    client.post("/keluar/")
    password(client, "ratna")
    assert client.post(SECOND, {"code": code}).status_code == 422
    with acting_as(cast["ratna"].pk):
        assert RecoveryCode.objects.filter(used_at=None).count() == 0


def test_five_wrong_codes_and_the_account_waits_also_with_the_right_one(client: Any, cast: dict[str, User]) -> None:
    secret = with_an_app(cast["ratna"])
    password(client, "ratna")
    for _ in range(5):
        assert client.post(SECOND, {"code": "111111"}).status_code == 422
    assert "Tunggu" in client.post(SECOND, {"code": code_now(secret)}).content.decode()
    with clock.stopped(clock.now() + timedelta(minutes=11)):
        password(client, "ratna")
        assert client.post(SECOND, {"code": code_now(secret)}).status_code == 302


def test_five_wrong_codes_inside_wait_as_well(signed_in: Any, cast: dict[str, User]) -> None:
    """Asked again before an export: the sentence says how long, and the page does not fall (its trail row was once written in nobody's name)."""
    with_an_app(cast["ratna"])
    ratna = signed_in("ratna")
    said = [ratna.post("/masuk/lagi/", {"code": "111111", "next": "/"}) for _time in range(7)]
    assert [answer.status_code for answer in said] == [422] * 7
    assert "Tunggu" in said[-1].content.decode()


def test_the_right_password_is_forgotten_after_five_minutes(client: Any, cast: dict[str, User]) -> None:
    secret = with_an_app(cast["ratna"])
    password(client, "ratna")
    with clock.stopped(clock.now() + timedelta(minutes=6)):
        late = client.post(SECOND, {"code": code_now(secret)})
        assert late.status_code == 401 and "Kata sandi" in late.content.decode()


def test_a_session_from_before_the_second_step_is_over(client: Any, wati: User) -> None:
    from django.test import Client

    elsewhere = Client()
    for one in (client, elsewhere):
        password(one, "wati")
    secret = re.search(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", client.get(SET_UP + "aplikasi/").content.decode()).group(0)  # type: ignore[union-attr]
    client.post(SET_UP + "aplikasi/", {"code": code_now(secret.replace(" ", ""))})
    assert client.get("/").status_code == 200
    assert elsewhere.get("/").url.startswith("/masuk/")


def test_changing_it_asks_again_once_five_minutes_have_gone(client: Any, cast: dict[str, User]) -> None:
    come_in(client, cast["ratna"])
    assert client.post(SET_UP + "kode-cadangan/").status_code == 200
    with clock.stopped(clock.now() + timedelta(minutes=6)):
        asked = client.post(SET_UP + "kode-cadangan/", {"next": SET_UP})  # a button: nothing typed, nothing to carry
        assert asked.status_code == 302 and asked.url == "/masuk/lagi/?next=%2Fpengaturan%2Flangkah-kedua%2F&semua=1"
        typed = client.post(SET_UP + "kode-cadangan/", {"next": SET_UP, "words": "sudah ditulis"})
        assert typed.status_code == 401 and 'name="carried"' in typed.content.decode()
        assert client.get(SET_UP + "aplikasi/").url == f"/masuk/lagi/?next={SET_UP}aplikasi/&semua=1"
        page = client.get(asked.url).content.decode()
        assert 'name="password"' in page and 'name="code"' in page and 'name="semua"' in page
        both = {"password": PASSWORD, "next": SET_UP, "semua": "1"}
        assert client.post("/masuk/lagi/", {**both, "code": "999999"}).status_code == 422
        wrong = client.post("/masuk/lagi/", {**both, "password": "salah", "code": a_code_for(cast["ratna"])})
        assert wrong.status_code == 422 and "Kata sandi belum cocok" in wrong.content.decode()
        assert client.post("/masuk/lagi/", {"code": a_code_for(cast["ratna"]), "next": SET_UP}).url == SET_UP  # the code alone opens much,
        assert client.post(SET_UP + "kode-cadangan/", {"next": SET_UP}).status_code == 302  # but does not change how one comes in
        assert client.post("/masuk/lagi/", {**both, "code": a_code_for(cast["ratna"])}).url == SET_UP
        assert client.post(SET_UP + "kode-cadangan/").status_code == 200


def test_the_last_step_cannot_be_dropped(client: Any, cast: dict[str, User]) -> None:
    with_an_app(cast["ratna"])
    come_in(client, cast["ratna"])
    refused = client.post(SET_UP + "aplikasi/lepas/")
    assert refused.status_code == 409 and "harus selalu ada" in refused.content.decode()


def test_an_administrator_takes_it_away_and_everything_of_before_counts_no_more(cast: dict[str, User], people: Any, signed_in: Any, client: Any) -> None:
    secret = with_an_app(cast["ratna"])
    paper, ana, ratna = a_code_for(cast["ratna"]), signed_in("ana"), signed_in("ratna")
    page = f"/petugas/{cast['ratna'].pk}/langkah-kedua/"
    assert ratna.get(page).status_code in (403, 404)
    assert ana.post(page).status_code == 302
    assert ratna.get("/").url.startswith("/masuk/")
    assert password(client, "ratna").url == "/"
    assert client.get("/").url.startswith(SET_UP)
    other = re.search(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", client.get(SET_UP + "aplikasi/").content.decode()).group(0).replace(" ", "")  # type: ignore[union-attr]
    assert other != secret
    assert client.post(SET_UP + "aplikasi/", {"code": code_now(secret)}).status_code == 422
    assert client.post(SET_UP + "aplikasi/", {"code": code_now(other)}).status_code == 200
    client.post("/keluar/")
    password(client, "ratna")
    assert client.post(SECOND, {"code": paper}).status_code == 422


def test_nobody_takes_away_their_own_and_nobody_another_houses(signed_in: Any, cast: dict[str, User]) -> None:
    ana = signed_in("ana")
    assert ana.post(f"/petugas/{cast['ana'].pk}/langkah-kedua/").status_code == 409
    assert ana.post(f"/petugas/{cast['lina'].pk}/langkah-kedua/").status_code == 404


def test_the_database_gives_nobody_anothers_proofs(cast: dict[str, User]) -> None:
    with_an_app(cast["ratna"])
    a_code_for(cast["ratna"])
    for name in ("ana", "budi", "sari"):
        with acting_as(cast[name].pk):
            assert not Authenticator.objects.exists() and not RecoveryCode.objects.exists()
    with acting_as(None):
        assert not Authenticator.objects.exists() and not RecoveryCode.objects.exists()


def test_the_demo_may_go_on_without(client: Any, wati: User, settings: Any) -> None:
    from dataclasses import replace

    settings.SITE = replace(settings.SITE, demo=True)
    password(client, "wati")
    assert client.get("/kasus/").status_code == 200
    assert "Langkah kedua saat masuk tidak diminta" in client.get("/kasus/").content.decode()  # its banner says so


def test_what_was_typed_travels_through_both_steps(client: Any, cast: dict[str, User]) -> None:
    carried = re.search(r'name="carried" value="([^"]+)"', client.post("/kasus/", {"words": "sudah panjang"}).content.decode())
    assert carried
    asked = client.post("/masuk/", {"username": "ratna", "password": PASSWORD, "carried": carried.group(1)})
    assert carried.group(1) in asked.content.decode()


def test_verbs_refuse_whoever_may_not(people: Any, cast: dict[str, User]) -> None:
    from sintas.safekeeping.refusals import Refusal

    with acting_as(cast["ratna"].pk), pytest.raises(Refusal):
        forget_second_step(by=people["ratna"], user=cast["budi"])
