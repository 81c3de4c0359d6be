"""Several series under one another on one axis of time: the legs of a multiple baseline, with the step of their beginnings (part D4)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from sintas.kit.drawing import Canvas, Drawing, wrapped

from .axis import Scale, ends
from .frame import AFTER, HEADING, MARGIN, Frame, headings, places
from .legend import keys, why_no_band
from .phases import NARROWEST, draw_direction, draw_series, draw_times, left_of
from .plot import PHASE_DASH, Sheet
from .series import PhaseSeries

HIGH = 120.0  # of each plot, px
STEP = 18.0  # under a plot, where the step to the next beginning runs
NAME = 13.5

Leg = tuple[str, PhaseSeries]


def chart(legs: Sequence[Leg], *, ident: str, title: str) -> Drawing:
    """`legs`: (its name, its series) in the order in which they begin. All tell time alike: days, or the same words.

    Raises ValueError when no leg has a value; legs without one are left out.
    """
    held = [(name, series) for name, series in legs if series.measured]
    if not held:
        raise ValueError("nothing was measured")
    every = [series for _name, series in held]
    whens = moments(every)
    slots = [tuple(whens.index(point.when) for point in series.points) for series in every]
    begins = {slot[run.first] for series, slot in zip(every, slots, strict=True) for run in series.runs}
    left = left_of(every)
    xs, right = places(len(whens), begins, left)
    canvas = Canvas(ident, max(NARROWEST, math.ceil(right + AFTER)), MARGIN)
    sheet = Sheet(canvas)
    y = draw_direction(sheet, every[0], MARGIN, "")
    drawn: list[tuple[PhaseSeries, Frame]] = []
    for at, ((name, series), slot) in enumerate(zip(held, slots, strict=True)):
        low, high = ends([series])
        flat = Frame(left, right, tuple(xs), slot, Scale(low, high, 0, HIGH))
        room, x = named(begin_of(series, flat) if drawn else None, left, right)
        lines = wrapped(name, NAME, room, 700)
        with sheet.said(f"leg-{at}", name):
            canvas.lines(x, y + 12 + NAME, lines, size=NAME, weight=700, anchor="start", look="acctext")
        heading = max(len(one) for one in headings(series, flat.spans(series.runs)))
        top = y + 12 + len(lines) * NAME * 1.3 + 14 + heading * HEADING * 1.3
        frame = Frame(left, right, flat.xs, slot, Scale(low, high, top, top + HIGH))
        if drawn:
            draw_step(canvas, drawn[-1], (series, frame))
        draw_series(sheet, series, frame, f"leg{at}-")
        drawn.append((series, frame))
        y = top + HIGH + STEP
    canvas.grow(high=draw_times(canvas, whens, drawn[-1][1]) + 6)
    return canvas.finished(title, items=sheet.items, keys=keys(drawn), note=why_no_band(every))


def moments(every: Sequence[PhaseSeries]) -> list[date | str]:
    """All sessions of all legs, each once: days in order, other words as the longest leg first names them."""
    days = {point.when for series in every for point in series.points if isinstance(point.when, date)}
    by_length = sorted(every, key=lambda series: -len(series.points))
    words = dict.fromkeys(point.when for series in by_length for point in series.points if isinstance(point.when, str))
    return [*sorted(days), *words]


def begin_of(series: PhaseSeries, frame: Frame) -> float | None:
    """Where its first help begins; None while it has one phase only."""
    runs = series.runs
    return frame.border(runs[1]) if len(runs) > 1 else None


def named(begin: float | None, left: float, right: float) -> tuple[float, float]:
    """(room, x) of a leg's name. Where a step comes down to its beginning: on the side of its beginning where there is more room."""
    if begin is None:
        return right - left, left
    if begin - left >= right - begin:
        return begin - left - 10, left
    return right - begin - 10, begin + 10


def draw_step(canvas: Canvas, above: tuple[PhaseSeries, Frame], below: tuple[PhaseSeries, Frame]) -> None:
    """From where help began in one leg to where it began in the next."""
    begin, then = begin_of(*above), begin_of(*below)
    if begin is None or then is None:
        return
    start, turn = above[1].scale.bottom, above[1].scale.bottom + STEP
    canvas.polyline([(begin, start), (begin, turn), (then, turn), (then, below[1].scale.top - 4)], width=1.4, dash=PHASE_DASH)
