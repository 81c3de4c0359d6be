"""Measures of a case as plain values: what is followed, its phases, its values with their days. Opens content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.together import Together
from sintas.kit import numbers

from .. import decimals
from ..models import Measure, MeasurePoint, ScaleResult
from .measures_scales import Reader, points_of_scale

BASELINE = "A"


@dataclass(frozen=True)
class PhaseOf:
    """A stretch of the work. `starts` is None for a first phase that reaches back to the first value; `words` are the worker's or the usual."""

    letter: str
    starts: date | None
    words: str

    @property
    def name(self) -> str:
        """ "A: sebelum bantuan"."""
        return f"{self.letter}: {self.words}"


@dataclass(frozen=True)
class Value:
    """One value; `value` None: not measured that day. `phase` is the place of its phase, from 0. `entry` None: it comes from a scale."""

    entry: UUID | None
    on: date | None
    value: Decimal | None
    note: str
    phase: int


@dataclass(frozen=True)
class Followed:
    """One measure. `values` in the order of their days, undated ones last; `hidden`: they come from a scale this reader may not read;
    `untested`: they were given in words nobody has tested."""

    entry: UUID
    name: str
    how: str
    unit: str
    direction: str
    low: Decimal | None
    high: Decimal | None
    aim: Decimal | None
    goal: UUID | None
    scale: str
    part: str
    group: UUID
    setting: str
    phases: tuple[PhaseOf, ...]
    values: tuple[Value, ...]
    left_out: tuple[str, ...] = ()
    hidden: bool = False
    untested: bool = False

    @property
    def measured(self) -> tuple[Value, ...]:
        """Values with a number and a day."""
        return tuple(one for one in self.values if one.value is not None and one.on is not None)

    @property
    def newest(self) -> Value | None:
        """The last number, None where nothing was measured."""
        return self.measured[-1] if self.measured else None

    @property
    def places(self) -> int:
        """Decimals, at most, of what is reckoned from its values (kit.numbers)."""
        return numbers.places(one.value for one in self.values)

    @property
    def before(self) -> tuple[Value, ...]:
        """Numbers of the first baseline."""
        return tuple(one for one in self.measured if one.phase == 0) if self.phases else ()

    @property
    def compared(self) -> bool:
        """Whether there is a number before help and one since (D6)."""
        return any(self.phases[one.phase].letter != BASELINE for one in self.measured) and bool(self.before) if self.phases else False


def measures_in() -> Any:
    """Measures that stand, in the order in which they were set (for `reading.together`)."""
    return Measure.current.order_by("entry")


def points_in() -> Any:
    """Their values by day (for `reading.together`)."""
    return MeasurePoint.current.order_by("happened_on", "written_at").only("entry", "happened_on", "measure", "value", "note")


def results_in() -> Any:
    """Results of scales by day (for `reading.together`)."""
    return ScaleResult.current.order_by("happened_on", "written_at")


PARTS = Together(measures=measures_in, points=points_in, results=results_in)


def measures_of(case: Case, reader: Reader) -> list[Followed]:
    """All measures of a case in one query. `reader`: whose profession decides which scales are read."""
    found = PARTS.of(case)
    return followed(found["measures"], found["points"], found["results"], reader)


def followed(measures: Iterable[Measure], points: Iterable[MeasurePoint], results: Sequence[ScaleResult], reader: Reader) -> list[Followed]:
    """Rows of measures_in(), points_in() and results_in() put together."""
    of_measure: dict[UUID, list[MeasurePoint]] = defaultdict(list)
    for point in points:
        of_measure[point.measure].append(point)
    return [one_followed(row, of_measure[row.entry], results, reader) for row in measures]


def one_followed(row: Measure, points: Sequence[MeasurePoint], results: Sequence[ScaleResult], reader: Reader) -> Followed:
    """One measure with its own values, or those of its scale."""
    phases = phases_of(row.phases or ())
    found = Followed(
        entry=row.entry, name=row.name, how=row.how or "", unit=row.unit_of or "", direction=row.direction, low=decimals.opened(row.low),
        high=decimals.opened(row.high), aim=decimals.opened(row.aim), goal=row.goal, scale=row.scale, part=row.part, group=row.group or row.entry,
        setting=row.setting or "", phases=phases, values=(),
    )  # fmt: skip
    if not row.scale:
        own = (
            Value(one.entry, one.happened_on, decimals.opened(one.value), one.note or "", place(phases, one.happened_on)) for one in points
        )
        return replace(found, values=tuple(sorted(own, key=lambda one: (one.on is None, one.on or date.min))))
    if not reader.may_read(row.scale, results):
        return replace(found, hidden=True)
    taken, left_out = points_of_scale(results, row.scale, row.part)
    values = tuple(Value(None, on, value, "", place(phases, on)) for on, value in taken)
    return replace(found, values=values, left_out=left_out, untested=untested(results, row.scale))


def untested(results: Sequence[ScaleResult], scale: str) -> bool:
    """Whether the newest result with a day, and so every one that compares with it, was given in words nobody has tested."""
    dated = [row for row in results if row.scale == scale and row.happened_on is not None and row.total]
    return bool(dated) and bool((dated[-1].outcome or {}).get("untested"))


def phases_of(kept: Sequence[Any]) -> tuple[PhaseOf, ...]:
    """Phases as the file keeps them; one that nobody named is called by its place."""
    letters = [one["letter"] for one in kept]
    return tuple(
        PhaseOf(one["letter"], date.fromisoformat(one["starts"]) if one.get("starts") else None, one.get("words") or usual_words(letters, at))
        for at, one in enumerate(kept)
    )


def usual_words(letters: Sequence[str], at: int) -> str:
    """What the phase at this place is called while nobody named it. An A that follows help is no time before it."""
    if letters[at] != BASELINE:
        return _("selama bantuan") if letters[at] == "B" else _("bantuan diubah")
    if at == 0:
        return _("sebelum bantuan")
    return _("bantuan dihentikan sementara") if at < len(letters) - 1 else _("bantuan dihentikan")


def place(phases: Sequence[PhaseOf], on: date | None) -> int:
    """The place of the phase a day falls into; the first one reaches back before its beginning."""
    begun = [at for at, one in enumerate(phases) if at == 0 or (on is not None and one.starts is not None and one.starts <= on)]
    return begun[-1] if begun else 0
