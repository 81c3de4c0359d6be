"""A part of the bench with an installation of its own: pages asked as one worker asks them, each with its goals."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.bench import house

WARM = 3  # times a page is asked before it counts


@dataclass
class Shown:
    """One page of `of`: its goals (milliseconds of the median, statements), milliseconds of each time it was asked, statements of one."""

    of: str
    name: str
    most: float
    queries_most: int
    times: list[float] = field(default_factory=list)
    queries: int = 0

    def __str__(self) -> str:
        p95 = sorted(self.times)[int(len(self.times) * 0.95)]
        taken = f"p50 {median(self.times):6.1f} ms   p95 {p95:6.1f} ms   least {min(self.times):6.1f} ms"  # the least says most on a busy machine
        return f"{self.of}, {self.name:<18} {taken}   {self.queries:>3} queries"

    @property
    def missed(self) -> bool:
        return median(self.times) > self.most or self.queries > self.queries_most

    def measured(self, rounds: int, ask: Callable[[], tuple[int, str]], right: Callable[[int, str], bool]) -> Shown:
        """A few to warm it, then the rounds; a page that fails is no figure."""
        from tests.bench.measure import queries_in, statements_of

        for round_ in range(WARM + rounds):
            began = time.perf_counter()
            status, words = ask()
            taken = (time.perf_counter() - began) * 1000
            if not right(status, words):
                raise SystemExit(f"{self.of}, {self.name}: answered {status}")
            if round_ >= WARM:
                self.times.append(taken)
        self.queries = queries_in(statements_of(ask))  # type: ignore[arg-type]
        return self


def told(shown: list[Shown]) -> int:
    """Prints a line a page; 1 when a goal is missed."""
    for one in shown:
        print(one)
    for one in shown:
        if one.missed:
            print(f"missed: {one.of}, {one.name}: at most {one.most:g} ms and {one.queries_most} queries")
    return int(any(one.missed for one in shown))


def in_its_house(name: str, size: int) -> int:
    """Makes the installation of tests/bench/<name>.py when it is not there, measures in a process of its own, and stops its server."""
    system = house.ready(size, name)
    try:
        if here(system, name, "fill"):
            raise SystemExit(f"the {name} of the bench could not be filled")
        house.tidy(system)
        return here(system, name, "look")
    finally:
        house.stop(system)


def here(system: Any, name: str, what: str) -> int:
    """`fill` or `look` in a process of its own, as the app role."""
    quiet = subprocess.DEVNULL if what == "look" else None  # the log of every request
    words = [sys.executable, "-m", f"tests.bench.{name}", what]
    return subprocess.run(words, env={**os.environ, **system.environment()}, stderr=quiet, check=False).returncode
