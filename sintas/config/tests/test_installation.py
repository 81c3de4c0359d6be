"""A real installation from nothing: init, check, serve, stop. Each step is the command itself, in a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sintas.config import housing
from sintas.config.system import System
from sintas.config.tests.installing import SECONDS, all_is_quiet, answers, children, free_port, run, serving, sintas, surroundings, wait_for
from sintas.config.tests.test_cluster import open_to_walk
from sintas.safekeeping.tests.sealed_trail import behind_the_back

pytestmark = [pytest.mark.slow, pytest.mark.long]
LOADING = 300  # seconds for fifty invented lives, beside other tests


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[System, str]]:
    """(installation, what init printed)."""
    data = open_to_walk(tmp_path_factory.mktemp("real")) / "d"
    done = run("init", "--data", str(data), "--username", "ana", "--organisation", "Sentra Contoh")
    assert done.returncode == 0, done.stderr
    yield System.at(data), done.stdout
    housing.cluster_of(System.at(data)).stop()


def test_init_tells_the_password_once_and_leaves_nothing_running(installed: tuple[System, str]) -> None:
    system, said = installed
    assert re.search(r"^username: ana$", said, re.M)
    password = re.search(r"^one-time password: (\S+)$", said, re.M)
    assert password
    assert not housing.cluster_of(system).running()
    assert system.data is not None
    for path in [*system.data.glob("*.json"), *system.keys.iterdir()]:
        assert path.stat().st_mode & 0o077 == 0, path
        assert password[1] not in path.read_text()


def test_init_a_second_time_changes_nothing(installed: tuple[System, str]) -> None:
    system, _said = installed
    before = system.service_key.read_bytes()
    again = run("init", "--data", str(system.data), "--username", "eve", "--organisation", "Lain")
    assert again.returncode == 2
    assert "sudah disiapkan" in again.stderr
    assert "Traceback" not in again.stderr
    assert system.service_key.read_bytes() == before


def test_check_finds_it_safe_and_says_when_it_is_not(installed: tuple[System, str]) -> None:
    system, _said = installed
    assert run("check", "--data", str(system.data)).stdout == "ok\n"
    system.service_key.chmod(0o644)
    try:
        refused = run("check", "--data", str(system.data))
        served = run("serve", "--data", str(system.data), "--port", str(free_port()))
    finally:
        system.service_key.chmod(0o600)
    for done in (refused, served):
        assert done.returncode == 2
        assert "0600" in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    assert not housing.cluster_of(system).running()


def test_nothing_is_served_that_nobody_could_seal(installed: tuple[System, str]) -> None:
    system, _said = installed
    away = system.sealer_key.with_name("away")
    system.sealer_key.rename(away)
    try:
        served = run("serve", "--data", str(system.data), "--port", str(free_port()))
    finally:
        away.rename(system.sealer_key)
    assert served.returncode == 2
    assert "sealer's key" in served.stderr
    assert "sintas keys create" in served.stderr
    assert not housing.cluster_of(system).running()


def test_migrate_again_is_harmless(installed: tuple[System, str]) -> None:
    system, _said = installed
    assert run("migrate", "--data", str(system.data)).returncode == 0


@dataclass
class Served:
    """An installation while it is served; `process` is `sintas serve` itself."""

    system: System
    port: int
    process: subprocess.Popen[str]


@pytest.fixture(scope="class")
def served(installed: tuple[System, str]) -> Iterator[Served]:
    system, _said = installed
    port = free_port()
    process = serving(system, port)
    yield Served(system, port, process)
    if process.poll() is None:
        process.terminate()
        process.wait(40)


class TestServed:
    """What is asked of one installation while it runs, until it is interrupted."""

    def test_the_trail_is_sealed_and_a_touch_is_found(self, served: Served) -> None:
        """The commands themselves: anchor, status, verify; one letter changed behind the program's back."""
        data = ("--data", str(served.system.data))
        until = time.monotonic() + SECONDS
        while (spoken := run("trail", "anchor", *data)).returncode and time.monotonic() < until:
            time.sleep(0.5)
        words = spoken.stdout.splitlines()[0]
        assert run("trail", "status", *data).returncode == 0
        well = run("trail", "verify", *data, "--anchor", words, "--json")
        assert (well.returncode, json.loads(well.stdout)["well"], json.loads(well.stdout)["rows"] >= 1) == (0, True, True), well.stdout
        behind_the_back(served.system, "UPDATE safekeeping_trail SET outcome = 'refused' WHERE outcome = 'done'")
        touched = run("trail", "verify", *data)
        behind_the_back(served.system, "UPDATE safekeeping_trail SET outcome = 'done'")
        assert (touched.returncode, "[rows]" in touched.stdout) == (1, True)
        wrong = run("trail", "verify", *data, "--anchor", words[:-4] + ("0000" if words[-4:] != "0000" else "1111"))
        assert (wrong.returncode, "[rewritten]" in wrong.stdout) == (1, True)
        assert run("trail", "verify", *data, "--anchor", "hello").returncode == 2

    def test_it_is_served_once(self, served: Served) -> None:
        second = run("serve", "--data", str(served.system.data), "--port", str(free_port()))
        assert (second.returncode, "served already" in second.stderr) == (2, True)
        assert answers(served.port) == 200

    def test_a_page_carries_every_header(self, served: Served) -> None:
        headers = headers_of(served)
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Server"] is None

    def test_an_interrupt_stops_web_worker_and_database_and_the_log_has_no_address(self, served: Served) -> None:
        """As Ctrl-C does. SIGTERM, which service managers send: where its database is used again."""
        headers_of(served)
        assert set(children(served.process.pid)) == {"web", "worker", "sealer"}
        served.process.send_signal(signal.SIGINT)
        out, err = served.process.communicate(timeout=40)
        assert served.process.returncode == 0 and all_is_quiet(served.system, served.port)
        assert '"status": 404' in err
        assert "rahasia-77" not in out + err


