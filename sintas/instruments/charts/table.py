"""The table under a chart: the very points that are drawn."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sintas.kit.pieces import Cell, Column, Table

from .saying import direction_words, value_words, when_words
from .series import PhaseSeries


def table(series: PhaseSeries, *, caption: str) -> Table:
    """One row a session: when, value, phase; "tidak diukur" where there is none. The note says which way is better."""
    rows = [
        [
            Cell(when_words(point.when)),
            Cell(value_words(point.value) if point.value is not None else _("tidak diukur"), number=point.value is not None),
            Cell(run.phase.name),
        ]
        for run in series.runs
        for point in series.points[run.first : run.last + 1]
    ]
    columns = [Column(_("Kapan")), Column(_("Nilai"), number=True), Column(_("Masa"))]
    return Table(caption, columns, rows, note=direction_words(series), hide_caption=True)
