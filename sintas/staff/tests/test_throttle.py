"""Every door waits after too many wrong answers, with a sentence and a trail row; and no colleague locks an office out."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from sintas.kit import clock
from sintas.staff import throttle
from sintas.staff.models import Attempt, KnownAddress
from sintas.staff.proving import client_address
from sintas.staff.testing import PASSWORD, through_the_door

OFFICE, ABROAD = "10.1.1.1", "198.51.100.7"


def sit(address: str) -> Client:
    return Client(REMOTE_ADDR=address)


def guess(address: str, username: str, password: str = "salah") -> Any:  # noqa: S107 - wrong on purpose
    return sit(address).post("/masuk/", {"username": username, "password": password})


def waits(answer: Any) -> bool:
    return answer.status_code == 422 and "Tunggu" in answer.content.decode()


def test_an_outsider_who_guesses_makes_outsiders_wait(cast):
    assert through_the_door(sit(OFFICE), "budi").status_code == 302  # the office is known from now on
    for _ in range(6):
        last = guess(ABROAD, "ratna")
    assert waits(last)
    assert waits(guess("203.0.113.9", "ratna", PASSWORD))  # wherever else from outside
    assert through_the_door(sit(OFFICE), "ratna").status_code == 302


def test_one_colleague_who_mistypes_does_not_lock_the_office(cast):
    assert through_the_door(sit(OFFICE), "budi").status_code == 302
    for _ in range(40):
        guess(OFFICE, "ratna")
    assert Attempt.objects.filter(kind="address").count() == throttle.WRONG  # while a name waits nothing more is counted
    assert waits(guess(OFFICE, "ratna", PASSWORD))
    assert through_the_door(sit(OFFICE), "sari").status_code == 302


def test_an_address_waits_a_known_one_later(cast):
    for n in range(throttle.FROM_ONE_ADDRESS):
        guess(ABROAD, f"orang{n}")
    assert waits(guess(ABROAD, "budi", PASSWORD))
    assert through_the_door(sit(OFFICE), "budi").status_code == 302
    now = clock.now()
    Attempt.objects.bulk_create([Attempt(name_digest=throttle.digest(OFFICE, "address"), kind="address", at=now) for _ in range(99)])
    assert through_the_door(sit(OFFICE), "sari").status_code == 302
    guess(OFFICE, "siapa")
    assert waits(guess(OFFICE, "tono", PASSWORD))


@pytest.mark.parametrize(
    ("seen", "counted"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),  # the same line, another address of its billions
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
    ],
)
def test_an_address_is_counted_by_its_line(rf, seen, counted):
    assert client_address(rf.get("/", REMOTE_ADDR=seen)) == counted
    behind = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=f"10.1.1.1, {seen}", secure=True)
    assert client_address(behind) == counted  # what the visitor wrote in front of it counts for nothing


def test_whoever_is_in_already_is_not_counted_by_address(cast):
    ratna = sit(OFFICE)
    assert through_the_door(ratna, "ratna").status_code == 302
    now = clock.now()
    Attempt.objects.bulk_create([Attempt(name_digest=throttle.digest(OFFICE, "address"), kind="address", at=now) for _ in range(300)])
    ratna.post("/kunci/")
    assert ratna.post("/terkunci/", {"password": PASSWORD, "next": "/"}).status_code == 302


def test_the_house_under_guessing_lets_in_only_known_addresses(cast):
    assert through_the_door(sit(OFFICE), "budi").status_code == 302
    now = clock.now()
    Attempt.objects.bulk_create([Attempt(name_digest=throttle.digest(f"n{n}"), kind="name", at=now) for n in range(throttle.IN_THE_HOUSE)])
    assert waits(guess(ABROAD, "sari", PASSWORD))
    assert through_the_door(sit(OFFICE), "sari").status_code == 302
    KnownAddress.objects.update(at=now - throttle.KNOWN_FOR - timedelta(minutes=1))
    assert waits(guess(OFFICE, "sari", PASSWORD))


DOORS = {
    "password": ("sign in", lambda c: c.post("/masuk/", {"username": "ratna", "password": "salah"})),
    "one-time code": ("sign in", lambda c: c.post("/masuk/", {"username": "ratna", "password": "abcd-efgh-ijkl-mnop"})),
    "second step": ("second step", lambda c: second(c, {"code": "111111"})),
    "passkey": ("second step", lambda c: second(c, {"answer": "{}"})),
    "unlock": ("unlock", lambda c: locked(c)),
    "prove again": ("prove again", lambda c: inside(c).post("/masuk/lagi/", {"code": "111111"})),
    "own password": ("confirm password", lambda c: inside(c).post("/kata-sandi/", NEW)),
    "end shared screen": ("end shared screen", lambda c: shared(c)),
}
NEW = {"password": "salah", "new_password": "a quieter evening 43", "new_password_again": "a quieter evening 43"}


def second(client: Client, data: dict[str, str]) -> Any:
    if "half" not in client.session:
        client.post("/masuk/", {"username": "ratna", "password": PASSWORD})
    return client.post("/masuk/langkah-kedua/", data)


def inside(client: Client) -> Client:
    if "_auth_user_id" not in client.session:
        through_the_door(client, "ratna")
    return client


def locked(client: Client) -> Any:
    if not inside(client).session.get("locked"):
        client.post("/kunci/")
    return client.post("/terkunci/", {"password": "salah"})


def shared(client: Client) -> Any:
    if "shared" not in inside(client).session:
        client.post("/layar-bersama/")
    return client.post("/layar-bersama/selesai/", {"password": "salah"})


@pytest.mark.parametrize("door", list(DOORS))
def test_every_door_waits_after_five_with_a_sentence_and_a_row(cast, written, door):
    verb, knock = DOORS[door]
    client = sit(OFFICE)
    for _ in range(throttle.WRONG + 1):
        answer = knock(client)
    assert "Tunggu" in answer.content.decode(), answer.status_code
    refused = [row["why"] for row in written(verb) if row["outcome"] == "refused"]
    assert len(refused) == throttle.WRONG + 1
    assert refused[-1] == "wait"


@pytest.mark.django_db(transaction=True)
def test_sixteen_at_once_are_still_five(cast):
    """As two workers of eight threads each: every attempt on a connection of its own. What is not counted must have been told to wait."""
    answers: list[Any] = []

    def one() -> None:
        try:
            answers.append(guess(ABROAD, "ratna"))
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 16
    assert Attempt.objects.filter(kind="name").count() == throttle.WRONG
    told = sum("Tunggu" in answer.content.decode() for answer in answers)
    assert told == 16 - throttle.WRONG + 1  # the fifth is told so as well
