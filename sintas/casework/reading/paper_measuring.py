"""measuring_for_paper(): goals on their levels and measures over time, for papers; the pictures are made after redaction. Opens content.

What belongs to a scale is psychology; everything else that was measured of the work is progress. A scale that only certain professions read
stands on no paper.
"""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.together import Together
from sintas.evidence.reading import measures
from sintas.evidence.reading.measures import Followed
from sintas.evidence.reading.measures_chart import series_of
from sintas.evidence.reading.measures_scales import Reader
from sintas.evidence.reading.measures_words import about, sentence, title
from sintas.instruments.charts import goal_scale, phases
from sintas.instruments.charts.table import table
from sintas.kit.drawing import Drawing
from sintas.kit.pieces import Table
from sintas.safekeeping.redaction import classed, plain, row_classes

from .evaluation_goals import in_plan, numbered
from .measuring import LadderShown, attainment_of, ladders, levels_in, scales_in

Words = tuple[str, ...]
PARTS = Together(
    goals=in_plan,
    goal_scales=scales_in,
    goal_levels=levels_in,
    measures=measures.measures_in,
    points=measures.points_in,
    results=measures.results_in,
)


@dataclass(frozen=True)
class LadderLine:
    """A goal on its five levels. `levels`: level -> what it looks like; `start` and `now` None where nobody rated."""

    number: str = plain()
    goal: str = classed("progress")
    levels: dict[int, str] = classed("progress", None)
    start: int | None = classed("progress", None)
    now: int | None = classed("progress", None)
    when: str = classed("progress")
    change: str = classed("progress")
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class MeasureLine:
    """One measure. `drawn`: {"series": PhaseSeries}, {} while nothing was measured."""

    title: str = classed("progress")
    sentence: str = classed("progress")
    about: str = classed("progress")
    drawn: dict[str, Any] = classed("progress", None)
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class MeasuringPart:
    """Everything that was measured; `attainment` is the sentence of T, "" while no goal has levels."""

    ladders: tuple[LadderLine, ...] = plain(())
    attainment: str = classed("progress")
    measures: tuple[MeasureLine, ...] = plain(())


def measuring_for_paper(case: Case, lang: str) -> MeasuringPart:
    """What stands; one query. Inside translation.override(lang)."""
    found = PARTS.of(case)
    goals = numbered(found["goals"])
    shown = ladders(case, goals, found["goal_scales"], found["goal_levels"], lang)
    reckoned = attainment_of(goals, shown)
    followed = measures.followed(found["measures"], found["points"], found["results"], Reader(""))
    return MeasuringPart(
        ladders=tuple(ladder_line(shown[goal.entry], goal.text) for goal in goals if goal.entry in shown),
        attainment=reckoned.sentence if reckoned is not None else "",
        measures=tuple(measure_line(one) for one in followed if not one.hidden),
    )


def ladder_line(one: LadderShown, goal: str) -> LadderLine:
    """A goal with where it began and where it stands."""
    words = {level: own for level, (_sign, _place, own) in zip(sorted(goal_scale.LEVELS, reverse=True), one.steps, strict=True)}
    now = one.now
    return LadderLine(
        number=str(one.number),
        goal=goal,
        levels=words,
        start=one.start,
        now=now.level if now is not None else None,
        when=now.when if now is not None else "",
        change=one.change,
        shows_with=("progress",),
    )


def measure_line(one: Followed) -> MeasureLine:
    """A measure in a sentence, and what its chart is drawn from."""
    series = series_of(one)
    return MeasureLine(
        title=title(one),
        sentence=sentence(one),
        about=about(one),
        drawn={} if series is None else {"series": series},
        shows_with=("progress", "psychology") if one.scale else ("progress",),
    )


def ladder_picture(one: LadderLine, ident: str) -> Drawing:
    """The five levels with their words; the drawing's own title is neutral."""
    return goal_scale.picture(one.levels or {}, one.start, one.now, ident=ident, title=_("Tingkat tujuan %(number)s") % {"number": one.number})


def measure_picture(one: MeasureLine, ident: str) -> Drawing | None:
    """The chart; None while nothing was measured."""
    return phases.chart(one.drawn["series"], ident=ident, title=_("Grafik ukuran")) if one.drawn else None


def measure_table(one: MeasureLine, most: int) -> tuple[Table, int] | None:
    """(the newest `most` values of that chart, oldest first; how many earlier ones it leaves out). None where there is no chart."""
    if not one.drawn:
        return None
    series = one.drawn["series"]
    return table(series, caption=_("Grafik ukuran"), newest=most), max(0, len(series.points) - most)