def headers_of(served: Served) -> Any:
    """Of a page that is not there, whose address nobody may find in a log."""
    request = urllib.request.Request(f"http://127.0.0.1:{served.port}/nama-rahasia-77/?q=kata-rahasia-77")
    try:
        return urllib.request.urlopen(request, timeout=10).headers  # noqa: S310
    except urllib.error.HTTPError as error:
        return error.headers


def test_a_taken_port_is_said(installed: tuple[System, str]) -> None:
    system, _said = installed
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = run("serve", "--data", str(system.data), "--port", str(taken.getsockname()[1]))
    assert (refused.returncode, "taken" in refused.stderr) == (2, True)
    assert not housing.cluster_of(system).running()


@pytest.mark.parametrize("part", ["web", "worker", "sealer"])
def test_a_part_that_dies_ends_all(installed: tuple[System, str], part: str) -> None:
    system, _said = installed
    port = free_port()
    process = serving(system, port)
    os.kill(children(process.pid)[part], signal.SIGKILL)
    assert process.wait(40) == 1
    assert f"\nsintas: {part} ended" in "\n" + process.communicate()[1]  # another part may still say a word after it
    assert all_is_quiet(system, port)


def test_a_database_that_dies_ends_all(installed: tuple[System, str]) -> None:
    system, _said = installed
    port = free_port()
    process = serving(system, port)
    pid = housing.cluster_of(system).pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert process.wait(40) == 1
    assert all_is_quiet(system, port)


def test_a_killed_program_takes_web_and_worker_along_and_its_database_is_used_again(installed: tuple[System, str]) -> None:
    system, _said = installed
    port = free_port()
    process = serving(system, port)
    process.kill()
    process.wait()
    wait_for(port, None)
    assert housing.cluster_of(system).running()
    again = serving(system, port)
    again.terminate()
    assert again.wait(40) == 0
    assert all_is_quiet(system, port)


def test_the_demo_writes_its_accounts_and_keeps_them(tmp_path: Path) -> None:
    data = open_to_walk(tmp_path) / "demo"
    seen = []
    for _ in range(2):
        port = free_port()
        process = subprocess.Popen(
            sintas("demo", "--data", str(data), "--port", str(port)),
            env=surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            wait_for(port, 200, process, seconds=LOADING)
            seen.append(json.loads((data / "accounts.json").read_text()))
        finally:
            process.terminate()
        assert process.wait(40) == 0
    assert seen[0] == seen[1]
    assert all(set(account) == {"role", "username", "password"} for account in seen[0])
    assert {"worker", "administrator"} <= {account["role"] for account in seen[0]}
    assert (data / "accounts.json").stat().st_mode & 0o077 == 0
