"""Numbers beside their points, where there is room: the first and last of each phase, and the goal on its line."""

from __future__ import annotations

from itertools import pairwise

from sintas.kit.drawing import Canvas, width

from .axis import SIZE
from .frame import Frame
from .plot import onward
from .saying import goal_words, value_words
from .series import PhaseSeries
from .spots import Box, Taken

VALUE = 13.0


def draw_values(canvas: Canvas, series: PhaseSeries, frame: Frame) -> None:
    """Where they fit; all of them stand in the list anyway."""
    taken = obstacles(series, frame)
    for at in wanted(series):
        draw_value(canvas, series, frame, taken, at)
    if series.goal is not None:
        words, y = goal_words(series.goal), frame.scale.y(series.goal)
        wide = width(words, SIZE)
        steps = [frame.left + 4 + 10 * step for step in range(int(max(0.0, frame.right - frame.left - wide) / 10))]
        spot = taken.free(Box(x, top, x + wide, top + 14) for top in (y - 17, y + 3) for x in steps)
        if spot is not None:
            canvas.text(spot.left, spot.bottom - 2.8, words, size=SIZE, look="acctext", anchor="start", halo=True)


def wanted(series: PhaseSeries) -> list[int]:
    """The points whose value one looks for first: where each phase ended and began, the newest first."""
    found: list[int] = []
    for run in reversed(series.runs):
        there = [at for at in range(run.first, run.last + 1) if series.points[at].value is not None]
        found += dict.fromkeys([*there[-1:], *there[:1]])
    return found


def draw_value(canvas: Canvas, series: PhaseSeries, frame: Frame, taken: Taken, at: int) -> None:
    """One number above, below or beside its point; nothing where there is no room."""
    value = series.points[at].value
    if value is None:
        return
    words, x, y, r = value_words(value), frame.x(at), frame.scale.y(value), frame.radius
    half = width(words, VALUE, 700) / 2 + 1
    beside = ((x, y - r - 11), (x, y + r + 11), (x + r + 4 + half, y), (x - r - 4 - half, y))
    spot = taken.free(Box(cx - half, cy - 7.5, cx + half, cy + 7.5) for cx, cy in beside)
    if spot is not None:
        canvas.text((spot.left + spot.right) / 2, spot.bottom - 2.8, words, size=VALUE, weight=700, halo=True)


def obstacles(series: PhaseSeries, frame: Frame) -> Taken:
    """Everything words must keep off."""
    scale = frame.scale
    taken = Taken(Box(frame.left, scale.top - 2, frame.right + 20, scale.bottom - 1))
    places = [(at, frame.x(at), scale.y(one.value)) for at, one in enumerate(series.points) if one.value is not None]
    for _at, x, y in places:
        taken.add_point(x, y, frame.radius + 2)
    begins = {run.first for run in series.runs}
    for (at, x1, y1), (after, x2, y2) in pairwise(places):
        if after == at + 1 and after not in begins:
            taken.add_line(x1, y1, x2, y2, 4)
    for run in series.runs[1:]:
        taken.add_line(frame.border(run), scale.top - 4, frame.border(run), scale.bottom, 4)
    for level in (series.mean, series.goal):
        if level is not None:
            taken.add_line(frame.left, scale.y(level), frame.right, scale.y(level), 3)
    for piece in onward(series, frame):
        for one, other in pairwise(piece):
            taken.add_line(*one, *other, 3)
    return taken
