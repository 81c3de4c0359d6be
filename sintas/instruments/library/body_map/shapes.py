"""The shapes of marks, told apart by outline alone: a number stands in each. Black on white, as guidance asks (part E)."""

from __future__ import annotations

from sintas.kit.drawing import Canvas

from .layout import SIZES

NUMBER = 13.0


def draw_mark(canvas: Canvas, shape: str, x: float, y: float, number: str, *, most: float = 99) -> None:
    """One mark around (x, y) with its number, no higher than `most` px."""
    size = SIZES[shape]
    share = min(1.0, most / size.high)
    wide, high = size.wide * share, size.high * share
    if shape == "dot":
        canvas.circle(x, y, wide / 2, width=1.8)
    elif shape == "line":
        canvas.rect(x - wide / 2, y - high / 2, wide, high, round=high / 2, width=1.8)
    elif shape == "area":
        canvas.circle(x, y, wide / 2, width=1.8, dash="4 3")
    else:
        canvas.rect(x - wide / 2, y - high / 2, wide, high, round=3, width=3)
    if number:
        canvas.text(x, y + NUMBER * 0.36, number, size=NUMBER, weight=700)
