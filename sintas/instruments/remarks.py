"""What was written as lines before an instrument was drawn, or beside it: printed under the drawing, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence

from sintas.kit.drawing import Canvas, wrapped

SIZE, LEADING, SIDE = 13.0, 1.35, 16.0


def draw_remarks(canvas: Canvas, title: str, remarks: Sequence[str], *, mark: str = "line") -> None:
    """A heading and one remark a line below all that is drawn so far; the sheet grows. `mark` begins their names."""
    if not remarks:
        return
    y = canvas.high + 18
    canvas.text(SIDE, y, title, size=SIZE, weight=700, anchor="start")
    for at, words in enumerate(remarks):
        said = wrapped(words, SIZE, canvas.wide - 2 * SIDE - 14)
        y += SIZE * LEADING + 3
        with canvas.mark(f"{mark}-{at}", words):
            canvas.circle(SIDE + 4, y - 4.5, 2.2, look="ink")
            canvas.lines(SIDE + 14, y, said, size=SIZE, gap=LEADING, anchor="start")
        y += SIZE * LEADING * (len(said) - 1)
    canvas.grow(high=y + 14)
