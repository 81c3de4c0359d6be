"""A real installation in a folder of its own: the program run and served as somebody at the machine would."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from sintas.config import housing
from sintas.config.system import System

SECONDS = 90


def sintas(*words: str) -> list[str]:
    return [sys.executable, "-m", "sintas", *words]


def surroundings() -> dict[str, str]:
    """An environment that knows nothing of this test run."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("SINTAS", "DJANGO", "PYTEST"))}


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(sintas(*words), capture_output=True, text=True, env=surroundings(), timeout=SECONDS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int, path: str = "/healthz") -> int | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def wait_for(port: int, status: int | None, process: subprocess.Popen[str] | None = None, seconds: int = SECONDS) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answers(port) == status:
            return
        if process is not None and status is not None and process.poll() is not None:
            break
        time.sleep(0.2)
    said = process.communicate()[1] if process is not None and process.poll() is not None else ""
    pytest.fail(f"/healthz did not come to {status}; {said}")


def children(pid: int) -> dict[str, int]:
    """name -> pid of the direct children of the supervisor."""
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    found = {}
    for line in listed.splitlines():
        number, _space, command = line.strip().partition(" ")
        name = next((part for part in ("worker", "sealer") if f"sintas {part}" in command), "web" if "gunicorn" in command else command)
        found[name] = int(number)
    return found


def serving(system: System, port: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        sintas("serve", "--data", str(system.data), "--port", str(port), "--workers", "1"),
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_for(port, 200, process)
    except BaseException:
        process.kill()
        raise
    return process


def all_is_quiet(system: System, port: int) -> bool:
    return answers(port) is None and not housing.cluster_of(system).running()
