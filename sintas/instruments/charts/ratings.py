"""Ratings of several areas over time, 0 to 4, each with its written anchors (parts D3, D6): one small plot an area, none added up."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Drawing, Key, wrapped
from sintas.kit.drawing.canvas import room_for

from .axis import SIZE, Scale
from .frame import AFTER, MARGIN, Frame, places
from .phases import NARROWEST, draw_times
from .plot import MISSING, Sheet, draw_cross, draw_shape
from .saying import when_words

TOP = 4
ANCHOR_ROOM, LEAST, LEADING = 118.0, 24.0, 1.25  # widest line of an anchor, least height of a level, px
NAME, BETWEEN = 14.0, 26.0


@dataclass(frozen=True)
class Area:
    """`values` one for each date, 0 to 4, None where it was not rated. `anchors`: what each value means, short; none written for ""."""

    name: str
    values: Sequence[int | None]
    anchors: Mapping[int, str] = field(default_factory=dict)


def picture(areas: Sequence[Area], dates: Sequence[date | str], *, ident: str, title: str, top: int = TOP) -> Drawing:
    """The areas under one another, the words of their levels beside the plot. `top`: the highest value of the rating.

    Raises ValueError: no area, values that do not match the dates, a value outside 0 to `top`.
    """
    for area in areas:
        if len(area.values) != len(dates) or any(value is not None and not 0 <= value <= top for value in area.values):
            raise ValueError("one value from 0 to the top for each date")
    if not areas or not dates:
        raise ValueError("nothing to draw")
    texts = [anchored(area, top) for area in areas]
    left = MARGIN + 10 + max(room_for(lines, SIZE) for each in texts for lines in each)
    xs, right = places(len(dates), (), left)
    canvas = Canvas(ident, max(NARROWEST, math.ceil(right + AFTER)), MARGIN)
    sheet = Sheet(canvas)
    y = MARGIN - BETWEEN + 4
    for at, (area, text) in enumerate(zip(areas, texts, strict=True)):
        head = wrapped(area.name, NAME, canvas.wide - 2 * MARGIN, 700)
        y += BETWEEN + NAME
        canvas.lines(MARGIN, y, head, size=NAME, weight=700, anchor="start")
        begin = y + (len(head) - 1) * NAME * 1.3 + 24
        level = max(LEAST, max(len(lines) for lines in text) * SIZE * LEADING + 4)
        frame = Frame(left, right, tuple(xs), tuple(range(len(xs))), Scale(0, top, begin, begin + top * level))
        draw_area(sheet, area, dates, text, frame, f"a{at}-")
        y = draw_times(canvas, dates, frame)
    canvas.grow(high=y + 8)
    gaps = any(value is None for area in areas for value in area.values)
    return canvas.finished(title, items=sheet.items, keys=[Key(_("tidak dinilai"), draw=draw_cross)] if gaps else [])


def anchored(area: Area, top: int) -> list[list[str]]:
    """The words beside each level from 0 up: its number, and what it means."""
    return [wrapped(f"{value} {area.anchors.get(value, '')}", SIZE, ANCHOR_ROOM) for value in range(top + 1)]


def draw_area(sheet: Sheet, area: Area, dates: Sequence[date | str], text: Sequence[Sequence[str]], frame: Frame, prefix: str) -> None:
    """Levels with their words, the course, the ratings; a cross where none was given."""
    canvas, scale = sheet.canvas, frame.scale
    for level, lines in enumerate(text):
        y = scale.y(level)
        canvas.line(frame.left, y, frame.right, y, look="grid", width=1)
        first = y + 4.3 - (len(lines) - 1) * SIZE * LEADING / 2
        canvas.lines(frame.left - 8, first, lines, size=SIZE, gap=LEADING, anchor="end", look="text2")
    for at, after in pairwise(range(len(dates))):
        one, other = area.values[at], area.values[after]
        if one is not None and other is not None:
            canvas.line(frame.x(at), scale.y(one), frame.x(after), scale.y(other), look="tie", width=2)
    for at, value in enumerate(area.values):
        with sheet.said(f"{prefix}p-{at}", rating_words(area, dates[at], value, len(text) - 1), reach=True):
            if value is None:
                draw_cross(canvas, frame.x(at), scale.bottom + MISSING)
            else:
                draw_shape(canvas, "B", frame.x(at), scale.y(value), frame.radius)


def rating_words(area: Area, when: date | str, value: int | None, top: int) -> str:
    """ "Fisik, 23 September 2024: 3 dari 4, sebagian besar"."""
    if value is None:
        return _("%(area)s, %(when)s: tidak dinilai") % {"area": area.name, "when": when_words(when)}
    said = {"area": area.name, "when": when_words(when), "value": value, "top": top}
    plain = _("%(area)s, %(when)s: %(value)s dari %(top)s") % said
    anchor = area.anchors.get(value, "")
    return f"{plain}, {anchor[:1].lower()}{anchor[1:]}" if anchor else plain
