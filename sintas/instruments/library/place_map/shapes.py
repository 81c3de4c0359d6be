"""The shape of a place by what it is for the client, told apart without colour: circle with a heart, hexagon, double square, half and half."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sintas.kit.drawing import Canvas, Key

from ...nodes import Line, extent, oval, written
from ...rings import Size
from .words import KIND_WORDS

ROOM, NAME = 96.0, 13.0
POINT = 16.0  # how far the corners of a hexagon stand out
LOWER = 4.0  # the words of a safe place stand lower, below the heart
HEART = 9.0  # half the height of the heart on the edge of a safe place


@dataclass(frozen=True)
class Shape:
    """A place as it is drawn around its middle. `body` is the shape's own box; `size` leaves room for what sticks out of it."""

    kind: str
    lines: tuple[Line, ...]
    body: Size
    size: Size


def shape_of(place: Mapping[str, Any], under: list[str]) -> Shape:
    """As large as its words need."""
    return shaped(place["kind"], written(place["name"], under, room=ROOM, name_size=NAME))


def shaped(kind: str, lines: tuple[Line, ...]) -> Shape:
    """The shape around these lines."""
    inside = extent(lines)
    if kind == "safe":
        round_one = oval(lines)
        body = Size(round_one.wide + 2 * LOWER, round_one.high + 2 * LOWER)
        return Shape(kind, lines, body, Size(body.wide, body.high + 2 * HEART))
    if kind == "feared":
        body = Size(max(52.0, inside.wide + 14) + 2 * POINT, max(48.0, inside.high + 18))
    elif kind == "incident":
        body = Size(max(60.0, inside.wide + 26), max(60.0, inside.high + 26))
    else:
        body = Size(max(64.0, inside.wide + 24), max(44.0, inside.high + 20))
    return Shape(kind, lines, body, body)


def draw_shape(canvas: Canvas, shape: Shape, x: float, y: float) -> None:
    """The shape with its words around (x, y)."""
    draw_edge(canvas, shape.kind, x, y, shape.body)
    y += LOWER if shape.kind == "safe" else 0.0
    for line in shape.lines:
        canvas.text(x, y + line.middle + line.size * 0.36, line.words, size=line.size, weight=line.weight, look=line.look)


def draw_edge(canvas: Canvas, kind: str, x: float, y: float, body: Size, heart: float = HEART) -> None:
    """The outline alone."""
    across, down = body.wide / 2, body.high / 2
    if kind == "safe":
        canvas.ellipse(x, y, across, down, look="shape", width=2)
        draw_heart(canvas, x, y - down, heart)
    elif kind == "feared":
        point = min(POINT, across / 2)
        corners = [(x - across, y), (x - across + point, y - down), (x + across - point, y - down), (x + across, y)]
        canvas.polygon([*corners, (x + across - point, y + down), (x - across + point, y + down)], look="shape", width=2.8, dash="8 5")
    elif kind == "incident":
        canvas.rect(x - across, y - down, body.wide, body.high, look="shape", width=2)
        inset = min(5.0, across / 3, down / 3)
        canvas.rect(x - across + inset, y - down + inset, body.wide - 2 * inset, body.high - 2 * inset, look="shape", width=2)
    elif kind == "mixed":
        canvas.rect(x - across, y - down, body.wide, body.high, look="shape", width=2, round=min(14.0, down))
        inset = min(5.0, across / 3, down / 3)
        canvas.rect(
            x - across + inset, y - down + inset, body.wide - 2 * inset, body.high - 2 * inset,
            look="shape", width=1.6, round=min(10.0, down - inset), dash="5 4",
        )  # fmt: skip
    else:
        canvas.rect(x - across, y - down, body.wide, body.high, look="shape", width=1.4, round=min(14.0, down))


def draw_heart(canvas: Canvas, x: float, y: float, half: float) -> None:
    """A small heart around (x, y)."""
    h = half
    left = f"C{x - h * 0.5:.1f},{y - h * 1.1:.1f} {x - h * 1.5:.1f},{y - h * 0.5:.1f} {x - h:.1f},{y + h * 0.1:.1f} L{x:.1f},{y + h:.1f}"
    right = f"L{x + h:.1f},{y + h * 0.1:.1f} C{x + h * 1.5:.1f},{y - h * 0.5:.1f} {x + h * 0.5:.1f},{y - h * 1.1:.1f} {x:.1f},{y - h * 0.4:.1f} Z"
    canvas.path(f"M{x:.1f},{y - h * 0.4:.1f} {left} {right}", look="dot", width=1.8)


def edge_reach(shape: Shape, way: tuple[float, float]) -> float:
    """How far from its middle a line in direction `way` (a unit vector) leaves the shape, px."""
    ux, uy = abs(way[0]), abs(way[1])
    across, down = shape.body.wide / 2, shape.body.high / 2
    if shape.kind == "safe":
        return 1 / math.hypot(ux / across, uy / down)
    box = min(across / ux if ux > 1e-9 else math.inf, down / uy if uy > 1e-9 else math.inf)
    if shape.kind == "feared":
        # the slanted side runs from (across, 0) to (across - POINT, down)
        return min(box, across / (ux + uy * POINT / down))
    return box


def kind_key(kind: str) -> Key:
    """The legend of one kind."""

    def sample(canvas: Canvas, x: float, y: float) -> None:
        size = Size(19, 17) if kind == "safe" else Size(30, 18)
        draw_edge(canvas, kind, x, y + (2 if kind == "safe" else 0), size, heart=4.5)

    return Key(str(KIND_WORDS[kind]), draw=sample)
