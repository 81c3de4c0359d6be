"""Each refusal of start-up, seen once; and that nothing is refused when all is well."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from sintas.config import startup
from sintas.config.problem import SystemProblem
from sintas.safekeeping.keys import ServiceKey


@contextmanager
def as_owner() -> Iterator[psycopg.Connection[Any]]:
    """The test database's owner, on a connection of his own, committing."""
    held = connection.settings_dict
    with psycopg.connect(
        host=held["HOST"], user=held["TEST"]["OWNER"], password=held["TEST"]["OWNER_PASSWORD"], dbname=held["NAME"], autocommit=True
    ) as owner:
        yield owner


@contextmanager
def signed_in_as(user: str, password: str) -> Iterator[None]:
    """Django's own connection under another role."""
    held = connection.settings_dict
    before = held["USER"], held["PASSWORD"]
    connection.close()
    held["USER"], held["PASSWORD"] = user, password
    try:
        yield
    finally:
        connection.close()
        held["USER"], held["PASSWORD"] = before


@pytest.mark.django_db
def test_nothing_is_refused_when_all_is_well() -> None:
    startup.check()


def test_a_missing_key_is_refused(tmp_path: Path) -> None:
    assert "missing" in str(startup.key_file(tmp_path / "service.json"))


def test_a_key_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "service.json"
    ServiceKey.create(path)
    assert startup.key_file(path) is None
    path.chmod(0o644)
    assert "other users" in str(startup.key_file(path))


def test_a_key_folder_others_can_write_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    folder.mkdir(mode=0o700)
    ServiceKey.create(folder / "service.json")
    folder.chmod(0o777)
    assert "0700" in str(startup.key_file(folder / "service.json"))


def test_a_key_that_is_not_random_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "service.json"
    ServiceKey.create(path)
    held = json.loads(path.read_text())
    held["keys"] = dict.fromkeys(held["keys"], "A" * 43 + "=")
    path.write_text(json.dumps(held))
    assert "random" in str(startup.key_file(path))


@pytest.mark.parametrize("weak", ["", "short", "django-insecure-" + "q1w2e3r4t5" * 6, "a" * 80])
def test_a_weak_secret_is_refused(settings: Any, weak: str) -> None:
    assert startup.secret() is None
    settings.SECRET_KEY = weak or "x"
    assert "too weak" in str(startup.secret())


@pytest.mark.parametrize("named", [[], ["*"], [""], [".id"], ["sintas.example.org", "*"]])
def test_a_wildcard_host_is_refused(named: list[str]) -> None:
    assert "SINTAS_HOSTS" in str(startup.unsafe_hosts(named))


def test_proper_hosts_are_taken() -> None:
    assert startup.unsafe_hosts(["sintas.example.org", ".example.org", "127.0.0.1"]) is None


@pytest.mark.django_db(transaction=True)
def test_the_owner_does_not_serve() -> None:
    held = connection.settings_dict["TEST"]
    with signed_in_as(held["OWNER"], held["OWNER_PASSWORD"]):
        assert "owns" in str(startup.role())


@pytest.mark.django_db(transaction=True)
def test_a_role_that_passes_by_the_locks_does_not_serve(settings: Any) -> None:
    login = settings.SYSTEM.login("backup")
    with signed_in_as(login.user, login.password):
        assert "passes by row-level security" in str(startup.role())


@pytest.mark.django_db(transaction=True)
def test_a_superuser_does_not_serve(settings: Any) -> None:
    held = json.loads(Path(settings.SYSTEM.folder("db-super.json")).read_text())
    with signed_in_as(held["user"], held["password"]):
        assert "superuser" in str(startup.role())


@pytest.mark.django_db(transaction=True)
def test_an_inheriting_role_does_not_serve(settings: Any) -> None:
    login = settings.SYSTEM.login("sealer")
    with as_owner() as owner:
        owner.execute(f"GRANT CONNECT ON DATABASE {connection.settings_dict['NAME']} TO sintas_sealer")
    with signed_in_as(login.user, login.password):
        assert "NOINHERIT" in str(startup.role())


@pytest.mark.django_db
def test_missing_migrations_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert startup.migrations() is None
    from django.db.migrations.recorder import MigrationRecorder

    applied = MigrationRecorder.applied_migrations

    def without_the_last(self: MigrationRecorder) -> dict[tuple[str, str], Any]:
        held = dict(applied(self))
        held.pop(("sessions", "0001_initial"))
        return held

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", without_the_last)
    assert "sintas migrate" in str(startup.migrations())


@pytest.mark.django_db(transaction=True)
def test_a_table_of_a_file_without_the_second_lock_is_refused() -> None:
    assert startup.second_lock() is None
    with as_owner() as owner:
        try:
            owner.execute("CREATE TABLE forgotten (file_id uuid)")
            assert "forgotten" in str(startup.second_lock())
            owner.execute("ALTER TABLE forgotten ENABLE ROW LEVEL SECURITY")  # not enough: its owner would see everything
            assert "forgotten" in str(startup.second_lock())
            owner.execute("ALTER TABLE forgotten FORCE ROW LEVEL SECURITY")
            assert startup.second_lock() is None
        finally:
            owner.execute("DROP TABLE forgotten")


def test_a_verb_nobody_holds_is_refused() -> None:
    assert "cases.forget" in str(startup.ungranted({"cases.open", "cases.forget"}, {"cases.open"}))
    assert startup.verbs() is None


@pytest.mark.django_db
def test_a_silent_database_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def gone() -> str | None:
        raise OperationalError("server at the secret place with user sintas_app")

    monkeypatch.setattr(startup, "CHECKS", (gone,))
    with pytest.raises(SystemProblem, match="does not answer") as refused:
        startup.check()
    assert "secret place" not in str(refused.value)


def test_the_quick_hasher_exists_only_in_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    from sintas.config.testhasher import QuickHasher

    QuickHasher()
    monkeypatch.delenv("SINTAS_TEST")
    assert "SINTAS_TEST" not in os.environ
    with pytest.raises(RuntimeError):
        QuickHasher()
