"""A figure of four boxes of lines, two by two: the strengths quadrant and BPSS. Boxes grow with what was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Drawing, wrapped

from .instrument import Manner
from .shape import lines, mapping, only

WIDE, MARGIN, GAP, SIDE = 600.0, 12.0, 12.0, 16.0
HEAD, SIZE, LEADING = 14.5, 13.0, 1.35
BETWEEN = 5.0  # px more between two lines than inside a wrapped one
BULLET = 14.0
ICON = 24.0  # an icon's own box, px

DrawIcon = Callable[[Canvas, float, float], None]


@dataclass(frozen=True)
class Quarter:
    """One box. `icon(canvas, x, y)` draws in a box of 24 px whose upper left corner is (x, y); None for no icon."""

    ident: str
    heading: str
    lines: tuple[str, ...]
    look: str = "shape"
    icon: DrawIcon | None = None


@dataclass(frozen=True)
class Fitted:
    """A box with its words wrapped; `high` is the room they need, px."""

    quarter: Quarter
    head: list[str]
    said: list[list[str]]
    high: float


def cleaned(content: Any, names: Sequence[str]) -> dict[str, Any] | None:
    """Content of four boxes (schema 1): a list of lines each, [] for an empty one; None when nothing is said.

    Raises BadInput at the box that is wrong, at `tool` for anything that is no box at all.
    """
    held = mapping(content, "tool")
    only(held, names, "tool")
    kept = {name: lines(name, held.get(name)) for name in names}
    return kept if any(kept.values()) else None


def counted(content: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """How many lines stand in each box."""
    return {name: len(content.get(name) or ()) for name in names}


def said(content: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The lines of a box, each once, in their order: a caller may have added what another page says in the same words."""
    return tuple(dict.fromkeys(str(line) for line in content.get(name) or () if str(line).strip()))


def draw_quarters(quarters: Sequence[Quarter], title: str, manner: Manner) -> Drawing:
    """Four boxes, read row by row. A mark and an item for every line, and for every box that holds none."""
    canvas = Canvas(manner.ident, WIDE, MARGIN)
    wide = (WIDE - 2 * MARGIN - GAP) / 2
    items: list[str] = []
    for row in (quarters[:2], quarters[2:]):
        fitted = [fit(one, wide) for one in row]
        top, high = canvas.high, max(one.high for one in fitted)
        canvas.grow(high=top + high + GAP)
        for at, one in enumerate(fitted):
            items += draw_box(canvas, one, MARGIN + at * (wide + GAP), top, wide, high, manner)
    canvas.grow(high=canvas.high + MARGIN - GAP)
    return canvas.finished(title, items=items)


def fit(quarter: Quarter, wide: float) -> Fitted:
    """The words of a box in lines, and how high it must be to hold them."""
    room = wide - 2 * SIDE
    head = wrapped(quarter.heading, HEAD, room - (ICON + 10 if quarter.icon else 0), 700)
    shown = [wrapped(line, SIZE, room - BULLET) for line in quarter.lines] or [wrapped(_("Belum ditulis"), SIZE, room)]
    top = max(ICON if quarter.icon else 0.0, len(head) * HEAD * LEADING)
    body = sum(len(one) * SIZE * LEADING + BETWEEN for one in shown)
    return Fitted(quarter, head, shown, SIDE + top + 8 + body + SIDE - BETWEEN)


def draw_box(canvas: Canvas, box: Fitted, x: float, y: float, wide: float, high: float, manner: Manner) -> list[str]:
    """The box with its upper left corner at (x, y); returns its items."""
    quarter = box.quarter
    canvas.rect(x, y, wide, high, look=quarter.look, width=1.4, round=8)
    left, top = x + SIDE, y + SIDE
    if quarter.icon:
        quarter.icon(canvas, left, top)
    whole = max(ICON if quarter.icon else 0.0, len(box.head) * HEAD * LEADING)
    base = top + (whole - len(box.head) * HEAD * LEADING) / 2 + HEAD
    canvas.lines(left + (ICON + 10 if quarter.icon else 0), base, box.head, size=HEAD, gap=LEADING, weight=700, anchor="start")
    base = top + whole + 8 + SIZE
    items = []
    for at, shown in enumerate(box.said):
        ident = f"{quarter.ident}-{at}" if quarter.lines else f"{quarter.ident}-none"
        words = f"{quarter.heading}: {quarter.lines[at] if quarter.lines else ' '.join(shown).lower()}"
        with canvas.mark(ident, words, link=manner.to(ident), current=manner.chosen == ident):
            if quarter.lines:
                canvas.circle(left + 4, base - 4.5, 2.4, look="ink")
            look = "text" if quarter.lines else "text2"
            canvas.lines(left + (BULLET if quarter.lines else 0), base, shown, size=SIZE, gap=LEADING, anchor="start", look=look)
        items.append(words)
        base += len(shown) * SIZE * LEADING + BETWEEN
    return items
