"""Where everything of a chart stands, px: the places of sessions, the borders between phases, the words above them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from sintas.kit.drawing import width, wrapped

from .axis import Scale
from .series import PhaseSeries, Run

ROOMY, WIDEST, FEW, NARROW = 14.0, 640.0, 240.0, 3.25  # px between sessions, of the plot, of the plot of a few, the least between two
BORDER = 12.0  # px more where a phase begins, when sessions stand close
HEADING, HEADING_LINES = 13.0, 3
MARGIN, AFTER = 14.0, 34.0  # AFTER: right of the plot, for half of the last label


@dataclass(frozen=True)
class Frame:
    """A plot from `left` to `right`. `xs`: where the sessions stand; `slots`: which of them each point of the series is."""

    left: float
    right: float
    xs: tuple[float, ...]
    slots: tuple[int, ...]
    scale: Scale

    def x(self, at: int) -> float:
        """Where a point stands."""
        return self.xs[self.slots[at]]

    def border(self, run: Run) -> float:
        """Where a phase begins: half-way from the point before it; the left end for the first one."""
        return (self.x(run.first - 1) + self.x(run.first)) / 2 if run.first else self.left

    def spans(self, runs: Sequence[Run]) -> list[tuple[float, float]]:
        """From where to where each phase reaches."""
        begins = [self.border(run) for run in runs]
        return list(zip(begins, [*begins[1:], self.right], strict=True))

    @cached_property
    def radius(self) -> float:
        """Of a point: smaller where sessions stand close."""
        between = min((b - a for a, b in zip(self.xs, self.xs[1:], strict=False)), default=ROOMY)
        return max(2.0, min(4.6, between * 0.4))


def spacing(many: int) -> float:
    """The px between two of so many sessions: roomy for a few, close for hundreds, never on one another."""
    if many * ROOMY <= FEW:
        return min(FEW / 3, FEW / max(1, many))
    return max(NARROW, min(ROOMY, WIDEST / many))


def places(many: int, begins: Collection[int], left: float) -> tuple[list[float], float]:
    """(x of each session, right end of the plot). `begins`: sessions where a phase begins."""
    between = spacing(many)
    wider = BORDER if between < BORDER + 2 else 0.0
    xs: list[float] = []
    x = left + max(between / 2, 8)
    for at in range(many):
        x += wider if at in begins and at else 0.0
        xs.append(x)
        x += between
    return xs, (xs[-1] if xs else left) + max(between / 2, 8)


def headings(series: PhaseSeries, spans: Sequence[tuple[float, float]]) -> list[list[str]]:
    """The words over each phase; only letters where the words of one do not fit (they stand in the legend then)."""
    runs = series.runs
    rooms = [end - begin - 6 for begin, end in spans]
    found = [wrapped(run.phase.name, HEADING, room, 700) for run, room in zip(runs, rooms, strict=True)]
    whole = [all(width(word, HEADING, 700) <= room for word in run.phase.name.split()) for run, room in zip(runs, rooms, strict=True)]
    if all(whole) and all(len(lines) <= HEADING_LINES for lines in found):
        return found
    return [[run.phase.letter] if run.phase.letter else [] for run in runs]
