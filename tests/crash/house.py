"""A real installation in a folder of its own: laid down by `sintas init`, durable as in production, with workers who can sign in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sintas.config import housing
from sintas.config.system import System

REPOSITORY = Path(__file__).parents[2]
SECONDS = 600


@dataclass(frozen=True)
class House:
    """`workers`: username, password, codes (recovery codes for the second step), files, entries (a note per session to correct)."""

    system: System
    workers: list[dict[str, Any]]


def surroundings(system: System | None = None) -> dict[str, str]:
    """An environment that knows nothing of this test run."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("SINTAS", "DJANGO", "PYTEST", "PG"))}
    return {**bare, "PYTHONPATH": str(REPOSITORY), **(system.environment() if system else {})}


def lay_down(folder: Path) -> House:
    """Keys, cluster, tables, an administrator, workers with a case or two each. The database sleeps afterwards."""
    system = System.at(folder)
    words = ["init", "--data", str(folder), "--username", "ana", "--organisation", "Sentra Contoh", "--unit", "Rehabilitasi"]
    subprocess.run([sys.executable, "-m", "sintas", *words], env=surroundings(), check=True, capture_output=True, timeout=SECONDS)
    with housing.running(system):
        return House(system, json.loads(ask(system, "fill")))


def ask(system: System, program: str, *words: str, said: str = "") -> str:
    """Run one of this package's programs as the app role beside the running database; what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.crash.{program}", *words],
        env=surroundings(system), cwd=REPOSITORY, input=said, capture_output=True, text=True, timeout=SECONDS * 5, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout
