"""Start-up refuses a database whose locks are not all on: each refusal seen on a real table, function or role made for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from sintas.config import startup
from sintas.config.database_locks import CHECKS, memberships, owners_functions, policies, public_grants
from sintas.config.problem import SystemProblem
from sintas.config.startup import second_lock

from .test_startup import as_owner

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("alone_with_the_roles")]

FUNCTION = "CREATE FUNCTION let_in() RETURNS int LANGUAGE sql SECURITY DEFINER {} AS 'SELECT 1'"
CONFLICT = "CREATE POLICY {0}_conflict ON {0} AS RESTRICTIVE FOR ALL TO sintas_app USING (file_id <> ALL((SELECT my_conflicts())::uuid[]))"


@pytest.fixture
def owner() -> Iterator[Any]:
    with as_owner() as held:
        yield held


@pytest.fixture
def superuser(settings: Any) -> Iterator[Any]:
    """Roles can be given away by nobody else."""
    held = json.loads(Path(settings.SYSTEM.folder("db-super.json")).read_text())
    asked = connection.settings_dict
    with psycopg.connect(host=asked["HOST"], user=held["user"], password=held["password"], dbname=asked["NAME"], autocommit=True) as one:
        yield one


def refused() -> str:
    """What start-up says, whole."""
    with pytest.raises(SystemProblem) as why:
        startup.check()
    return str(why.value)


def test_a_database_as_the_migrations_leave_it_is_taken() -> None:
    assert [check() for check in CHECKS] == [None] * len(CHECKS)


def test_a_table_without_force_a_policy_or_the_list_of_conflicts(owner: Any) -> None:
    try:
        owner.execute("CREATE TABLE forgotten (file_id uuid)")
        owner.execute("ALTER TABLE forgotten ENABLE ROW LEVEL SECURITY")
        assert "not locked row by row" in str(second_lock()) and "forgotten" in refused()
        owner.execute("ALTER TABLE forgotten FORCE ROW LEVEL SECURITY")
        assert second_lock() is None
        assert "no policy" in str(policies()) and "no policy" in refused()
        owner.execute("CREATE POLICY all_of_it ON forgotten FOR SELECT TO sintas_app USING (true)")
        assert "conflicts of interest" in str(policies()) and "conflict_lock" in refused()
        owner.execute(CONFLICT.format("forgotten"))
        assert policies() is None
    finally:
        owner.execute("DROP TABLE forgotten")


def test_an_owners_function_without_a_fixed_search_path_or_open_to_everybody(owner: Any) -> None:
    fixed = "SET search_path = pg_catalog, public"
    for how, said in (("", "search_path"), ("SET search_path = public", "search_path"), (fixed, "PUBLIC")):
        owner.execute(FUNCTION.format(how))
        try:
            assert said in str(owners_functions()) and said in refused()
        finally:
            owner.execute("DROP FUNCTION let_in()")
    owner.execute(FUNCTION.format(fixed))
    try:
        owner.execute("REVOKE ALL ON FUNCTION let_in() FROM PUBLIC")
        assert owners_functions() is None
    finally:
        owner.execute("DROP FUNCTION let_in()")


@pytest.mark.parametrize("grant", ["SELECT", "SELECT (id)", "UPDATE (text)"])
def test_a_table_granted_to_everybody(owner: Any, grant: str) -> None:
    owner.execute(f"GRANT {grant} ON cases_note TO PUBLIC")
    try:
        assert "cases_note" in str(public_grants()) and "PUBLIC" in refused()
    finally:
        owner.execute(f"REVOKE {grant} ON cases_note FROM PUBLIC")
    assert public_grants() is None


@pytest.mark.parametrize("whom", ["PUBLIC", "sintas_app"])
def test_a_schema_in_which_the_app_could_make_tables(superuser: Any, whom: str) -> None:
    superuser.execute(f"GRANT CREATE ON SCHEMA public TO {whom}")
    try:
        assert "schema public" in str(public_grants()) and "CREATE" in refused()
    finally:
        superuser.execute(f"REVOKE CREATE ON SCHEMA public FROM {whom}")


@pytest.mark.parametrize("role", ["sintas_owner", "sintas_keys", "pg_read_all_data"])
def test_an_app_that_could_turn_into_another_role(superuser: Any, role: str) -> None:
    """NOINHERIT does not help: SET ROLE is enough. Also through the role it may take."""
    for member in ("sintas_app", "sintas_overview"):
        superuser.execute(f"GRANT {role} TO {member}")
        try:
            assert role in str(memberships()) and role in refused()
        finally:
            superuser.execute(f"REVOKE {role} FROM {member}")
    assert memberships() is None
