"""A full disk and a database that can only be read: the worker is told in words, nothing is acknowledged, nothing typed is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from sintas.cases.models import Note
from sintas.config import startup, storage
from sintas.config.backup.postgres import connect
from sintas.config.backup.restoring import superuser
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail

WORDS = "ia menelepon kakaknya sendiri"
FULL = "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE disk_full USING MESSAGE = 'could not extend file'; END $$"


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    yield
    storage._last.update(kind=None, at=0.0)


@contextmanager
def no_room_for(table: str) -> Iterator[None]:
    """Writing into this table fails as on a full disk: the same SQLSTATE, on its way through driver, framework and middleware."""
    with connect(replace(superuser(settings.SYSTEM), name=connection.settings_dict["NAME"])) as c:
        c.execute(FULL)
        c.execute(f"CREATE TRIGGER no_room BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION no_room()")
        c.commit()
        try:
            yield
        finally:
            c.execute("DROP FUNCTION no_room() CASCADE")
            c.commit()


SAID = {"cases_note": "Belum dapat menyimpan", "safekeeping_trail": "Sedang tidak tersedia"}


def counted(user: Any) -> tuple[int, int]:
    with acting_as(user.pk):
        return Note.objects.count(), Trail.objects.count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["cases_note", "safekeeping_trail"])
def test_a_note_on_a_full_disk_is_not_acknowledged_and_not_lost(
    signed_in: Callable[[str], Client], open_a_case: Callable[..., Any], cast: dict[str, Any], table: str
) -> None:
    client, case = signed_in("ratna"), open_a_case()
    client.raise_request_exception = False
    path = f"/kasus/{case.pk}/catatan/"
    submission = re.search(r'name="submission" value="([^"]+)"', client.get(path).content.decode())
    assert submission
    typed, before = {"text": WORDS, "happened": "", "submission": submission[1]}, counted(cast["ratna"])
    with no_room_for(table):
        answer = client.post(path, typed)
        assert (answer.status_code, SAID[table] in answer.content.decode()) == (503, True)
        assert counted(cast["ratna"]) == before
        healthz = client.get("/healthz")
        assert (healthz.status_code, healthz.content) == (503, b"not ready: full\n")
    assert WORDS not in answer.content.decode()  # sealed: the page can be shown on a screen somebody else looks at
    carried = re.search(r'name="carried(?:_again)?" value="([^"]+)"', answer.content.decode())
    assert carried
    if table == "cases_note":
        back = client.post("/tulisan/", {"carried": carried[1]})
        assert back.status_code == 303 and WORDS in client.get(back.headers["Location"]).content.decode()
        assert client.post(path, typed).status_code in (302, 303)
    else:  # where not even the trail can be written, the page itself sends it again
        assert client.post(path, urlencode({"carried_again": carried[1]}), content_type="application/x-www-form-urlencoded").status_code in (302, 303)
    with acting_as(cast["ratna"].pk):
        assert Note.objects.count() == before[0] + 1


@pytest.mark.django_db(transaction=True)
def test_a_page_of_content_is_not_shown_when_the_trail_has_no_room(
    signed_in: Callable[[str], Client], open_a_case: Callable[..., Any]
) -> None:
    client, case = signed_in("ratna"), open_a_case(name="Cempaka Putih", called="Cempaka")
    client.raise_request_exception = False
    assert "Cempaka" in client.get(f"/kasus/{case.pk}/").content.decode()
    with no_room_for("safekeeping_trail"):
        answer = client.get(f"/kasus/{case.pk}/")
    assert answer.status_code == 503 and "Cempaka" not in answer.content.decode() and SAID["safekeeping_trail"] in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"] and "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_can_only_be_read(signed_in: Callable[[str], Client], open_a_case: Callable[..., Any], cast: dict[str, Any]) -> None:
    client, case = signed_in("ratna"), open_a_case()
    client.raise_request_exception = False
    before = counted(cast["ratna"])
    connection.cursor().execute("SET default_transaction_read_only = on")
    try:
        answer = client.post(f"/kasus/{case.pk}/catatan/", {"text": WORDS})
        healthz = client.get("/healthz")
    finally:
        connection.cursor().execute("SET default_transaction_read_only = off")
    assert (answer.status_code, SAID["safekeeping_trail"] in answer.content.decode()) == (503, True)
    assert (healthz.status_code, healthz.content) == (503, b"not ready: read-only\n")
    assert counted(cast["ratna"]) == before


@pytest.mark.django_db
def test_a_disk_that_is_nearly_full_is_said_to_the_monitor_and_at_the_start(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    assert client.get("/healthz").status_code == 200
    monkeypatch.setattr(shutil, "disk_usage", lambda path: type("Usage", (), {"free": 99_000_000})())
    assert client.get("/healthz").content == b"not ready: full\n"
    assert "full (99 MB left" in (startup.room() or "")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: type("Usage", (), {"free": 100_000_000})())
    assert client.get("/healthz").status_code == 200 and startup.room() is None


def test_only_what_the_database_says_counts() -> None:
    assert storage.kind_of(ValueError("No space left on device")) is None
    assert storage.kind_of(None) is None
    for raised, kind in ((psycopg.errors.DiskFull(), "full"), (psycopg.errors.ReadOnlySqlTransaction(), "read-only"), (psycopg.OperationalError(), "away")):
        outer = RuntimeError()
        outer.__cause__ = raised
        assert storage.kind_of(outer) == kind
    assert storage.kind_of(psycopg.errors.UniqueViolation()) is None
