"""A measure over time as a chart is handed it: plain values in the order of time, each in a phase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from sintas.kit.numbers import places
from sintas.practice.measurement.band import band as band_of
from sintas.practice.measurement.celeration import celeration as celeration_of
from sintas.practice.measurement.series import Phase

BASELINE = "A"
ENOUGH = 3  # baseline points before a band is drawn (part D4)
Direction = Literal["up", "down"]


@dataclass(frozen=True)
class ChartPoint:
    """One session. `when`: its day, or the words that stand for it ("minggu 3"). `value` None: not measured.

    `phase`: the letter of its phase, or its place among the phases (from 0).
    """

    when: date | str
    value: Decimal | None
    phase: str | int


@dataclass(frozen=True)
class ChartPhase:
    """A stretch under one condition: "A" is baseline. `words` say what it is ("sebelum bantuan"), "" for none; `starts` when it began."""

    letter: str
    words: str = ""
    starts: date | str | None = None

    @property
    def name(self) -> str:
        """ "A: sebelum bantuan"."""
        return f"{self.letter}: {self.words}" if self.words else self.letter


@dataclass(frozen=True)
class PhaseSeries:
    """`low` and `high` are the ends of the scale, None where it has none. `band`: (low, high) of baseline, mean ± 2 SD.

    `celeration`: the height of the line at each point, as many as points, or (). Computed values may be Fraction-exact or rounded.
    """

    points: tuple[ChartPoint, ...]
    phases: tuple[ChartPhase, ...] = ()
    direction: Direction = "up"
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    band: tuple[Decimal, Decimal] | None = None
    mean: Decimal | None = None
    goal: Decimal | None = None
    celeration: tuple[Decimal, ...] = ()

    @property
    def measured(self) -> int:
        """How many points have a value."""
        return sum(1 for one in self.points if one.value is not None)

    @property
    def places(self) -> int:
        """Decimals, at most, of what is reckoned from its values."""
        return places(one.value for one in self.points)

    @cached_property
    def runs(self) -> list[Run]:
        """The stretches as they follow one another: A-B-A-B has four."""
        return runs_of(self.points, self.phases)

    @property
    def baseline(self) -> int:
        """How many points the first baseline has that were measured; 0 when the series does not begin with one."""
        first = self.runs[:1]
        if not first or first[0].phase.letter != BASELINE:
            return 0
        return sum(1 for one in self.points[first[0].first : first[0].last + 1] if one.value is not None)


@dataclass(frozen=True)
class Run:
    """A phase and its points, `first` to `last` by place."""

    phase: ChartPhase
    first: int
    last: int


def runs_of(points: Sequence[ChartPoint], phases: Sequence[ChartPhase]) -> list[Run]:
    """Neighbours of one phase together; a letter takes the next phase of that letter, so that a second A is the second A."""
    found: list[Run] = []
    taken = -1
    for at, point in enumerate(points):
        if found and point.phase == points[at - 1].phase:
            found[-1] = Run(found[-1].phase, found[-1].first, at)
            continue
        if isinstance(point.phase, int):
            taken = point.phase
        else:
            taken = next((place for place, one in enumerate(phases) if place > taken and one.letter == point.phase), taken)
        known = 0 <= taken < len(phases) and (isinstance(point.phase, int) or phases[taken].letter == point.phase)
        found.append(Run(phases[taken] if known else ChartPhase(str(point.phase)), at, at))
    return found


def from_phases(
    phases: Sequence[Phase],
    names: Sequence[str],
    when: Mapping[Fraction, date | str],
    *,
    direction: Direction,
    unit: str = "",
    low: Decimal | None = None,
    high: Decimal | None = None,
    goal: Decimal | None = None,
    celeration: bool = True,
) -> PhaseSeries:
    """The series out of the very phases the figures are computed from, with mean, band and celeration line of the first baseline.

    `names` in the order of the phases; `when`: the day or words of each time, the time itself where it has none.
    """
    points = [
        ChartPoint(when.get(point.at, str(point.at)), None if point.value is None else decimal(point.value), place)
        for place, phase in enumerate(phases)
        for point in phase.points
    ]
    first = phases[0] if phases and phases[0].letter == BASELINE else None
    around = band_of(first, first, direction) if first is not None else None
    line = celeration_of(first, first, direction) if first is not None and celeration else None
    times = [point.at for phase in phases for point in phase.points]
    return PhaseSeries(
        points=tuple(points),
        phases=tuple(ChartPhase(phase.letter, words) for phase, words in zip(phases, names, strict=True)),
        direction=direction,
        unit=unit,
        low=low,
        high=high,
        band=(Decimal(repr(around.low)), Decimal(repr(around.high))) if around is not None else None,
        mean=decimal(around.mean) if around is not None else None,
        goal=goal,
        celeration=tuple(decimal(line.at(time)) for time in times) if line is not None else (),
    )


def decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal number, 28 digits where it never ends."""
    return Decimal(value.numerator) / Decimal(value.denominator)
