"""The legend of a chart: only what was drawn, with its value where there is one plot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Key

from .frame import Frame
from .plot import GOAL_DASH, MEAN_DASH, ONWARD_DASH, band_drawn, draw_cross, draw_shape, has_band, letters_only
from .saying import band_words, celeration_words, goal_words, mean_words
from .series import BASELINE, ENOUGH, PhaseSeries


def keys(drawn: Sequence[tuple[PhaseSeries, Frame]]) -> list[Key]:
    """For one series with its values, for several with the meaning only: each has values of its own, in the list."""
    one = drawn[0][0] if len(drawn) == 1 else None
    every = [series for series, _frame in drawn]
    found = [
        Key(name, draw=partial(sample_point, letter=letter))
        for name, letter in dict.fromkeys((run.phase.name, run.phase.letter) for pair in drawn for run in letters_only(*pair))
    ]
    if any(has_band(series) for series in every):
        words = band_words(one, band_drawn(one, drawn[0][1].scale)) if one else _("kisaran masa awal: rata-rata ± 2 simpangan baku")
        found.append(Key(words, draw=sample_band))
    if any(series.mean is not None for series in every):
        words = mean_words(one) if one else _("rata-rata masa awal")
        found.append(Key(words, draw=partial(sample_line, look="soft", dash=MEAN_DASH, thick=1.6)))
    if any(series.celeration for series in every):
        found.append(Key(celeration_words(), draw=partial(sample_line, look="soft", dash=ONWARD_DASH, thick=1.4)))
    if any(series.goal is not None for series in every):
        words = goal_words(one.goal) if one and one.goal is not None else _("sasaran")
        found.append(Key(words, draw=partial(sample_line, look="tie", dash=GOAL_DASH, thick=1.8)))
    if any(point.value is None for series in every for point in series.points):
        found.append(Key(_("tidak diukur"), draw=draw_cross))
    return found


def why_no_band(every: Sequence[PhaseSeries]) -> str:
    """The sentence where a baseline is too short for a band (part D4: exploratory), "" where none is."""
    short = [series for series in every if series.runs and series.runs[0].phase.letter == BASELINE and series.baseline < ENOUGH]
    if not short:
        return ""
    return _("Kisaran masa awal tidak digambar bila ukurannya kurang dari tiga; perubahan di sini hanya petunjuk, belum bukti.")


def sample_point(canvas: Canvas, x: float, y: float, *, letter: str) -> None:
    """A point of a phase."""
    draw_shape(canvas, letter, x, y, 4.6)


def sample_band(canvas: Canvas, x: float, y: float) -> None:
    """A piece of the band."""
    canvas.rect(x - 17, y - 7, 34, 14, look="band")


def sample_line(canvas: Canvas, x: float, y: float, *, look: str, dash: str, thick: float) -> None:
    """A piece of a line."""
    canvas.line(x - 18, y, x + 18, y, look=look, width=thick, dash=dash)
