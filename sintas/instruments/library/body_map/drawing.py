"""The body map drawn: the figure in front and behind, numbers where the client pointed, and the list of what each number says."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Drawing, Key

from ...free_words import short_words
from ...instrument import Manner, Subject
from ...remarks import draw_remarks
from .figures import FIGURES
from .layout import SIZES, Panel, Point, set_apart
from .listed import draw_list
from .marks import SHAPES
from .panels import WIDE, draw_panels
from .regions import SIDES, centre
from .said import said_of
from .shapes import draw_mark
from .words import DECLINED, NOT_MEDICAL, SHAPE_WORDS

GROWN_UP = 13  # years; younger, the child's figure
Mark = Mapping[str, Any]


def draw(content: Mapping[str, Any], subject: Subject, manner: Manner) -> Drawing:
    """Both sides with their marks and the list; where the client prefers not to, a sentence in words and no picture."""
    content = short_words(content, manner, subject)
    remarks = remarks_of(content)
    if content.get("declined"):
        return Drawing.in_words(_("Peta tubuh"), [str(DECLINED), *remarks])
    marks: Sequence[Mark] = content.get("marks") or ()
    figure = figure_of(content, subject)
    canvas = Canvas(manner.ident, WIDE, 0)
    panels = draw_panels(canvas, FIGURES[figure])
    words = [f"{at + 1}. {said_of(one).whole}" for at, one in enumerate(marks)]
    for side in SIDES:
        draw_side(canvas, panels[side], [(at, one) for at, one in enumerate(marks) if one["side"] == side], figure, words, manner)
    draw_list(canvas, marks)
    draw_remarks(canvas, _("Catatan"), remarks)
    none = "" if marks else _("Belum ada tanda pada gambar ini.") + " "
    return canvas.finished(_("Peta tubuh"), items=[*words, *remarks], keys=keys_of(marks), note=none + str(NOT_MEDICAL))


def figure_of(content: Mapping[str, Any], subject: Subject) -> str:
    """The figure that was chosen; where nobody chose, the one of the client's age."""
    return content.get("figure") or ("child" if subject.age is not None and subject.age < GROWN_UP else "adult")


def draw_side(canvas: Canvas, panel: Panel, marks: Sequence[tuple[int, Mark]], figure: str, words: Sequence[str], manner: Manner) -> None:
    """The marks of one side; one that had to stand aside keeps a thin line to its place."""
    places = [panel.at(share_of(one, figure)) for _at, one in marks]
    points = set_apart(panel, places, [SIZES[one["shape"]] for _at, one in marks])
    for place, point in zip(places, points, strict=True):
        if math.dist(place, point) > 5:
            draw_leader(canvas, place, point)
    for (at, one), (x, y) in zip(marks, points, strict=True):
        ident = f"mark-{at}"
        with canvas.mark(ident, words[at], link=manner.to(ident), current=manner.chosen == ident):
            draw_mark(canvas, one["shape"], x, y, str(at + 1))


def draw_leader(canvas: Canvas, place: Point, point: Point) -> None:
    """From a mark to the place it speaks of."""
    with canvas.group("leader"):
        canvas.line(*place, *point, look="line", width=1.2)
        canvas.circle(*place, 2.6, look="ink")


def share_of(mark: Mark, figure: str) -> Point:
    """Where it was tapped, or the middle of its region."""
    if mark["x"] is not None:
        return mark["x"], mark["y"]
    return centre(mark["region"], mark["side"], figure)


def remarks_of(content: Mapping[str, Any]) -> list[str]:
    """What stands below: where the map was made, and the remarks."""
    where = content.get("where_made")
    return [*([_("Dibuat di: %(place)s") % {"place": where}] if where else []), *(content.get("lines") or ())]


def keys_of(marks: Sequence[Mark]) -> list[Key]:
    """The shapes that are there."""

    def key(shape: str) -> Key:
        return Key(str(SHAPE_WORDS[shape]), draw=lambda canvas, x, y: draw_mark(canvas, shape, x, y, "", most=18))

    used = {one["shape"] for one in marks}
    return [key(shape) for shape in SHAPES if shape in used]
