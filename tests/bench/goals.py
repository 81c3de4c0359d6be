"""What must hold, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

SMALL, LARGE = 10_000, 100_000
GROWS_AT_MOST = 1.3  # p95 at the large size over p95 at the small one
ROUNDS, EACH = 8, 40  # the sizes take turns, so that a busy moment of the machine meets both


@dataclass(frozen=True)
class Goal:
    """p50 in milliseconds and queries of one page (savepoints are none); None asks for no number. `each`: requests a round."""

    name: str
    p50: float
    queries: int | None
    each: int = EACH


GOALS = (
    Goal("case page", 25, 15),
    Goal("list", 15, 6),
    Goal("save a note", 15, None),
    Goal("assessment page", 35, 15),  # 25 and what it draws: genogram and ecomap of the file stand on it, made anew at every look
    Goal("plan page", 25, 15),
    Goal("change page", 25, 15),
    Goal("ending page", 25, 15),
    Goal("stage page", 25, 15),
    # one form, but five records: the evaluation and the result of each of four goals, every one a version with its trail row,
    # and the goals are held meanwhile so that two evaluations never take one number; about four times a note
    Goal("save an evaluation", 60, None),
    Goal("case report PDF", 500, None, each=5),
)


@dataclass
class Taken:
    """What one size has shown of one page: milliseconds of every request, most queries seen, milliseconds of the bare statements."""

    times: list[float]
    queries: int
    raw: float

    @property
    def p50(self) -> float:
        return median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.95)]


def line(size: int, goal: Goal, taken: Taken) -> str:
    """One line of the report."""
    ratio = taken.p50 / taken.raw if taken.raw else float("nan")
    return (
        f"{size:>9,}  {goal.name:<18} p50 {taken.p50:6.1f} ms   p95 {taken.p95:6.1f} ms   {taken.queries:>3} queries"
        f"   {ratio:5.1f} x the same on a raw cursor ({taken.raw:.1f} ms)"
    )


def shortcomings(shown: dict[int, dict[str, Taken]]) -> list[str]:
    """Every goal that is missed, in a sentence; nothing when all is well."""
    found = []
    for size, pages in shown.items():
        for goal in GOALS:
            taken = pages[goal.name]
            if taken.p50 > goal.p50:
                found.append(f"{goal.name} at {size:,}: p50 {taken.p50:.1f} ms, at most {goal.p50:g} ms")
            if goal.queries is not None and taken.queries > goal.queries:
                found.append(f"{goal.name} at {size:,}: {taken.queries} queries, at most {goal.queries}")
    if SMALL in shown and LARGE in shown:
        for goal in GOALS:
            grown = shown[LARGE][goal.name].p95 / shown[SMALL][goal.name].p95
            if grown > GROWS_AT_MOST:
                found.append(f"{goal.name}: p95 grows {grown:.2f} x from {SMALL:,} to {LARGE:,}, at most {GROWS_AT_MOST} x")
    return found
