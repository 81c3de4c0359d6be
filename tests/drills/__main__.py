"""make drills: runs every drill until its count is reached. Ended early, it goes on where it stopped. Exit 1 when a turn failed.

`python -m tests.drills requests` runs one drill; `--again` forgets what was counted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Drill:
    """A file of this folder: how many of what one turn counts, and how many there shall be."""

    name: str
    each: int
    goal: int
    what: str


DRILLS = (
    Drill("turns", 1_000, 10_000, "interleaved turns of different people on one connection, 0 foreign rows"),
    Drill("simultaneous", 100, 1_000, "simultaneous edits, one save per version, every text kept"),
    Drill("files", 1_000, 5_000, "hostile files, each refused in words or read"),
    Drill("requests", 500, 50_000, "generated requests, 0 fallen pages"),
)


def kept() -> Path:
    return Path(os.environ.get("DRILLS_DATA", ".data/drills")).absolute() / "counted.json"


def main() -> int:
    """0 when every chosen drill has reached its goal."""
    parser = argparse.ArgumentParser(prog="make drills")
    parser.add_argument("names", nargs="*", choices=[[], *(one.name for one in DRILLS)])
    parser.add_argument("--again", action="store_true")
    asked = parser.parse_args()
    counted = {} if asked.again or not kept().is_file() else json.loads(kept().read_text())
    for drill in DRILLS:
        if asked.names and drill.name not in asked.names:
            continue
        while counted.get(drill.name, 0) * drill.each < drill.goal:
            seed = counted.get(drill.name, 0) + 1
            began = time.monotonic()
            if turn(drill, seed):
                print(f"{drill.name}: failed in turn {seed}; to see it again: SINTAS_DRILL_SEED={seed} python -m pytest {file_of(drill)}")
                return 1
            counted[drill.name] = seed
            write(counted)
            print(f"{drill.name:<13} {seed * drill.each:>7,} of {drill.goal:,}  ({time.monotonic() - began:.0f} s)", flush=True)
        print(f"{drill.name:<13} {counted[drill.name] * drill.each:>7,} {drill.what}")
    return 0


def file_of(drill: Drill) -> str:
    return str((HERE / f"drill_{drill.name}.py").relative_to(Path.cwd()))


def turn(drill: Drill, seed: int) -> int:
    """One turn in a process and a database of its own; pytest's exit code, its output only when it failed."""
    words = [sys.executable, "-m", "pytest", "-q", file_of(drill)]
    done = subprocess.run(words, env={**os.environ, "SINTAS_DRILL_SEED": str(seed)}, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-4_000:])
    return done.returncode


def write(counted: dict[str, int]) -> None:
    kept().parent.mkdir(parents=True, exist_ok=True)
    beside = kept().with_suffix(".new")
    beside.write_text(json.dumps(counted))
    beside.replace(kept())


if __name__ == "__main__":
    sys.exit(main())
