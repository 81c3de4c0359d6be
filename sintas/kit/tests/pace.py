"""Time in seconds of the machine the limits were set on.

A limit of 150 ms says something about our code only when the machine is the one it was set for. Right before and after the work a fixed piece
of Python is timed on the same processor: on a machine (or in an hour) where that takes twice as long, the work may too. A faster machine
makes no limit harder. What a worker waits for, in true seconds, is measured by `make bench` on a machine that does nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Callable

# Seconds `yardstick` takes on two cores of a server of 2023 that does nothing else (Python 3.11), where the limits were set.
USUAL = 0.0042


def yardstick() -> float:
    """Processor seconds of the fixed work: words, sorting, counting."""
    began = time.process_time()
    words = [f"kata {number * 7919 % 10_007}" for number in range(10_000)]
    counted: dict[str, int] = {}
    for word in sorted(words):
        counted[word.lower()[:6]] = counted.get(word[:6], 0) + len(word)
    assert len(counted) == 10
    return time.process_time() - began


def slower() -> float:
    """How many times slower than usual this processor is now; at least 1."""
    return max(1.0, min(yardstick() for _time in range(3)) / USUAL)


def fastest(work: Callable[[], object], times: int = 5, clock: Callable[[], float] = time.process_time) -> float:
    """The quickest of so many turns, in seconds of the usual machine.

    `clock` is processor time of this process, unless the work is done by another one or lies outside of Python (`time.perf_counter`).
    """
    best = float("inf")
    for _turn in range(times):
        with Watch(clock) as took:
            work()
        best = min(best, took.seconds)
    return best


class Watch:
    """Times one block: `with Watch() as took: ...`, then `took.seconds` of the usual machine."""

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        self.clock = clock
        self.seconds = float("inf")

    def __enter__(self) -> Watch:
        self.before, self.began = slower(), self.clock()
        return self

    def __exit__(self, *_of_an_error: object) -> None:
        took = self.clock() - self.began
        self.seconds = took / max(self.before, slower())
