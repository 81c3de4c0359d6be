"""The way of a line from one member to another: straight where it can be, else bent around whoever stands between."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...rings import Size
from .layout import Point

STEPS = 36
ROOM = 7.0  # free room beside a line, px
Box = tuple[Point, Size]
Bend = tuple[float, float]  # how far beside the straight line, px; where on it (0-1) the curve is drawn aside
FAR = (16, 30, 46, 64, 84, 108, 136, 168, 204, 244, 290, 340)
BENDS: tuple[Bend, ...] = ((0.0, 0.5), *((side * bend, at) for bend in FAR for at in (0.5, 0.2, 0.8) for side in (1.0, -1.0)))
BESIDE: tuple[Bend, ...] = ((11.0, 0.5), (-11.0, 0.5), *BENDS[7:])  # for the second line of two members: never on the first


def route(start: Point, end: Point, ends: tuple[Size, Size], others: Sequence[Box], *, beside: bool = False) -> tuple[list[Point], int]:
    """Points from the edge of one box to the edge of the other, and how many of `others` they cross: none wherever a bend allows it.

    `beside`: a second line between the same two.
    """
    best: list[Point] = []
    fewest = len(others) + 1
    for bend in BESIDE if beside else BENDS:
        points = outside(curve(start, end, bend), start, end, ends)
        hits = crossed(points, others)
        if hits < fewest:
            best, fewest = points, hits
        if not hits:
            break
    return best, fewest


def crossed(points: Sequence[Point], others: Sequence[Box]) -> int:
    """How many boxes a line comes too near to."""
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    top, bottom = min(y for _x, y in points), max(y for _x, y in points)
    hits = 0
    for (x, y), size in others:
        across, down = size.wide / 2 + ROOM, size.high / 2 + ROOM
        if x + across < left or x - across > right or y + down < top or y - down > bottom:
            continue
        hits += any(abs(one[0] - x) < across and abs(one[1] - y) < down for one in points)
    return hits


def curve(start: Point, end: Point, bend: Bend) -> list[Point]:
    """A quadratic curve drawn aside from the straight line."""
    aside, share = bend
    length = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    nx, ny = -(end[1] - start[1]) / length, (end[0] - start[0]) / length
    cx = start[0] + (end[0] - start[0]) * share + 2 * aside * nx
    cy = start[1] + (end[1] - start[1]) * share + 2 * aside * ny
    found = []
    for at in range(STEPS + 1):
        t = at / STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        found.append((a * start[0] + b * cx + c * end[0], a * start[1] + b * cy + c * end[1]))
    return found


def outside(points: Sequence[Point], start: Point, end: Point, ends: tuple[Size, Size]) -> list[Point]:
    """The part of a curve between the two boxes, cut finely at both."""
    first = next(at for at, point in enumerate(points) if not inside(point, start, ends[0], 3))
    last = next(at for at in range(len(points) - 1, -1, -1) if not inside(points[at], end, ends[1], 3))
    if last <= first:
        return [points[0], points[-1]]
    head = cut(points[first], points[first - 1], start, ends[0]) if first else points[0]
    tail = cut(points[last], points[last + 1], end, ends[1]) if last + 1 < len(points) else points[-1]
    return [head, *points[first : last + 1], tail]


def cut(out: Point, within: Point, middle: Point, size: Size) -> Point:
    """Where the way from `within` to `out` leaves the box."""
    for _half in range(10):
        between = (out[0] + within[0]) / 2, (out[1] + within[1]) / 2
        if inside(between, middle, size, 3):
            within = between
        else:
            out = between
    return out


def inside(point: Point, middle: Point, size: Size, room: float) -> bool:
    """Is a point in a box, or nearer than `room` to it?"""
    return abs(point[0] - middle[0]) < size.wide / 2 + room and abs(point[1] - middle[1]) < size.high / 2 + room
