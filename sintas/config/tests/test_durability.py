"""Each unsafe setting is refused in one sentence, wherever it was set; and the throw-away database of a test run, which has them all, is known for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from sintas.config import durability, housing
from sintas.config.tests.test_startup import as_owner

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("alone_with_the_roles")]
LOOSE_HERE = ("fsync", "full_page_writes", "synchronous_commit")  # of a throw-away server


@contextmanager
def laid_on(settings: Any, whom: str, name: str, value: str) -> Iterator[None]:
    """ALTER ROLE or DATABASE .. SET, by the superuser, taken back at the end. The next connection has it."""
    connection.close()
    with housing.superuser(settings.SYSTEM) as superuser:
        superuser.execute(f"ALTER {whom} SET {name} = {value}")
        try:
            yield
        finally:
            superuser.execute(f"ALTER {whom} RESET {name}")
            connection.close()


@pytest.mark.parametrize("name", LOOSE_HERE)
def test_the_servers_own_setting(settings: Any, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert durability.durability() is None
    monkeypatch.setattr(durability, "SAFE", {name: durability.SAFE[name]})
    settings.TESTING = False
    assert durability.durability() == f"The database's setting {name} is off, so a power cut could lose saved notes; set it to on."


def test_a_cluster_as_it_is_made_has_checksums_and_looks_at_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOOSE_HERE:
        monkeypatch.delitem(durability.SAFE, name)
    assert durability.this_session() is None
    monkeypatch.setitem(durability.SAFE, "data_checksums", frozenset({"elsewhere"}))
    assert "pg_checksums --enable" in str(durability.this_session())


@pytest.mark.parametrize("name", ["ignore_checksum_failure", "zero_damaged_pages"])
def test_a_blind_eye_for_damaged_pages(settings: Any, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for loose in LOOSE_HERE:
        monkeypatch.delitem(durability.SAFE, loose)
    with laid_on(settings, "ROLE sintas_app", name, "on"):
        assert "set it to off" in str(durability.this_session())
        assert f"ALTER ROLE sintas_app RESET {name}" in str(durability.other_sessions())
    assert durability.this_session() is None and durability.other_sessions() is None


@pytest.mark.parametrize("whom", ["ROLE sintas_app", "DATABASE {name}", "ROLE sintas_app IN DATABASE {name}"])
def test_laid_on_the_role_or_the_database_that_serves(settings: Any, monkeypatch: pytest.MonkeyPatch, whom: str) -> None:
    """The server itself would be safe: the command line of this session says so, and the role's own setting comes after it."""
    monkeypatch.setattr(durability, "SAFE", {"synchronous_commit": durability.SAFE["synchronous_commit"]})
    monkeypatch.setattr(durability, "CHECKS", (durability.other_sessions,))
    settings.TESTING = False
    assert durability.durability() is None
    with laid_on(settings, whom.format(name=connection.settings_dict["NAME"]), "synchronous_commit", "off"):
        said = str(durability.durability())
        assert "synchronous_commit is off for the" in said and "RESET synchronous_commit" in said
        assert "synchronous_commit is off" in str(durability.this_session())


@pytest.mark.parametrize("role", ["sintas_owner", "sintas_keys", "sintas_sealer"])
def test_laid_on_another_of_our_roles(settings: Any, role: str) -> None:
    with laid_on(settings, f"ROLE {role}", "synchronous_commit", "off"):
        assert f"ALTER ROLE {role} RESET synchronous_commit" in str(durability.other_sessions())
    assert durability.other_sessions() is None


def test_local_is_safe(settings: Any) -> None:
    """It waits for our own disk; only a standby is not waited for."""
    with laid_on(settings, "ROLE sintas_app", "synchronous_commit", "local"):
        assert durability.other_sessions() is None


def test_a_table_without_a_log() -> None:
    assert durability.unlogged() is None
    with as_owner() as owner:
        try:
            owner.execute("CREATE UNLOGGED TABLE forgotten (id int)")
            assert durability.unlogged() == "The table forgotten is unlogged: a crash would empty it; run ALTER TABLE forgotten SET LOGGED."
            owner.execute("ALTER TABLE forgotten SET LOGGED")
            assert durability.unlogged() is None
        finally:
            owner.execute("DROP TABLE forgotten")
