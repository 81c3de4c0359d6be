"""A value that does not open, met in the browser: a plain page, one row that says which field, nothing else changed, nothing typed lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from sintas.cases.actions.writing import write_note
from sintas.cases.models import Case, Note
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.staff.drafts import draft_for

SENTENCE = "tidak dapat dibuka"
WORDS = "kata yang hanya boleh dibaca tim"


@pytest.fixture
def cases(open_a_case: Callable[..., Case], people: dict[str, Any]) -> tuple[Case, Case]:
    """Two files with a note each."""
    made = open_a_case("ratna", name="Bunga"), open_a_case("ratna", name="Melur")
    for case in made:
        with acting_as(people["ratna"].user_id):
            write_note(by=people["ratna"], case=case, text=WORDS)
    return made


def tamper(who: Any, sql: str, *values: Any) -> None:
    """As somebody at the database's own prompt would, within reach of the app's role."""
    with acting_as(who.user_id), connection.cursor() as c:
        c.execute(sql, values)
        assert c.rowcount == 1


def rows(who: Any, verb: str = "unreadable value") -> list[dict[str, Any]]:
    with acting_as(who.user_id):
        found = Trail.objects.filter(verb=verb).order_by("id")
        return [{"file": row.file_id, "actor": row.actor_id, "outcome": row.outcome, **row.detail} for row in found]


TAMPERED = {
    "a bit of the text": "UPDATE cases_note SET text = set_byte(text, 40, (get_byte(text, 40) + 1) %% 256) WHERE file_id = %s",
    "cut short": "UPDATE cases_note SET text = substr(text, 1, 25) WHERE file_id = %s",
    "cut to nothing": "UPDATE cases_note SET text = '' WHERE file_id = %s",
    "another format": "UPDATE cases_note SET text = set_byte(text, 0, 2) WHERE file_id = %s",
    "a client's name in its place": "UPDATE cases_note n SET text = c.name FROM cases_client c WHERE n.file_id = %s AND c.file_id = n.file_id",
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_the_page_says_so_the_trail_says_which_field_and_other_files_open(
    cases: tuple[Case, Case], people: dict[str, Any], signed_in: Callable[[str], Any], kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    ratna, (broken, whole) = signed_in("ratna"), cases
    with acting_as(people["ratna"].user_id):
        note = Note.objects.get(file_id=broken.pk)
    page = f"/kasus/{broken.pk}/catatan/{note.entry}/"
    assert WORDS in ratna.get(page).content.decode()
    tamper(people["ratna"], TAMPERED[kind], broken.pk)
    with caplog.at_level(logging.ERROR, logger="sintas.sealed"):
        answer = ratna.get(page)
    said = answer.content.decode()
    assert answer.status_code == 409 and SENTENCE in said and "administrator" in said
    assert WORDS not in said and "Bunga" not in said
    assert rows(people["ratna"]) == [
        {"file": broken.pk, "actor": people["ratna"].user_id, "outcome": "refused", "field": "note.text", "kind": "seal_broken"}
    ]
    assert [record.code for record in caplog.records if record.name == "sintas.sealed"] == ["seal_broken:note.text"]
    assert ratna.get(f"/kasus/{whole.pk}/").status_code == 200  # everybody else's work goes on
    assert ratna.get("/kasus/").status_code == 200
    assert ratna.get(f"/kasus/{broken.pk}/tim/").status_code == 200
    assert "tidak dapat dibuka" in ratna.get(f"/kasus/{broken.pk}/tim/").content.decode().lower()  # the team sees that it happened


def test_a_name_that_does_not_open_closes_its_file_and_not_the_day(
    cases: tuple[Case, Case], people: dict[str, Any], signed_in: Callable[[str], Any]
) -> None:
    """Names stand in every list and in the frame of every page: one of three hundred must not take the others along."""
    ratna, (broken, whole) = signed_in("ratna"), cases
    for case in cases:
        assert ratna.get(f"/kasus/{case.pk}/").status_code == 200  # both are among the lately opened
    tamper(people["ratna"], "UPDATE cases_client SET name = set_byte(name, 40, (get_byte(name, 40) + 1) %% 256) WHERE file_id = %s", broken.pk)
    for path in ("/", "/kasus/", "/pengaturan/", f"/kasus/{whole.pk}/"):
        assert ratna.get(path).status_code == 200, path
    found = ratna.post("/cari/", {"q": "Melur"})
    assert found.status_code == 200 and str(whole.pk) in found.content.decode()
    assert str(broken.pk) in ratna.get("/kasus/").content.decode()
    answer = ratna.get(f"/kasus/{broken.pk}/")
    assert answer.status_code == 409 and SENTENCE in answer.content.decode()
    assert [(row["file"], row["field"]) for row in rows(people["ratna"])] == [(broken.pk, "client.name")]


@contextmanager
def as_keys() -> Any:
    held, login = connection.settings_dict, settings.SYSTEM.login("keys")
    with psycopg.connect(host=held["HOST"], user=login.user, password=login.password, dbname=held["NAME"], autocommit=True) as keys:
        yield keys


SPOILED = {
    "altered": ("UPDATE safekeeping_wrap SET wrapped = set_byte(wrapped, 20, (get_byte(wrapped, 20) + 1) %% 256)", "seal_broken"),
    "under a key the file does not hold": ("UPDATE safekeeping_wrap SET kek = 'k9'", "key_missing"),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", SPOILED)
def test_a_wrap_that_does_not_open_closes_its_file_and_no_other(
    cases: tuple[Case, Case], people: dict[str, Any], signed_in: Callable[[str], Any], kind: str
) -> None:
    ratna, (broken, whole), (sql, called) = signed_in("ratna"), cases, SPOILED[kind]
    with as_keys() as keys:
        assert keys.execute(f"{sql} WHERE file_id = %s AND ring = 'content'", [broken.pk]).rowcount == 1
    answer = ratna.get(f"/kasus/{broken.pk}/catatan/")
    answer = ratna.get(f"/kasus/{broken.pk}/") if answer.status_code == 200 else answer
    assert answer.status_code == 409 and SENTENCE in answer.content.decode()
    assert rows(people["ratna"])[-1] == {
        "file": broken.pk, "actor": people["ratna"].user_id, "outcome": "refused", "field": "wrap.content", "kind": called
    }  # fmt: skip
    assert ratna.get(f"/kasus/{whole.pk}/").status_code == 200
    assert str(broken.pk) in ratna.get("/kasus/").content.decode()  # its header opens with a key of its own
    with as_keys() as keys:
        keys.execute("UPDATE safekeeping_wrap SET kek = 'k1' WHERE kek = 'k9'")


@pytest.mark.django_db(transaction=True)
def test_one_wrap_that_does_not_open_takes_no_other_name_along(cases: tuple[Case, Case], signed_in: Callable[[str], Any]) -> None:
    """All keys of a list come in one query: the broken one among them is told to whoever needs it."""
    ratna, (broken, whole) = signed_in("ratna"), cases
    with as_keys() as keys:
        keys.execute(f"{SPOILED['altered'][0]} WHERE file_id = %s AND ring = 'header'", [broken.pk])
    found = ratna.post("/cari/", {"q": "Melur"})
    assert found.status_code == 200 and str(whole.pk) in found.content.decode()
    assert ratna.get(f"/kasus/{whole.pk}/").status_code == 200


def test_what_was_being_typed_is_not_lost_and_nothing_else_is_changed(
    cases: tuple[Case, Case], people: dict[str, Any], signed_in: Callable[[str], Any]
) -> None:
    ratna, (broken, _whole) = signed_in("ratna"), cases
    with acting_as(people["ratna"].user_id):
        note = Note.objects.get(file_id=broken.pk)
    page = f"/kasus/{broken.pk}/catatan/{note.entry}/"
    tamper(people["ratna"], TAMPERED["a bit of the text"], broken.pk)
    with acting_as(people["ratna"].user_id), connection.cursor() as c:
        c.execute("SELECT md5(string_agg(n::text, '|' ORDER BY n.id)) FROM cases_note n")
        before = c.fetchone()
    answer = ratna.post(page, {"text": "baru saja diketik", "based_on": "1"})
    assert answer.status_code == 409, answer.status_code
    with acting_as(people["ratna"].user_id), connection.cursor() as c:
        c.execute("SELECT md5(string_agg(n::text, '|' ORDER BY n.id)) FROM cases_note n")
        assert c.fetchone() == before
    assert "baru saja diketik" not in answer.content.decode()
    kept = ratna.post("/tulisan/", {"carried": answer.context["carried"]})
    assert (kept.status_code, kept.url) == (303, page)
    with acting_as(people["ratna"].user_id):
        trail.record(by=people["ratna"], verb="read file", file_id=broken.pk, opens=True)
        draft = draft_for(people["ratna"], page)
        assert draft is not None and draft.fields["text"] == ["baru saja diketik"]
