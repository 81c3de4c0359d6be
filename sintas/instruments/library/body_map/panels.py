"""The two figures on the sheet, each with its heading and the client's own right and left."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas

from .figures import Figure, outline
from .layout import Panel
from .regions import SIDES
from .words import SIDE_WORDS

WIDE, BETWEEN, HEAD, FOOT = 480.0, 24.0, 46.0, 10.0


def draw_panels(canvas: Canvas, figure: Figure) -> dict[str, Panel]:
    """Draws both and says where their boxes are. The sheet grows."""
    left = (canvas.wide - 2 * figure.wide - BETWEEN) / 2
    found = {}
    for at, side in enumerate(SIDES):
        panel = Panel(left + at * (figure.wide + BETWEEN), HEAD, figure.wide, figure.high)
        middle = panel.left + panel.wide / 2
        canvas.text(middle, 20, str(SIDE_WORDS[side]), size=15, weight=700)
        right, other = _("kanan klien"), _("kiri klien")
        canvas.text(panel.left, HEAD - 4, right if side == "front" else other, size=12, anchor="start", look="text2")
        canvas.text(panel.left + panel.wide, HEAD - 4, other if side == "front" else right, size=12, anchor="end", look="text2")
        canvas.path(outline(figure, panel.left, panel.top), look="body", width=1.6)
        if side == "back":
            top, bottom = figure.spine
            canvas.line(middle, panel.top + top, middle, panel.top + bottom, look="soft", width=1.4, dash="2 5")
        found[side] = panel
    canvas.grow(high=HEAD + figure.high + FOOT)
    return found
