"""The owner of an account is told what happened to it: on the page of the day, whoever did it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from sintas.desk.day_notices import row_of
from sintas.safekeeping.identity import acting_as
from sintas.staff.account_notices import WORDS
from sintas.staff.models import Notice, User
from sintas.staff.notices import unseen
from sintas.staff.testing import PASSWORD, a_code_for, come_in, through_the_door

SET_UP = "/pengaturan/langkah-kedua/"


def told(user: User) -> list[str]:
    with acting_as(user.pk):
        return list(Notice.objects.filter(user=user).order_by("at").values_list("code", flat=True))


def test_a_change_of_ones_own_is_told(client: Any, cast: dict[str, User]) -> None:
    come_in(client, cast["ratna"])
    client.post("/kata-sandi/", {"password": PASSWORD, "new_password": "kuda lumping menari", "new_password_again": "kuda lumping menari"})
    assert client.post(SET_UP + "kode-cadangan/").status_code == 200
    assert told(cast["ratna"]) == ["password_changed", "second_step_changed"]
    assert "Kata sandi Anda diganti" in client.get("/").content.decode()


def test_what_an_administrator_did_is_told(signed_in: Any, cast: dict[str, User]) -> None:
    ana = signed_in("ana")
    for page in ("sesi/", "langkah-kedua/", "kode/"):
        assert ana.post(f"/petugas/{cast['ratna'].pk}/{page}").status_code in (200, 302)
    assert told(cast["ratna"]) == ["sessions_ended", "second_step_reset", "password_reset"]
    assert told(cast["budi"]) == []
    assert told(cast["sari"]) == ["colleagues_second_step_reset"]  # the head: with the code as well, an administrator could come in as Ratna
    assert told(cast["ana"]) == []


def test_guessing_from_outside_is_told(cast: dict[str, User]) -> None:
    """She always comes from the office; somebody else tries from an address nobody ever came in from."""
    for _ in range(2):
        assert through_the_door(Client(REMOTE_ADDR="10.1.1.1"), "ratna").status_code == 302
    for _ in range(3):
        Client(REMOTE_ADDR="198.51.100.7").post("/masuk/", {"username": "ratna", "password": "salah"})
    assert told(cast["ratna"]) == []
    assert through_the_door(Client(REMOTE_ADDR="10.1.1.1"), "ratna").status_code == 302
    assert told(cast["ratna"]) == ["wrong_attempts"]


def test_several_wrong_ones_before_are_told_and_one_slip_is_not(cast: dict[str, User]) -> None:
    for _ in range(2):
        through_the_door(Client(), "ratna", "salah")
    assert through_the_door(Client(), "ratna").status_code == 302
    assert told(cast["ratna"]) == []
    stranger = Client()
    stranger.post("/masuk/", {"username": "ratna", "password": PASSWORD})  # knows the password, has no device
    for _ in range(3):
        assert stranger.post("/masuk/langkah-kedua/", {"code": "123456"}).status_code == 422
    here = Client()
    here.post("/masuk/", {"username": "ratna", "password": PASSWORD})
    assert here.post("/masuk/langkah-kedua/", {"code": a_code_for(cast["ratna"])}).status_code == 302
    assert told(cast["ratna"]) == ["wrong_attempts"]
    assert "mencoba dengan kata sandi atau kode yang salah" in here.get("/").content.decode()


def test_wrong_ones_from_elsewhere_are_told_to_whoever_comes_in_at_her_desk(cast: dict[str, User]) -> None:
    """They count apart from those at known addresses (throttle.py), and are the ones she must hear of."""
    here, elsewhere = Client(REMOTE_ADDR="10.1.1.1"), Client(REMOTE_ADDR="198.51.100.7")
    assert through_the_door(here, "ratna").status_code == 302
    for _ in range(3):
        elsewhere.post("/masuk/", {"username": "ratna", "password": "salah"})
    assert through_the_door(Client(REMOTE_ADDR="10.1.1.1"), "ratna").status_code == 302
    assert told(cast["ratna"]) == ["wrong_attempts"]


@pytest.mark.parametrize("code", WORDS)
def test_every_notice_has_its_words_on_the_page_of_the_day(people: Any, cast: dict[str, User], as_user: Any, code: str) -> None:
    with as_user("ana"):
        from sintas.staff.notices import tell

        tell(cast["ratna"].pk, code)
    with as_user("ratna"):
        (one,) = unseen(people["ratna"])
        assert str(row_of(one, set()).title) == str(WORDS[code]) and "kabar baru" not in str(row_of(one, set()).title)
