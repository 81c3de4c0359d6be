"""A stroke along a path of several points: what Canvas.stroke draws on a straight line, around corners (a tie that goes round people)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from .canvas import DASHES, Canvas
from .palette import ENDS
from .strokes import HEAD, Line, Stroke, head, offsets

Point = tuple[float, float]
STEP = 3.0  # px between the points of a rounded path


def rounded(points: Sequence[Point], radius: float = 12.0) -> list[Point]:
    """The path with its corners rounded off, as points about 3 px apart in the bends. Points twice at one place are left out."""
    path = [point for at, point in enumerate(points) if at == 0 or math.dist(point, points[at - 1]) > 0.01]
    result = path[:1]
    for before, corner, after in zip(path, path[1:], path[2:], strict=False):
        into, out = Line(*before, *corner), Line(*corner, *after)
        reach = min(radius, into.length / 2, out.length / 2)
        begin, end = into.at(into.length - reach), out.at(reach)
        steps = max(2, round(2 * reach / STEP))
        for step in range(steps + 1):
            t = step / steps
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            result.append((a * begin[0] + b * corner[0] + c * end[0], a * begin[1] + b * corner[1] + c * end[1]))
    return result + path[-1:] if len(path) > 1 else result


def moved(points: Sequence[Point], aside: float) -> list[Point]:
    """The path `aside` px to its left."""
    if not aside:
        return list(points)
    result = []
    for at, (x, y) in enumerate(points):
        nx, ny = Line(*points[max(0, at - 1)], *points[min(len(points) - 1, at + 1)]).across
        result.append((x + nx * aside, y + ny * aside))
    return result


def length(points: Sequence[Point]) -> float:
    """The way along the path, px."""
    return sum(math.dist(one, other) for one, other in pairwise(points))


def at(points: Sequence[Point], distance: float) -> tuple[Point, Point]:
    """(point, unit vector along) at `distance` px from the beginning; its ends beyond them."""
    for one, other in pairwise(points):
        line = Line(*one, *other)
        if line.length and distance <= line.length:
            return line.at(max(0.0, distance)), line.along
        distance -= line.length
    last = Line(*points[-2], *points[-1]) if len(points) > 1 else Line(*points[0], *points[0])
    return (last.x2, last.y2), last.along


def shortened(points: Sequence[Point], at_start: float, at_end: float) -> list[Point]:
    """Without its first and last px; at least a short piece in its middle is left."""
    whole = length(points)
    over = min(1.0, (whole - 1) / (at_start + at_end)) if at_start + at_end > 0 and whole > 1 else 1.0
    first, last = at_start * over, whole - at_end * over
    result, walked = [at(points, first)[0]], 0.0
    for one, other in pairwise(points):
        walked += math.dist(one, other)
        if first < walked < last:
            result.append(other)
    return [*result, at(points, last)[0]]


def zigzagged(points: Sequence[Point], amplitude: float, step: float) -> list[Point]:
    """The corners of a zigzag along the path, its ends included."""
    whole = length(points)
    turns = max(2, round(whole / step))
    result = [points[0]]
    for turn in range(1, turns):
        (x, y), (ux, uy) = at(points, whole * turn / turns)
        side = amplitude if turn % 2 else -amplitude
        result.append((x - uy * side, y + ux * side))
    return [*result, points[-1]]


def stroked(canvas: Canvas, points: Sequence[Point], stroke: Stroke, *, look: str = "line") -> None:
    """Draws `stroke` along a path of two points or more (see `rounded`), with the marks Canvas.stroke gives a straight line."""
    size = HEAD + 3 * max(0, stroke.lines - 1)
    cut = [size - 2 if stroke.arrow in (end, "both") else 0.0 for end in ("start", "end")]
    inner = shortened(points, cut[0], cut[1])
    for aside in offsets(stroke.lines):
        canvas.polyline(moved(inner, aside), look=look, width=stroke.width, dash=DASHES[stroke.kind])
    if stroke.zigzag:
        step, amplitude = (9.0, 5.0) if stroke.zigzag == "loose" else (4.5, 4.0)
        canvas.polyline(zigzagged(inner, amplitude, step), look=look, width=stroke.width)
    for bar in range(stroke.bars):
        (x, y), (ux, uy) = at(inner, length(inner) / 2 + (bar - (stroke.bars - 1) / 2) * 7)
        canvas.line(x + uy * 8, y - ux * 8, x - uy * 8, y + ux * 8, look=look, width=stroke.width)
    for end, wanted in ((points[-1], "end"), (points[0], "start")):
        if stroke.arrow in (wanted, "both"):
            _place, (ux, uy) = at(points, length(points) if wanted == "end" else 0.0)
            along = (ux, uy) if wanted == "end" else (-ux, -uy)
            canvas.polygon(head(end[0], end[1], along, size), look=ENDS.get(look, "lineend"))
