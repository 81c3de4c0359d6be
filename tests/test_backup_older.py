"""A backup of the release before this one restores and migrates: real tables of that release, filled as it filled them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings

from sintas.config import housing
from sintas.config.backup import making, parts
from sintas.config.backup.restoring import superuser
from sintas.config.system import Login, System
from tests.backup import older
from tests.backup.kept import Kept, a_new_machine, keep, private, sintas, surroundings

DATABASE = "sintas_older"


def url(login: Login) -> str:
    return f"postgresql://{login.user}:{quote(login.password)}@/{DATABASE}?host={quote(login.host)}"


def lay(kept: Kept) -> None:
    """The former tables in a database of their own beside the test's."""
    private(kept.system.django_secret, '{"secret": "' + "abcdefghijklmnopqrstuvwxyz0123456789" * 2 + '"}')
    with housing.superuser(settings.SYSTEM) as c:
        c.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        c.execute(f"CREATE DATABASE {DATABASE} OWNER sintas_owner")
    named = {
        "DATABASE_URL": url(settings.SYSTEM.login("app")),
        "SINTAS_OWNER_URL": url(settings.SYSTEM.login("owner")),
        "SUPER_URL": url(replace(superuser(settings.SYSTEM), name=DATABASE)),
        "SINTAS_KEYS": str(kept.system.keys),
        "SINTAS_SERVICE_KEY": str(kept.keys),
    }
    done = subprocess.run([sys.executable, "-m", "tests.backup.older"], env={**surroundings(), **named}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_a_backup_of_an_older_release_restores_and_migrates(
    django_db_setup: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(tmp_path, monkeypatch)
    lay(kept)
    monkeypatch.setenv("SINTAS_BACKUP_URL", url(settings.SYSTEM.login("backup")))
    monkeypatch.setattr(making, "__version__", "0.0.9")
    made = kept.make()
    assert made.sheet.release == "0.0.9" and parts.read_sheet(parts.find_sheet(kept.folder)) == made.sheet
    with a_new_machine() as target:
        done = sintas(*kept.words(target))
        assert done.returncode == 0, done.stderr
        assert "release 0.0.9" in done.stdout and "sealed values opened: 1;" in done.stdout
        system = System.at(target)
        housing.start(system, housing.cluster_of(system))
        with psycopg.connect(host=system.socket(), user=superuser(system).user, password=superuser(system).password, dbname="sintas") as c:
            columns: Any = c.execute("SELECT erased_at FROM cases_file").fetchall()
            applied = {name for (name,) in c.execute("SELECT name FROM django_migrations WHERE app = 'cases'").fetchall()}
        assert columns == [(None,)] and "0007_who_gets_in" in applied
    with housing.superuser(settings.SYSTEM) as c:
        c.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def test_the_former_release_is_the_one_named() -> None:
    """Each migration it stops at is there, and none of them is the last of all rooms: otherwise nothing would be migrated."""
    from sintas.config.backup.known import folder_of

    later = 0
    for app, name in older.BEFORE.items():
        folder = folder_of(app)
        assert folder is not None and (folder / f"{name}.py").is_file()
        later += sum(path.stem > name for path in folder.glob("0*.py"))
    assert later >= 1
