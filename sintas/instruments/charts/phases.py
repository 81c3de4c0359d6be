"""The chart of one measure over time, phase by phase (part D4)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from sintas.kit.drawing import Canvas, Drawing, wrapped
from sintas.kit.drawing.canvas import room_for

from .axis import SIZE, Scale, ends, label_lines, labelled, ticks, years
from .frame import AFTER, HEADING, MARGIN, Frame, headings, places, spacing
from .legend import keys, why_no_band
from .plot import MISSING, Sheet, draw_axis, draw_borders, draw_levels, draw_phases, draw_points
from .saying import direction_words, value_words
from .series import PhaseSeries
from .values import draw_values

HIGH, NARROWEST = 180.0, 320.0  # of the plot, of the sheet (the card of a telephone 360 px wide), px


def chart(series: PhaseSeries, *, ident: str, title: str) -> Drawing:
    """The whole picture: phases, band, mean, goal, points, legend. `title` is neutral (no name, no free text of the file).

    Its list says first which way is better, then the phases, the lines and every point. Raises ValueError for a series without a value:
    where nothing was measured there is nothing to draw, and the caller says so.
    """
    if not series.measured:
        raise ValueError("nothing was measured")
    left = left_of([series])
    xs, right = places(len(series.points), {run.first for run in series.runs}, left)
    canvas = Canvas(ident, max(NARROWEST, math.ceil(right + AFTER)), MARGIN)
    sheet = Sheet(canvas)
    below = draw_direction(sheet, series, MARGIN, "")
    low, high = ends([series])
    flat = Frame(left, right, tuple(xs), tuple(range(len(xs))), Scale(low, high, 0, HIGH))
    heading = max(len(lines) for lines in headings(series, flat.spans(series.runs)))
    top = below + 14 + heading * HEADING * 1.3
    frame = Frame(left, right, flat.xs, flat.slots, Scale(low, high, top, top + HIGH))
    draw_series(sheet, series, frame, "")
    canvas.grow(high=draw_times(canvas, [point.when for point in series.points], frame) + 6)
    return canvas.finished(title, items=sheet.items, keys=keys([(series, frame)]), note=why_no_band([series]))


def left_of(every: list[PhaseSeries]) -> float:
    """Where the plot begins: right of its widest number."""
    return MARGIN + 10 + room_for([value_words(tick) for tick in ticks(*ends(every))], SIZE)


def draw_direction(sheet: Sheet, series: PhaseSeries, top: float, prefix: str) -> float:
    """What is counted and which way is better, above the plot; returns where the words end."""
    words = direction_words(series)
    lines = wrapped(words, 12.5, sheet.canvas.wide - 2 * MARGIN)
    with sheet.said(f"{prefix}direction", words):
        sheet.canvas.lines(MARGIN, top + 12.5, lines, size=12.5, anchor="start", look="text2")
    return top + len(lines) * 12.5 * 1.3


def draw_series(sheet: Sheet, series: PhaseSeries, frame: Frame, prefix: str) -> None:
    """Everything inside the frame, from the back to the front. `prefix` begins the marks' names where there are several plots."""
    draw_phases(sheet, series, frame, prefix)
    draw_levels(sheet, series, frame, prefix, under=True)
    draw_axis(sheet.canvas, frame)
    draw_borders(sheet.canvas, series, frame)
    draw_levels(sheet, series, frame, prefix, under=False)
    draw_points(sheet, series, frame, prefix)
    draw_values(sheet.canvas, series, frame)


def draw_times(canvas: Canvas, whens: Sequence[date | str], frame: Frame) -> float:
    """The words under the sessions, as many as fit; returns where they end."""
    shown = labelled(whens, spacing(len(whens)))
    said = years(whens, shown)
    y = frame.scale.bottom + MISSING + 16
    most = 1
    for at in shown:
        lines = [*label_lines(whens[at]), *([said[at]] if at in said else [])]
        canvas.lines(frame.xs[at], y, lines, size=SIZE, look="text2")
        most = max(most, len(lines))
    return y + (most - 1) * SIZE * 1.3 + 4
