# ruff: noqa: S608 - names of tables and columns are written here, never given by a person
"""Nobody changes a row of the trail: not the program, not the owner of the tables."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as


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
