"""Our own PostgreSQL ends when it is asked to and rises again, also after it was killed or could not stop in order."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator

import pytest

from sintas.config import housing
from sintas.config.cluster import Cluster
from sintas.config.system import System
from sintas.config.tests.test_cluster import open_to_walk

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    made = System.at(open_to_walk(tmp_path_factory.mktemp("data")) / "d")
    cluster = housing.lay_down(made)
    yield made
    cluster.stop()


def test_a_killed_server_starts_again(system: System) -> None:
    """Where nobody collects ended processes it stays as a zombie, which must not be taken for a running server."""
    cluster = housing.cluster_of(system)
    pid = cluster.pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    for _ in range(100):
        if not cluster.running():
            break
        time.sleep(0.1)
    time.sleep(0.5)  # its own children notice and end
    housing.start(system, cluster)
    assert cluster.running()
    assert cluster.pid() != pid


def processes_of(cluster: Cluster, name: str) -> list[int]:
    """Its parts by the name each gives itself: "checkpointer", "sintas_app"."""
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(cluster.pid())], capture_output=True, text=True, check=False).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if name in line]


def kept(system: System) -> list[int]:
    """What stands in the table of the tests below, made where it is missing."""
    with housing.superuser(system) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
        return [int(str(row[0])) for row in connection.execute("SELECT n FROM kept ORDER BY n")]


def test_a_server_that_does_not_stop_in_order_is_stopped_all_the_same(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nobody could ever serve this folder again: each start would take it for running, and it answers nobody."""
    monkeypatch.setattr("sintas.config.cluster.FAST_SECONDS", 1)
    cluster, before = housing.cluster_of(system), kept(system)
    with housing.superuser(system) as connection:
        connection.execute("INSERT INTO kept VALUES (%s)", [len(before)])
    (checkpointer,) = processes_of(cluster, "checkpointer")
    os.kill(checkpointer, signal.SIGSTOP)
    cluster.stop()
    assert not cluster.running()
    housing.start(system, cluster)
    assert kept(system) == [*before, len(before)]


@pytest.mark.parametrize("moment", [0.02, 0.05, 0.1, 0.2])
def test_a_server_asked_to_stop_while_it_gets_up_again_stops(system: System, monkeypatch: pytest.MonkeyPatch, moment: float) -> None:
    """PostgreSQL 15 forgets its checkpointer when it is asked for a fast stop while it recovers from the death of a process."""
    monkeypatch.setattr("sintas.config.cluster.FAST_SECONDS", 2)
    cluster, before = housing.cluster_of(system), kept(system)
    with housing.superuser(system) as connection:
        connection.execute("INSERT INTO kept VALUES (%s)", [len(before)])
        os.kill(processes_of(cluster, "sintas_super")[0], signal.SIGKILL)
        time.sleep(moment)
        cluster.stop()
    assert not cluster.running()
    housing.start(system, cluster)
    assert kept(system) == [*before, len(before)]


def test_the_number_of_a_server_that_is_gone_may_be_anybodys(system: System) -> None:
    """After a power cut, or in a container, where numbers begin anew: another program of the same user has it, and is left alone."""
    cluster = housing.cluster_of(system)
    left_behind = (cluster.data / "postmaster.pid").read_text().partition("\n")[2]
    cluster.stop()
    other = subprocess.Popen(["sleep", "60"], cwd="/", **cluster.account.for_subprocess())
    try:
        mark = cluster.data / "postmaster.pid"
        mark.write_text(f"{other.pid}\n{left_behind}")
        mark.chmod(0o600)
        cluster.account.own(mark)
        assert not cluster.alive()
        assert not cluster.running()
        cluster.stop()
        assert other.poll() is None  # nobody asked it to stop
        housing.start(system, cluster)
        assert cluster.running()
        assert cluster.pid() != other.pid
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()
        if not cluster.running():
            housing.start(system, cluster)
