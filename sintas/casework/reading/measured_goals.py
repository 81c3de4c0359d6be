"""Which goals were measured, how far back and on which days: by a measure of their own or on their levels. Dates only, no value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sintas.cases.bases import Case
from sintas.cases.reading.together import Together
from sintas.evidence.models import ScaleResult
from sintas.evidence.reading import measures
from sintas.evidence.reading.measures import BASELINE, Followed
from sintas.evidence.reading.measures_scales import Reader

from ..models import GoalLevel, GoalScale
from .measuring import levels_in, scales_in

PARTS = Together(
    goal_scales=scales_in, goal_levels=levels_in, measures=measures.measures_in, points=measures.points_in, results=measures.results_in
)


@dataclass(frozen=True)
class Measured:
    """`begun`: how it was before help is known. `days`: when it was measured since, or at all where nobody marked when help began;
    None for a day nobody noted.
    """

    begun: bool = False
    days: tuple[date | None, ...] = ()

    def by(self, until: date | None) -> bool:
        """Whether there was a number by that day; None: until today."""
        return any(until is None or (day is not None and day <= until) for day in self.days)

    @property
    def compared(self) -> bool:
        """Before and since (D6)."""
        return self.begun and bool(self.days)


NOTHING = Measured()


@dataclass(frozen=True)
class MeasuredWork:
    """By goal, and everything else: measures of no goal, and scales, of which the first result is how it was before."""

    goals: Mapping[UUID, Measured]
    others: tuple[Measured, ...]

    def of(self, goal: UUID) -> Measured:
        """One goal; NOTHING where nobody measured it."""
        return self.goals.get(goal, NOTHING)

    @property
    def everything(self) -> tuple[Measured, ...]:
        """Goals and the others."""
        return (*self.goals.values(), *self.others)


def measured_work(case: Case) -> MeasuredWork:
    """What was measured in a case, in one query. Opens content."""
    found = PARTS.of(case)
    followed = measures.followed(found["measures"], found["points"], found["results"], Reader(""))
    return put_together(followed, found["goal_scales"], found["goal_levels"], found["results"])


def put_together(
    followed: Iterable[Followed], scales: Iterable[GoalScale], levels: Iterable[GoalLevel], results: Iterable[ScaleResult]
) -> MeasuredWork:
    """`levels` and `results` by day. A scale that this reader may not read counts all the same: that it was given is no secret."""
    several: dict[UUID, list[Measured]] = defaultdict(list)
    others = []
    for one in followed:
        if one.goal is not None:
            several[one.goal].append(of_measure(one))
        else:
            others.append(of_measure(one))
    rated: dict[UUID, list[GoalLevel]] = defaultdict(list)
    for level in levels:
        rated[level.goal].append(level)
    for scale in scales:
        several[scale.goal].append(of_levels(scale, rated[scale.goal]))
    given: dict[tuple[str, str, str], list[date]] = defaultdict(list)
    for row in results:
        if row.happened_on is not None and (row.total or (row.outcome or {}).get("kind") in ("scale", "total_only")):
            given[row.scale, row.scale_version, row.language].append(row.happened_on)
    others += [Measured(True, tuple(day for day in days if day > min(days))) for days in given.values()]
    return MeasuredWork({goal: joined(found) for goal, found in several.items()}, tuple(others))


def joined(found: Iterable[Measured]) -> Measured:
    """All that was measured of one goal."""
    held = list(found)
    return Measured(any(one.begun for one in held), tuple(day for one in held for day in one.days))


def of_measure(one: Followed) -> Measured:
    """Its baseline, and the days of its other numbers."""
    since = [
        value.on for value in one.measured if value.on is not None and not (one.phases and one.phases[value.phase].letter == BASELINE)
    ]
    return Measured(bool(one.before), tuple(since))


def of_levels(scale: GoalScale, rated: list[GoalLevel]) -> Measured:
    """Where the client stood when the levels were agreed on, else the first of several ratings."""
    begun = scale.baseline is not None or len(rated) > 1
    later = rated if scale.baseline is not None or len(rated) < 2 else rated[1:]
    return Measured(begun, tuple(one.happened_on for one in later))
