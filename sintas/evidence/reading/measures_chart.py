"""A measure as a chart: the instruments' own, handed plain values. Opens content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from sintas.instruments.charts import legs as charts_of_legs
from sintas.instruments.charts import phases as charts
from sintas.instruments.charts.series import ChartPhase, ChartPoint, PhaseSeries, decimal
from sintas.instruments.charts.table import table
from sintas.kit.drawing import Drawing
from sintas.kit.pieces import Table
from sintas.practice.measurement.band import Band, band
from sintas.practice.measurement.celeration import celeration
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.series import Phase, phase

from .measures import BASELINE, Followed
from .measures_words import title


def chart_of(of: Followed, *, no: int | None = None, figures: bool = False, for_client: bool = False) -> Drawing | None:
    """The chart of one measure; None while nothing was measured. `no`: its place among several, for its title, which holds no words of the file.

    `figures`: with the line of baseline's course, which is for workers; `for_client`: without the band of two deviations.
    """
    series = series_of(of, figures=figures)
    if series is None:
        return None
    series = replace(series, band=None) if for_client else series
    title = _("Grafik ukuran %(no)s") % {"no": no} if no else _("Grafik ukuran")
    return charts.chart(series, ident=f"m{of.entry.hex[-8:]}", title=title)


def table_of(of: Followed) -> Table | None:
    """The values of its chart; None where there is no chart."""
    series = series_of(of)
    return table(series, caption=_("Nilai tiap hari: %(title)s") % {"title": title(of)}) if series is not None else None


def chart_of_legs(legs: Sequence[Followed]) -> Drawing | None:
    """Several legs under one another, on one axis of days; None while fewer than two have a value."""
    ordered = sorted(legs, key=lambda one: next((phase.starts for phase in one.phases[1:] if phase.starts), date.max))
    shown = [(title(one), series) for one in ordered if (series := series_of(one)) is not None]
    return charts_of_legs.chart(shown, ident=f"l{legs[0].group.hex[-8:]}", title=_("Grafik beberapa deret")) if len(shown) > 1 else None


def series_of(of: Followed, *, figures: bool = False) -> PhaseSeries | None:
    """Its values with their days, and what is known of the first baseline."""
    dated = [one for one in of.values if one.on is not None]
    if of.newest is None:
        return None
    plain = PhaseSeries(
        points=tuple(ChartPoint(one.on or "", one.value, one.phase if of.phases else "") for one in dated),
        phases=tuple(ChartPhase(one.letter, one.words, one.starts) for one in of.phases),
        direction="down" if of.direction == "down" else "up",
        unit=of.unit,
        low=of.low,
        high=of.high,
        goal=of.aim,
    )
    first = baseline_of(of)
    if first is None:
        return plain
    around: Band | None = band(first, first, of.direction)
    line = celeration(first, first, of.direction) if figures else None
    return replace(
        plain,
        mean=decimal(around.mean) if around is not None else None,
        band=(Decimal(repr(around.low)), Decimal(repr(around.high))) if around is not None else None,
        celeration=tuple(decimal(line.at(Fraction(one.on.toordinal()))) for one in dated if one.on) if line is not None else (),
    )


def baseline_of(of: Followed) -> Phase | None:
    """The first phase with its values; None where it is no baseline or holds no number."""
    if not of.phases or of.phases[0].letter != BASELINE:
        return None
    values = [one for one in of.values if one.phase == 0 and one.on is not None]
    try:
        return phase(BASELINE, [one.value for one in values], [one.on for one in values if one.on is not None])
    except MeasureRefused:
        return None
