"""An installation as `sintas backup` sees it, made over the database of the running test; and commands in processes of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from pyrage import x25519

from sintas.config import housing
from sintas.config.backup import making
from sintas.config.backup.parts import LIST
from sintas.config.system import System

SECONDS = 1_800


@dataclass
class Kept:
    """`system` reaches the test's database as the backup role (an external database: DATABASE_URL, SINTAS_BACKUP_URL)."""

    system: System
    folder: Path
    identity: Path
    recovery: str

    @property
    def keys(self) -> Path:
        return self.system.service_key

    def make(self, **more: Any) -> making.Made:
        return making.make(self.system, self.folder, **more)

    def words(self, target: Path, *more: str, **instead: Path | str) -> list[str]:
        """The words of `sintas restore` into `target`; the newest list is the one beside the backups unless `more` says otherwise."""
        given = {"from": self.folder, "identity": self.identity, "keys": self.keys, "data": target, "as": "ana", **instead}
        named = [word for name, value in given.items() for word in (f"--{name}", str(value))]
        return ["restore", *named, *(more or ("--replay", str(self.folder / LIST)))]


def keep(tmp: Path, patch: pytest.MonkeyPatch) -> Kept:
    """Keys and an empty folder in `tmp`; the environment names the test's database."""
    keys, folder = tmp / "house" / "keys", tmp / "backups"
    keys.mkdir(parents=True, mode=0o700)
    folder.mkdir()
    identity = x25519.Identity.generate()
    private(keys / "service.json", Path(os.environ["SINTAS_SERVICE_KEY"]).read_text())
    private(keys / "recovery.txt", f"{identity.to_public()}\n")
    login = settings.SYSTEM.login("backup")
    name = connection.settings_dict["NAME"]
    patch.setenv("SINTAS_BACKUP_URL", f"postgresql://{login.user}:{quote(login.password)}@/{name}?host={quote(login.host)}")
    return Kept(System(None, keys), folder, private(tmp / "identity", f"{identity}\n"), str(identity))


@contextmanager
def a_new_machine() -> Iterator[Path]:
    """A folder for an installation to be restored into, whose server is stopped at the end. Not below pytest's own: another run closes that."""
    home = Path(tempfile.mkdtemp(prefix="sintas-restored-"))
    home.chmod(0o711)
    try:
        yield home / "d"
    finally:
        cluster = housing.cluster_of(System.at(home / "d"))
        if cluster.exists():
            cluster.stop(mode="immediate")
        shutil.rmtree(home)


def private(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o600)
    return path


def sintas(*words: str) -> subprocess.CompletedProcess[str]:
    """The command itself, in an environment that knows nothing of this test run."""
    return subprocess.run([sys.executable, "-m", "sintas", *words], capture_output=True, text=True, env=surroundings(), timeout=SECONDS)


def surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("SINTAS", "DJANGO", "PYTEST", "DATABASE"))}
