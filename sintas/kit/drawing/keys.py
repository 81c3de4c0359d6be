"""The legend: a sample of each mark that was used, with its words, in rows under the drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .strokes import Stroke
from .text import width, wrapped

SAMPLE, GAP, ROW, SIZE = 40.0, 26.0, 26.0, 13.0


@dataclass(frozen=True)
class Key:
    """`words` beside a sample: a stroke, or whatever `draw(canvas, x, y)` draws around (x, y) in a box of 36 x 20 px."""

    words: str
    stroke: Stroke | None = None
    look: str = "line"
    draw: Callable[[Any, float, float], None] | None = None  # Any: a Canvas, which knows this file and may not be known by it


def keyed(canvas: Any, keys: Sequence[Key], *, left: float, top: float, right: float) -> float:
    """Draws the keys in rows between `left` and `right` from `top` on; returns where they end, px. Words too long for a row are wrapped."""
    x, y = left, top + ROW / 2
    for key in keys:
        lines = wrapped(key.words, SIZE, max(60.0, right - left - SAMPLE - 8))
        wide = SAMPLE + 8 + max((width(line, SIZE) for line in lines), default=0)
        if x > left and x + wide > right:
            x, y = left, y + ROW
        with canvas.group("key"):
            if key.stroke is not None:
                canvas.stroke(x, y, x + SAMPLE - 4, y, key.stroke, look=key.look)
            if key.draw is not None:
                key.draw(canvas, x + SAMPLE / 2 - 2, y)
            for at, line in enumerate(lines):
                canvas.text(x + SAMPLE + 6, y + 4.5 + at * 17, line, size=SIZE, anchor="start")
        x, y = x + wide + GAP, y + 17 * max(0, len(lines) - 1)
    return y + ROW / 2
