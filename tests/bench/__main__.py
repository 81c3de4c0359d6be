"""make bench: makes what is missing, measures both sizes in turns, then drawings, directory and a large group; exit 1 when a goal is missed."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from contextlib import ExitStack

from tests.bench import house
from tests.bench.goals import EACH, GOALS, LARGE, ROUNDS, SMALL, Taken, line, shortcomings

Process = subprocess.Popen[str]


def main() -> int:
    """0 when every goal is met."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--size", type=int, action="append", help="cases (default: 10,000 and 100,000)")
    sizes = parser.parse_args().size or [SMALL, LARGE]
    os.umask(0o077)
    with ExitStack() as open_houses:
        measuring: dict[int, Process] = {}
        for size in sizes:
            system = house.ready(size)
            open_houses.callback(house.stop, system)
            words = [sys.executable, "-m", "tests.bench.measure", str(EACH)]
            one = subprocess.Popen(
                words, env={**os.environ, **system.environment()}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            open_houses.callback(end, one)
            measuring[size] = one
        shown = in_turns(measuring)
    for size, pages in shown.items():
        for goal in GOALS:
            print(line(size, goal, pages[goal.name]))
    drawn = subprocess.run([sys.executable, "-m", "tests.bench.drawings"], check=False).returncode
    searched = subprocess.run([sys.executable, "-m", "tests.bench.directory"], check=False).returncode
    met = subprocess.run([sys.executable, "-m", "tests.bench.group"], check=False).returncode
    missed = shortcomings(shown)
    for sentence in missed:
        print(f"missed: {sentence}")
    also = (", and drawings" if drawn else "") + (", and the directory" if searched else "") + (", and the group" if met else "")
    print("bench: all goals met" if not (missed or also) else f"bench: {len(missed)} missed{also}")
    return int(bool(missed or also))


def in_turns(measuring: dict[int, Process]) -> dict[int, dict[str, Taken]]:
    """Round by round: first one size, then the other."""
    shown: dict[int, dict[str, Taken]] = {size: {} for size in measuring}
    for _round in range(ROUNDS):
        for size, process in measuring.items():
            for name, found in answer_of(process).items():
                taken = shown[size].setdefault(name, Taken([], 0, found["raw"]))
                taken.times += found["times"]
                taken.queries = max(taken.queries, found["queries"])
                taken.raw = min(taken.raw, found["raw"])
    return shown


def answer_of(process: Process) -> dict[str, dict[str, object]]:  # type: ignore[type-arg]
    """Ask for one round."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("round\n")
    process.stdin.flush()
    said = process.stdout.readline()
    if not said:
        raise SystemExit("a page could not be measured; run `python -m tests.bench.measure 1` by hand to see why")
    found: dict[str, dict[str, object]] = json.loads(said)
    return found


def end(process: Process) -> None:
    """Closing its input ends it."""
    if process.stdin:
        process.stdin.close()
    process.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main())
