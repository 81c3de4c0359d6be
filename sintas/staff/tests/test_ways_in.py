"""No way in is weaker than another, and none tells who works here."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings as standing
from django.contrib.auth.hashers import Argon2PasswordHasher, PBKDF2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client

from sintas.staff.models import User
from sintas.staff.testing import PASSWORD, a_code_for, come_in, through_the_door


def test_a_one_time_code_does_not_pass_by_the_second_step(signed_in: Any, cast: dict[str, User], client: Any) -> None:
    ((_name, _username, code),) = signed_in("ana").post(f"/petugas/{cast['ratna'].pk}/kode/").context["codes"]
    asked = client.post("/masuk/", {"username": "ratna", "password": code})
    assert asked.status_code == 200 and "Langkah kedua" in asked.content.decode()
    assert client.get("/kata-sandi/").url.startswith("/masuk/")  # half in is not in
    assert client.post("/masuk/langkah-kedua/", {"code": a_code_for(cast["ratna"])}).url.startswith("/kata-sandi/")


@pytest.mark.parametrize("who", ["nobody", "ratna", "budi", "inah", "siska"])
def test_every_refusal_at_the_door_costs_one_slow_comparison(cast: dict[str, User], monkeypatch: pytest.MonkeyPatch, who: str) -> None:
    """Of a stranger's name, a wrong password, an ended account, an account with a one-time code, and one without a second step."""
    from sintas.staff.one_time import give_code

    User.objects.filter(username="budi").update(is_active=False)
    inah = cast["inah"]
    give_code(inah)
    inah.save()
    User.objects.filter(username="siska").update(second_step_at=None)
    asked: list[str] = []
    slow = PBKDF2PasswordHasher.encode
    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", lambda self, *given, **more: (asked.append("slow"), slow(self, *given, **more))[1])
    wrong = PASSWORD if who == "budi" else "salah sekali"
    answer = Client().post("/masuk/", {"username": who, "password": wrong})
    assert answer.status_code == 422 and asked == ["slow"]


def test_the_hasher_of_an_installation_is_argon2id_with_what_the_standard_asks_for() -> None:
    assert standing.PASSWORD_HASHERS[-1] == "django.contrib.auth.hashers.Argon2PasswordHasher" and len(standing.PASSWORD_HASHERS) == 2
    kept = Argon2PasswordHasher().encode("kuda lumping menari", "sepuluhhuruf1234")
    found = re.match(r"argon2\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$", kept)
    assert found and int(found[1]) >= 19_456 and int(found[2]) >= 2


def test_nothing_but_a_sent_form_begins_a_session(cast: dict[str, User], client: Any) -> None:
    for page in ("/", "/masuk/", "/masuk/?username=ratna&password=" + PASSWORD.replace(" ", "+"), "/masuk/langkah-kedua/", "/kalender/"):
        client.get(page)
    assert not any("_auth_user_id" in one.get_decoded() for one in Session.objects.all())


def test_a_session_key_from_elsewhere_is_not_taken_over(cast: dict[str, User]) -> None:
    planted = Client()
    planted.cookies["s"] = "a" * 32
    assert through_the_door(planted, "ratna").status_code == 302
    assert planted.cookies["s"].value != "a" * 32


def test_signing_out_ends_it_on_the_server_and_tells_the_browser_to_drop_its_pages(cast: dict[str, User]) -> None:
    here = Client()
    through_the_door(here, "ratna")
    key = here.cookies["s"].value
    answer = here.post("/keluar/")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert not Session.objects.filter(session_key=key).exists()
    copied = Client()
    copied.cookies["s"] = key
    assert copied.get("/pengaturan/").url.startswith("/masuk/")


@pytest.mark.parametrize("page", ["/", "/kasus/", "/pengaturan/", "/kata-sandi/", "/pengaturan/perangkat/"])
def test_the_way_out_stands_on_every_page_with_a_frame(client: Any, cast: dict[str, User], page: str) -> None:
    come_in(client, cast["ratna"])
    assert 'action="/keluar/"' in client.get(page).content.decode()


def test_the_door_asks_for_name_and_password_and_for_nothing_one_could_look_up(client: Any, db: Any) -> None:
    names = set(re.findall(r'<(?:input|select|textarea)[^>]* name="(\w+)"', client.get("/masuk/").content.decode()))
    assert names - {"csrfmiddlewaretoken", "next", "submission", "based_on", "language"} == {"username", "password"}


def test_session_and_token_cookies_are_out_of_reach_of_scripts(cast: dict[str, User], client: Any) -> None:
    through_the_door(client, "ratna")
    client.get("/pengaturan/")
    for name in ("s", "f"):
        assert client.cookies[name]["httponly"] and client.cookies[name]["samesite"] == "Lax"
    assert not client.cookies["s"]["max-age"]  # ends with the browser
