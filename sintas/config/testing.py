"""pytest plugin: every test run gets an installation of its own in a temporary folder, with a throw-away PostgreSQL (throwaway.py).

Loaded by `-p sintas.config.testing` (pyproject.toml), because Django reads its settings before any conftest.py. The server is started
by the first test that asks for the database and stopped at the end, whatever happened; xdist's workers share it, each with a database.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from sintas.config import throwaway

DATABASE_FIXTURES = {
    "db",
    "transactional_db",
    "live_server",
    "django_db_setup",
    "django_db_serialized_rollback",
    "django_db_reset_sequences",
}
IN_ONE_HOUSE = ("tests/house/", "tests/access/")
KEPT = {"django_content_type", "auth_permission"}  # made by migrations, the same for every test
STATIC_FILES: dict[str, Any] = {}  # as WhiteNoise lists them
ALONE: list[bool] = []  # whether this process is the one that alters roles now


def pytest_addoption(parser: pytest.Parser) -> None:
    """Two halves of the same tests, for make: each needs what the other does not."""
    parser.addoption("--only-without-database", action="store_true", help="tests that need no database (and no browser)")
    parser.addoption("--only-with-database", action="store_true", help="tests that need the database (and no browser)")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Choose a half, if one is asked for; what takes longest first, since begun last it would keep the other core waiting.

    A test needs the database when it is marked django_db or asks for a fixture that does.
    """
    without, with_ = config.getoption("--only-without-database"), config.getoption("--only-with-database")
    if without != with_:
        chosen: list[pytest.Item] = []
        left: list[pytest.Item] = []
        for item in items:
            half = not item.get_closest_marker("browser") and needs_database(item) == with_
            (chosen if half else left).append(item)
        items[:] = chosen
        config.hook.pytest_deselected(items=left)
    items.sort(key=lambda item: not (item.get_closest_marker("long") or item.get_closest_marker("browser") or item.nodeid.startswith(IN_ONE_HOUSE)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """For `--dist loadfile`: a folder whose tests stand in one house goes to one process, like a file."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class InOneHouse(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return next((folder for folder in IN_ONE_HOUSE if nodeid.startswith(folder)), None) or super()._split_scope(nodeid)

    return InOneHouse(config, log)


def needs_database(item: pytest.Item) -> bool:
    """Marked so, slow, of Django's own test case, or asking for it through any fixture."""
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("slow") or hasattr(getattr(item, "cls", None), "setUpTestData")
    return bool(marked) or bool(DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """The end of the run, also after a failure or Ctrl-C."""
    if not hasattr(config, "workerinput"):
        throwaway.end()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """pytest-django asks for this right before it makes the test database; the suffix gives each of xdist's workers its own."""
    throwaway.start_database()


@pytest.fixture(scope="session", autouse=True)
def _made_once() -> Iterator[None]:
    """What Django lays down anew for each test: the tables after one that commits, and for each test client the list of the house's own files."""
    from django.test import TransactionTestCase
    from whitenoise.middleware import WhiteNoiseMiddleware

    def found(self: WhiteNoiseMiddleware) -> None:
        if not STATIC_FILES:
            scan(self)
            STATIC_FILES.update(self.files)
        self.files.update(STATIC_FILES)

    scan = WhiteNoiseMiddleware.add_files_from_finders
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: empty_tables())
        patched.setattr(WhiteNoiseMiddleware, "add_files_from_finders", found)
        yield


def empty_tables() -> None:
    """The database of this test without a row of anybody."""
    from django.db import connection

    tables = set(connection.introspection.django_table_names(only_existing=True)) - KEPT
    throwaway.empty(connection.settings_dict["NAME"], tables)


@pytest.fixture
def alone_with_the_roles() -> Iterator[None]:
    """For a test that alters a role: roles are the whole server's, and a command tested beside it would be refused for what stands there."""
    with throwaway.locked(roles_lock()):
        ALONE.append(True)
        yield
        ALONE.clear()


@pytest.fixture(scope="session", autouse=True)
def _roles_stand_still_while_start_up_asks() -> Iterator[None]:
    from sintas.config import startup

    asked = startup.check

    def check(**but: Any) -> None:
        with nullcontext() if ALONE else throwaway.locked(roles_lock(), fcntl.LOCK_SH):
            asked(**but)

    startup.check = check
    yield
    startup.check = asked


def roles_lock() -> Path:
    return Path(os.environ["SINTAS_TEST_FOLDER"]) / "roles"


def _end_on_term(signum: int, frame: Any) -> None:
    raise KeyboardInterrupt


# A terminated run (an impatient CI) still stops its server: SIGTERM becomes what Ctrl-C is.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGTERM, _end_on_term)
atexit.register(throwaway.end)  # a run that fails before it begins (an import error in the settings) never reaches pytest_unconfigure
throwaway.begin()
