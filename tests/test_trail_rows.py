# ruff: noqa: S608 - names of tables and columns are written here, never given by a person
"""A row of the trail holds codes and never words, and nobody changes one: not the program, not the owner of the tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from sintas.cases.reading.team import verb_words
from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from tests.browser.full_house import SECRETS, Full, fill

EYES = ("ratna", "inah", "dewi", "sari", "siska", "ana")


@pytest.fixture
def full(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Full:
    return fill(people, cast, house)


CODE = re.compile(r"[a-z0-9_.:\-]{1,64}", re.IGNORECASE)


def plain(value: Any) -> bool:
    """A code, a count, a yes or no, an id, a digest, or a list of those."""
    if isinstance(value, bool | int | None):
        return True
    if isinstance(value, str):
        return value == "" or bool(CODE.fullmatch(value))
    if isinstance(value, list):
        return all(plain(one) for one in value)
    return isinstance(value, dict) and all(plain(k) and plain(v) for k, v in value.items())


def test_a_row_holds_codes_and_never_words(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any]) -> None:
    ratna = signed_in("ratna")
    for path, words in (
        ("/cari/", {"q": "Melur Kenanga"}),
        (f"/kasus/{full.case}/catatan/", {"text": "Parto datang ke Jalan Sunyi."}),
        (f"/kasus/{full.case}/tim/keluar/", {"user": str(cast["budi"].pk), "why": "Parto adalah kakak saya"}),
    ):
        ratna.post(path, words)
    for one in addresses():
        for path in full.paths(one):
            ratna.get(path)
    seen, wordless = 0, set()
    for who in EYES:
        with acting_as(cast[who].pk):
            for row in Trail.objects.all():
                seen += 1
                said = f"{row.verb} {row.outcome} {row.detail}"
                assert plain(row.detail), (row.verb, row.detail)
                assert not any(word.casefold() in said.casefold() for word in SECRETS), said
                assert re.fullmatch(r"[a-z][a-z0-9_ .-]{2,59}", row.verb), row.verb
                if row.file_id and verb_words(row.verb, "id") == row.verb:
                    wordless.add(row.verb)
    assert seen > 120
    assert wordless == set()  # the team page says who opened this file, in words


# append only --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sql", ["UPDATE safekeeping_trail SET verb = 'x'", "DELETE FROM safekeeping_trail", "TRUNCATE safekeeping_trail"])
def test_the_app_cannot_change_it(db: Any, cast: dict[str, Any], people: dict[str, Any], sql: str) -> None:
    with acting_as(cast["ratna"].pk):
        trail.record(by=people["ratna"], verb="read file")
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
            c.execute(sql)


@pytest.mark.parametrize("column", ["xid", "cluster", "at"])
def test_the_app_cannot_choose_when(db: Any, cast: dict[str, Any], column: str) -> None:
    value = {"xid": "'1'", "cluster": "1", "at": "now() - interval '1 year'"}[column]
    with acting_as(cast["ratna"].pk), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
        c.execute(
            f"INSERT INTO safekeeping_trail (id, actor_id, verb, outcome, detail, {column})"
            f" VALUES (gen_random_uuid(), %s, 'read file', 'done', '{{}}', {value})",
            [cast["ratna"].pk],
        )


@pytest.mark.parametrize("sql", ["UPDATE safekeeping_trail SET verb = 'x'", "DELETE FROM safekeeping_trail", "TRUNCATE safekeeping_trail"])
def test_the_owner_meets_the_trigger(db: Any, sql: str) -> None:
    """Even with his own lock lifted, so that he sees the rows at all."""
    owner = settings.SYSTEM.login("owner").for_django()
    name = connection.settings_dict["NAME"]
    with psycopg.connect(host=owner["HOST"], user=owner["USER"], password=owner["PASSWORD"], dbname=name) as c:
        c.execute("ALTER TABLE safekeeping_trail NO FORCE ROW LEVEL SECURITY")
        c.execute("INSERT INTO safekeeping_trail (id, verb, outcome) VALUES (gen_random_uuid(), 'x', 'done')")
        with pytest.raises(psycopg.errors.RaiseException, match="append only"):
            c.execute(sql)  # type: ignore[arg-type]
        c.rollback()
