"""An installation that lives for one run of a program: its folder, its keys, its throw-away PostgreSQL."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sintas.config import housing, roles
from sintas.config.problem import SystemProblem
from sintas.config.system import MADE_BY_TEST, System, read_private, write_private

PREFIX = "sintas-test-"
CONNECTIONS = 250
# What would lead a test to a real database.
FOREIGN = (
    "DATABASE_URL",
    "SINTAS_OWNER_URL",
    "SINTAS_KEYS_URL",
    "SINTAS_SEALER_URL",
    "SINTAS_BACKUP_URL",
    "SINTAS_KEYS",
    "SINTAS_HOSTS",
    "SINTAS_DEV",
    "SINTAS_ANCHORS",
    "SINTAS_SMTP_HOST",
)


def begin() -> None:
    """Lay down the folder and the keys and point the environment at them, once per run; xdist's workers inherit both."""
    if os.environ.get("SINTAS_TEST_FOLDER"):
        return
    clear_left_behind()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    (folder / MADE_BY_TEST).write_text(str(os.getpid()))
    os.environ |= {
        "SINTAS_TEST": "1",
        "SINTAS_TEST_FOLDER": str(folder),
        "SINTAS_DATA": str(folder),
        "SINTAS_SERVICE_KEY": str(folder / "keys" / "service.json"),
        "SINTAS_DB_ROLE": "app",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # playwright runs an event loop in the thread of the test that also asks the database
    }
    for name in [*FOREIGN, *(n for n in os.environ if n.startswith("PG") and n != "PGCLIENTENCODING")]:
        os.environ.pop(name, None)

    system = System.at(folder)
    housing.make_folders(system)
    housing.make_keys(system)
    for name, password in roles.new_passwords().items():  # known before the server is, so that settings can be read without one
        write_private(system.folder(f"db-{name}.json"), {"name": roles.DATABASE, "user": roles.role(name), "password": password})


def start_database() -> None:
    """Start the throw-away server unless it already runs. Whoever comes first makes it, the others wait."""
    system = System.at(os.environ["SINTAS_TEST_FOLDER"])
    with locked(system.folder("lock")):
        if housing.cluster_of(system, durable=False).running():
            return
        housing.lay_down(system, durable=False, tests=True, connections=CONNECTIONS)
        with housing.superuser(system) as connection:
            given = {name: read_private(system.folder(f"db-{name}.json"))["password"] for name in roles.LOGINS}
            roles.lay_down(connection, given, tests=True)


def empty(database: str, tables: Iterable[str]) -> None:
    """Take every row out of these tables of a test database, past locks, triggers and foreign keys: no more than some milliseconds, where TRUNCATE
    lays three hundred tables and all their indexes down anew (1.4 s, after each test that commits).
    """
    if not database.startswith("test_"):
        raise ValueError(database)
    with housing.superuser(System.at(os.environ["SINTAS_TEST_FOLDER"]), database) as connection:
        connection.execute("SET session_replication_role = replica")
        written = connection.execute("SELECT t FROM unnest(%s::text[]) t WHERE pg_relation_size(quote_ident(t)::regclass) > 0", [list(tables)])
        for (table,) in written.fetchall():
            connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names of the models' own tables


def end() -> None:
    """Stop the server and remove the folder; only the process that made them does."""
    folder = os.environ.get("SINTAS_TEST_FOLDER")
    if folder and made_by(Path(folder)) == os.getpid():
        remove(Path(folder))
        del os.environ["SINTAS_TEST_FOLDER"]


def remove(folder: Path) -> None:
    """End the server of this folder by its own pid file, then delete the folder."""
    try:
        housing.cluster_of(System.at(folder), durable=False).stop(mode="immediate")
    except SystemProblem as why:
        print(f"the test database in {folder} did not stop: {why}")  # noqa: T201
        return
    shutil.rmtree(folder, ignore_errors=True)


def clear_left_behind() -> None:
    """A run that was killed outright could not tidy up; the next one does it, by the pid written in the folder and by nothing else."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        maker = made_by(folder)
        if maker is None or folder.stat().st_uid != os.geteuid() or alive(maker):
            continue
        remove(folder)


def made_by(folder: Path) -> int | None:
    """The process that made this test folder."""
    try:
        return int((folder / MADE_BY_TEST).read_text())
    except (OSError, ValueError):
        return None


def alive(pid: int) -> bool:
    """Whether this process still exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def locked(path: Path, way: int = fcntl.LOCK_EX) -> Iterator[None]:
    """One process at a time; with fcntl.LOCK_SH as many as like, but none that wants to be alone."""
    with path.open("w") as f:
        fcntl.flock(f, way)
        yield
