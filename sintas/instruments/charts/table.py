"""The table under a chart, on screen and on paper: the very points that are drawn."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from sintas.kit.pieces import Cell, Column, Table

from .saying import direction_words, value_words, when_words
from .series import PhaseSeries, Run


def table(series: PhaseSeries, *, caption: str, newest: int | None = None) -> Table:
    """One row a session, in the order of the chart: when, phase, value; "tidak diukur" where there is none. The note says which way is better.

    A phase is named in its first row and is a letter after that; a series without phases has no column of them. `newest`: so many rows at
    most, the last ones.
    """
    begin = max(0, len(series.points) - newest) if newest is not None else 0
    phased = any(run.phase.letter for run in series.runs)
    rows = [
        [when_cell(series, at), *([phase_cell(run, at, begin)] if phased else []), value_cell(series, at)]
        for run in series.runs
        for at in range(max(run.first, begin), run.last + 1)
    ]
    when = _("Hari") if all(isinstance(point.when, date) for point in series.points) else _("Kapan")
    columns = [Column(when), *([Column(_("Masa"))] if phased else []), Column(_("Nilai"), number=True)]
    return Table(caption, columns, rows, note=direction_words(series), hide_caption=True)


def when_cell(series: PhaseSeries, at: int) -> Cell:
    """Its day, or the words that stand for it."""
    return Cell(when_words(series.points[at].when))


def phase_cell(run: Run, at: int, begin: int) -> Cell:
    """The whole name in the first row of a phase, or of the table."""
    return Cell(run.phase.name if at == max(run.first, begin) else run.phase.letter)


def value_cell(series: PhaseSeries, at: int) -> Cell:
    """The value, or that there is none."""
    value = series.points[at].value
    return Cell(value_words(value) if value is not None else _("tidak diukur"), number=True)
