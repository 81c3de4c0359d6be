"""The sheet of a map around a middle: where the middle stands, its rings with their words, its shapes that can be tapped."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from sintas.kit.drawing import Canvas, width

from .instrument import Manner
from .nodes import Node, draw_shape
from .rings import Placed, Size

MARGIN, NARROWEST = 14.0, 360.0
NAME_SIZE = 12.5  # of a ring's words

Box = tuple[tuple[float, float], Size]


def centred(canvas: Canvas, boxes: Iterable[Box]) -> tuple[float, float]:
    """Where the middle stands so that all boxes (around (0, 0)) are on the sheet, as far from left as from right; the sheet grows."""
    held = list(boxes)
    across = max(abs(x) + size.wide / 2 for (x, _y), size in held)
    up = max(size.high / 2 - y for (_x, y), size in held)
    down = max(size.high / 2 + y for (_x, y), size in held)
    canvas.grow(wide=math.ceil(2 * (across + MARGIN)), high=math.ceil(up + down + 2 * MARGIN))
    return canvas.wide / 2, up + MARGIN


def boxes_of(placed: Placed, nodes: Sequence[Node], centre: Node) -> list[Box]:
    """All shapes, the middle, and the rings where they are drawn."""
    found: list[Box] = [*zip(placed.points, (node.size for node in nodes), strict=True), ((0.0, 0.0), centre.size)]
    if placed.names:
        found.append(((0.0, 0.0), Size(2 * placed.radii[-1], 2 * placed.radii[-1])))
        found.append((placed.names[-1], Size(0, 2 * NAME_SIZE)))
    return found


def draw_marked(canvas: Canvas, node: Node, x: float, y: float, manner: Manner) -> None:
    """A shape that can be tapped."""
    with canvas.mark(node.ident, node.words, link=manner.to(node.ident), current=manner.chosen == node.ident):
        draw_shape(canvas, node, x, y)


def ring_name_size(words: str) -> Size:
    """The room a ring's words take."""
    return Size(width(words, NAME_SIZE, 700) + 8, NAME_SIZE * 1.3)


def draw_rings(canvas: Canvas, placed: Placed, names: Sequence[str], cx: float, cy: float) -> None:
    """Pale circles, each with its words at the top on a pale ground; drawn before all else."""
    for radius in reversed(placed.radii):
        canvas.circle(cx, cy, radius, look="grid", width=1.4)
    for words, (x, y) in zip(names, placed.names, strict=True):
        size = ring_name_size(words)
        with canvas.group("ring"):
            canvas.rect(cx + x - size.wide / 2, cy + y - size.high / 2, size.wide, size.high, look="halo")
            canvas.text(cx + x, cy + y + NAME_SIZE * 0.36, words, size=NAME_SIZE, weight=700, look="text2")
