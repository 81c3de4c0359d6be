"""Choosing a password: long rather than difficult, not leaked, not what anybody here would try first; taken exactly as typed."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from sintas.staff import leaked as leaks
from sintas.staff.leaked import Leaked, leaked, pack
from sintas.staff.models import User
from sintas.staff.passwords import check_rules, context_words, lists, too_little_of_ones_own
from sintas.staff.testing import PASSWORD, come_in

GUESSED = [
    "Sentra2024Sintas!", "rehabilitasi2026", "petugas sentra", "k4taS4nd1Rahas1a", "P@ssw0rd2026!!", "adminadmin2026",
    "abcdefghijklmn", "aaaaaaaaaaaa", "qwertyuiopasd", "0987654321098", "senin selasa rabu", "Bismillah-1999",
]  # fmt: skip
OF_ONES_OWN = [
    PASSWORD, "839201746583", "kuda lumping menari", "sepeda hujan klien pagi", "KUDALUMPINGMENARI", "kudalumpingmenari", "!?#%&/()=*+~§¤¢£",
    "naik kereta ke surabaya", "七転び八起き七転び八起き", "correct horse battery staple", "x" * 3 + "9$k" + "q" * 3 + "T!7" + "z" * 52,
]  # fmt: skip


def codes(password: str, user: User) -> set[str]:
    """Which rules a password breaks."""
    try:
        check_rules(password, user)
    except ValidationError as why:
        return {str(one.code) for one in why.error_list}
    return set()


@pytest.mark.parametrize("password", [one for one in GUESSED if not leaked().holds(one)])
def test_what_anybody_here_would_try_is_refused(password: str) -> None:
    assert codes(password, User(username="ratna", full_name="Ratna")) == {"guessable"}


@pytest.mark.parametrize("password", OF_ONES_OWN)
def test_any_letters_make_a_password(password: str) -> None:
    """No rule of capitals, digits or signs; sixty-four letters and more; blanks and other alphabets."""
    assert codes(password, User(username="ratna", full_name="Ratna")) == set()


def test_random_passwords_are_not_taken_for_guessable_ones() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    refused = sum(too_little_of_ones_own("".join(secrets.choice(letters) for _ in range(16))) for _ in range(1_000))
    assert refused <= 2


def test_a_leaked_one_is_refused_in_any_case_and_nothing_is_asked_outside() -> None:
    for password in ("sayangkamu123", "SayangKamu123", "1234567890123", "qwertyuiop123"):
        assert "leaked" in codes(password, User(username="ratna"))
    assert not leaked().holds("kuda lumping menari")


def test_the_list_is_the_one_that_was_taken_and_holds_far_more_than_three_thousand() -> None:
    assert len(leaked()) == 1_428_271
    assert hashlib.sha256(leaks.FILE.read_bytes()).hexdigest() == "5fb1e6385d6db638e6d531d1ced919519057a9b28bcac6a477553a075681ba53"


def test_a_list_is_read_back_as_it_was_packed() -> None:
    words = [f"kata-yang-bocor-{number}" for number in range(500)]
    held = Leaked(pack([*words, "pendek"]))
    assert len(held) == 500
    assert all(held.holds(word) for word in words) and not any(held.holds(word + "x") for word in words)
    with pytest.raises(ValueError, match="cut off"):
        Leaked(pack(words)[:-1])


def test_every_word_of_the_list_can_be_found_in_a_password() -> None:
    """Small letters, four and more (three for what families say): a word written otherwise would never match."""
    assert len(context_words()) > 150
    for word in context_words():
        assert word == word.casefold() and word.isalnum() and len(word) >= 3, word
    assert all(len(row) >= 4 for row in lists()["rows_of_keys"])


def test_the_names_of_house_unit_and_person_count_as_guessable(cast: dict[str, User], house: Any) -> None:
    house.unit.name = "Wisma Kenanga"
    house.unit.save()
    ratna = cast["ratna"]
    assert codes("kenanga wisma 77", ratna) == {"guessable"}
    assert codes("kenanga wisma 77", cast["lina"]) == set()  # another house: there it says nothing
    assert codes("ratna ratna ratna", ratna) & {"guessable", "password_too_similar"}


def test_the_page_says_it_in_one_sentence_and_keeps_the_old_password(signed_in: Any, cast: dict[str, User]) -> None:
    answer = signed_in("ratna").post(
        "/kata-sandi/", {"password": PASSWORD, "new_password": "petugas sentra 2026", "new_password_again": "petugas sentra 2026"}
    )
    assert answer.status_code == 422 and "mudah ditebak di sini" in answer.content.decode()
    assert User.objects.get(username="ratna").check_password(PASSWORD)


def test_it_is_compared_exactly_as_typed(client: Any, cast: dict[str, User]) -> None:
    ratna, chosen = cast["ratna"], "  Kuda Lumping " + "menari " * 30 + " "
    come_in(client, ratna)
    assert client.post("/kata-sandi/", {"password": PASSWORD, "new_password": chosen, "new_password_again": chosen}).status_code == 302
    ratna.refresh_from_db()
    assert ratna.check_password(chosen)
    for near in (chosen.strip(), chosen.lower(), chosen[:-1], chosen[:72]):
        assert not ratna.check_password(near)


def test_the_fields_are_masked_and_a_password_manager_may_fill_them(client: Any, cast: dict[str, User]) -> None:
    from html.parser import HTMLParser

    found: list[dict[str, str | None]] = []

    class Inputs(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            held = dict(attrs)
            if tag == "input" and "password" in (held.get("name") or ""):
                found.append(held)

    Inputs().feed(client.get("/masuk/").content.decode())
    come_in(client, cast["ratna"])
    Inputs().feed(client.get("/kata-sandi/").content.decode())
    assert [one["autocomplete"] for one in found] == ["current-password", "current-password", "new-password", "new-password"]
    assert {one["type"] for one in found} == {"password"}
    assert not any(name.startswith("on") or (name in ("pattern", "maxlength") and int(one[name] or 0) < 64) for one in found for name in one)
