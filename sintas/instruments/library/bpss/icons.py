"""The four small pictures of the figure, line drawings of 24 x 24 px; the same as stand beside the four words elsewhere on screen."""

from __future__ import annotations

from functools import partial

from sintas.kit.drawing import Canvas

ROUND: dict[str, tuple[float, float, float]] = {"biological": (12, 5, 2.3), "social": (8.5, 8.5, 3)}
LINES = {
    "biological": ("M6 10.5h12M12 10.5V15M12 15l-3 6M12 15l3 6",),
    "psychological": (
        "M9 20v-3H7a2 2 0 0 1-2-2v-2l-1.5-.7L5.2 9A7 7 0 1 1 16 15v5",
        "M9.5 9.5c1-2 4-2 4.5.2s-2.5 2-2.5 4",
    ),
    "social": ("M2.5 19c0-3.5 2.7-5.5 6-5.5s6 2 6 5.5", "M15.5 5.8a3 3 0 0 1 0 5.4M17.5 14c2.5.6 4 2.4 4 5"),
    "spiritual": ("M12 3v2.5M4.5 6.5 6.3 8M19.5 6.5 17.7 8M2.5 13.5H5M19 13.5h2.5M7.5 17.5a5 5 0 1 1 9 0M5 20.5h14",),
}


def draw_icon(canvas: Canvas, x: float, y: float, *, name: str) -> None:
    """The picture of one of the four, its upper left corner at (x, y)."""
    if name in ROUND:
        cx, cy, r = ROUND[name]
        canvas.circle(x + cx, y + cy, r, look="dot", width=1.7)
    for d in LINES[name]:
        canvas.path(d, look="tie", width=1.7, transform=f"translate({x:.1f} {y:.1f})")


def icon_of(name: str) -> partial[None]:
    """The same as a box takes it."""
    return partial(draw_icon, name=name)
