"""The words above those without a place, where no line comes down through them."""

from __future__ import annotations

from itertools import pairwise

from sintas.kit.drawing import Canvas, width
from sintas.kit.drawing.curves import Point

from .sheet import MARGIN, Sheet, heading_words


def draw_heading(canvas: Canvas, sheet: Sheet, paths: list[list[Point]]) -> None:
    """The words above those without a place, where no line comes down through them."""
    words = heading_words()
    left, base = sheet.heading or (0.0, 0.0)
    wide = width(words, 13)
    crossing = [x for path in paths for x in crossings(path, base - 14, base + 6)]
    places = [left + 12 * step for step in range(200) if step == 0 or left + 12 * step + wide < sheet.wide - MARGIN]
    free = next((at for at in places if not any(at - 8 < x < at + wide + 8 for x in crossing)), None)
    canvas.text(left if free is None else free, base, words, size=13, look="text2", anchor="start", halo=free is None)


def crossings(path: list[Point], top: float, bottom: float) -> list[float]:
    """Where a path runs between two heights."""
    found = []
    for (x1, y1), (x2, y2) in pairwise(path):
        if max(y1, y2) >= top and min(y1, y2) <= bottom:
            for y in (top, (top + bottom) / 2, bottom):
                share = 0.5 if y1 == y2 else min(1.0, max(0.0, (y - y1) / (y2 - y1)))
                found.append(x1 + (x2 - x1) * share)
    return found
