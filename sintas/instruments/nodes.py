"""A named shape of a map: round for family, a pill for people, a box for services; as large as its words need."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sintas.kit.drawing import Canvas, Key, width, wrapped
from sintas.kit.drawing.text import room_of

from .rings import Size

Shape = Literal["round", "pill", "box"]
NAME, SUB = 14.0, 12.0
ROOM, WIDEST = 98.0, 150.0  # px of a line of words inside; a single long word may take more
LEADING = 1.25
LEAST = 34.0  # radius of a round shape


@dataclass(frozen=True)
class Line:
    """One line of words inside; `middle` is its height from the shape's middle."""

    words: str
    size: float
    weight: int
    look: str
    middle: float


@dataclass(frozen=True)
class Node:
    """`words` are read aloud; `lines` stand inside; `look` and `dash` of the outline; `thick` its width, px."""

    ident: str
    words: str
    shape: Shape
    lines: tuple[Line, ...]
    size: Size
    look: str = "shape"
    dash: str = ""
    thick: float = 1.6


def written(name: str, under: Sequence[str] = (), *, room: float = ROOM, name_size: float = NAME) -> tuple[Line, ...]:
    """A name in bold with lines under it, all wrapped to `room` px and set around the middle. Nothing is cut off.

    A long word widens the shape, up to WIDEST, before it is parted.
    """
    room = max(room_of(name, name_size, room, WIDEST, 700), *(room_of(words, SUB, room, WIDEST) for words in under), room)
    said = [(line, name_size, 700, "text") for line in wrapped(name, name_size, room, 700)]
    said += [(line, SUB, 400, "text2") for words in under for line in wrapped(words, SUB, room)]
    whole = sum(size * LEADING for _words, size, _weight, _look in said)
    top, found = -whole / 2, []
    for words, size, weight, look in said:
        found.append(Line(words, size, weight, look, top + size * LEADING / 2))
        top += size * LEADING
    return tuple(found)


def extent(lines: Sequence[Line]) -> Size:
    """The box the words take."""
    wide = max((width(line.words, line.size, line.weight) for line in lines), default=0.0)
    return Size(wide, sum(line.size * LEADING for line in lines))


def fitted(shape: Shape, lines: Sequence[Line]) -> Size:
    """How large the shape must be to hold its words."""
    inside = extent(lines)
    if shape == "round":
        return oval(lines)
    if shape == "pill":
        high = max(44.0, inside.high + 16)
        return Size(max(64.0, inside.wide + 26), high)
    return Size(max(64.0, inside.wide + 18), max(42.0, inside.high + 14))


def oval(lines: Sequence[Line]) -> Size:
    """A circle where it can be, else an oval, that holds every line with a little room."""
    tallest = max((abs(line.middle) + line.size * LEADING / 2 for line in lines), default=0.0)
    down = max(LEAST, tallest * 1.3)
    across = LEAST
    for line in lines:
        share = (abs(line.middle) + line.size / 2) / down
        across = max(across, (width(line.words, line.size, line.weight) / 2 + 5) / math.sqrt(1 - share * share))
    return Size(2 * max(across, down), 2 * max(across, down)) if max(across, down) <= 46 else Size(2 * across, 2 * down)


def draw_shape(canvas: Canvas, node: Node, x: float, y: float) -> None:
    """The shape with its words, its middle at (x, y)."""
    wide, high = node.size.wide, node.size.high
    if node.shape == "round":
        canvas.ellipse(x, y, wide / 2, high / 2, look=node.look, width=node.thick, dash=node.dash)
    else:
        corner = min(high / 2, 22) if node.shape == "pill" else 3
        canvas.rect(x - wide / 2, y - high / 2, wide, high, look=node.look, width=node.thick, round=corner, dash=node.dash)
    for line in node.lines:
        canvas.text(x, y + line.middle + line.size * 0.36, line.words, size=line.size, weight=line.weight, look=line.look)


def edge(node: Node, x: float, y: float, way: tuple[float, float]) -> tuple[float, float]:
    """Where a line from the shape's middle (x, y) in direction `way` (a unit vector) leaves it."""
    across, down = node.size.wide / 2, node.size.high / 2
    ux, uy = way
    if node.shape == "round":
        far = 1 / math.hypot(ux / across, uy / down)
    else:
        far = min(across / abs(ux) if abs(ux) > 1e-9 else math.inf, down / abs(uy) if abs(uy) > 1e-9 else math.inf)
        corner = min(down, 22) if node.shape == "pill" else 3.0
        far = rounded(across, down, corner, way, far)
    return x + ux * far, y + uy * far


def rounded(across: float, down: float, corner: float, way: tuple[float, float], far: float) -> float:
    """The same for a box with round corners: nearer where the line leaves through a corner."""
    ux, uy = abs(way[0]), abs(way[1])
    cx, cy = across - corner, down - corner
    if ux * far <= cx or uy * far <= cy:
        return far
    along = ux * cx + uy * cy  # the circle of the corner, met from inside
    return along + math.sqrt(max(0.0, along * along - (cx * cx + cy * cy - corner * corner)))


def shape_key(words: str, shape: Shape, *, look: str = "shape", dash: str = "", thick: float = 1.6) -> Key:
    """A small shape for the legend."""

    def sample(canvas: Canvas, x: float, y: float) -> None:
        size = Size(18, 18) if shape == "round" else Size(30, 17)
        draw_shape(canvas, Node("", "", shape, (), size, look, dash, thick), x, y)

    return Key(words, draw=sample)
