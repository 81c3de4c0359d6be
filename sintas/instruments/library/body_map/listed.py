"""The numbered list under the figures: what each mark says, the client's words last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sintas.kit.drawing import Canvas, wrapped

from .said import said_of
from .shapes import draw_mark

LEFT, INDENT, SIZE, LEADING, BETWEEN = 16.0, 62.0, 13.0, 18.0, 9.0
HIGHEST = 23.0  # of a mark in the list


def draw_list(canvas: Canvas, marks: Sequence[Mapping[str, Any]]) -> None:
    """One entry a mark below all that is drawn so far, its number in its shape; the sheet grows."""
    y = canvas.high + 14
    room = canvas.wide - INDENT - LEFT
    for at, mark in enumerate(marks):
        said = said_of(mark)
        lines = [(one, 700, "text") for one in wrapped(said.where, SIZE, room, 700)]
        lines += [(one, 400, "text2") for one in wrapped(said.details, SIZE, room)]
        lines += [(one, 400, "text") for one in wrapped(said.quoted, SIZE, room)]
        with canvas.group("listed"):
            draw_mark(canvas, mark["shape"], LEFT + 19, y + 10, str(at + 1), most=HIGHEST)
            for line, weight, look in lines:
                canvas.text(INDENT, y + 14.5, line, size=SIZE, weight=weight, look=look, anchor="start")
                y += LEADING
        y += BETWEEN
    if marks:
        canvas.grow(high=y + 4)
