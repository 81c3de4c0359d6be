"""The same ties by level of the ecosystem: micro, meso, exo and macro as rings, chrono as a line of time below (R101, R109-R113)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas
from sintas.practice.catalogue import load

from ..instrument import Manner
from ..nodes import Node, fitted, written
from ..rings import Ask, grown
from ..sheet import MARGIN, boxes_of, centred, draw_marked, draw_rings, ring_name_size
from .seen import Seen
from .ties_drawn import draw_nodes, draw_ties, node_of

RINGS = ("micro", "meso", "exo", "macro")
TIME = "chrono"
FREE, GAP = 40.0, 12.0


def draw_levels(canvas: Canvas, client: Node, ties: Sequence[Seen], manner: Manner) -> list[str]:
    """Rings for all four levels, empty ones too: what is missing is seen. A fifth for ties whose level was not chosen.

    Returns what is drawn in words, level by level.
    """
    codes = (*RINGS, "") if any(one.level == "" for one in ties) else RINGS
    around = spread_out([one for one in ties if one.level != TIME], codes)
    nodes, names = [node_of(one) for one in around], [level_name(code) for code in codes]
    rings = tuple(codes.index(one.level) for one in around)
    asked = Ask(tuple(node.size for node in nodes), rings, max(client.size.wide, client.size.high) / 2, FREE,
                names=tuple(ring_name_size(name) for name in names))  # fmt: skip
    placed = grown(asked)
    cx, cy = centred(canvas, boxes_of(placed, nodes, client))
    points = [(cx + x, cy + y) for x, y in placed.points]
    draw_rings(canvas, placed, names, cx, cy)
    draw_ties(canvas, client, nodes, around, points, (cx, cy))
    draw_nodes(canvas, client, nodes, points, (cx, cy), manner)
    over_time = [one for one in ties if one.level == TIME]
    draw_time(canvas, over_time, manner)
    return in_words(codes, ties)


def in_words(codes: Sequence[str], ties: Sequence[Seen]) -> list[str]:
    """Every tie under its level; a level with nothing says so."""
    found = []
    for code in codes:
        here = [one for one in ties if one.level == code]
        empty = _("%(level)s: belum ada yang dicatat") % {"level": level_name(code)}
        found += [f"{level_name(code)}: {one.words}" for one in here] or [empty]
    return found + [f"{level_name(TIME)}: {one.words}" for one in ties if one.level == TIME]


def spread_out(ties: Sequence[Seen], codes: Sequence[str]) -> list[Seen]:
    """An order of directions in which the ties of every level stand all around."""
    share: dict[str, float] = {}
    for code in codes:
        here = [one for one in ties if one.level == code]
        share |= {one.ident: (at + 0.5) / len(here) for at, one in enumerate(here)}
    return sorted(ties, key=lambda one: (share[one.ident], codes.index(one.level)))


def level_name(code: str) -> str:
    """The level's word; for "" that none was chosen."""
    return load("ecosystem_levels").label(code, get_language() or "id") if code else _("Lapisan belum dipilih")


def draw_time(canvas: Canvas, ties: Sequence[Seen], manner: Manner) -> None:
    """A line of time words below the rings, in rows; how close such a thing is stands in words, as it has no line. The sheet grows."""
    if not ties:
        return
    top = canvas.high + 10
    canvas.line(MARGIN, top, canvas.wide - MARGIN, top, look="soft", width=2)
    canvas.text(MARGIN, top + 20, level_name(TIME), size=12.5, weight=700, look="text2", anchor="start")
    x, y, high = MARGIN, top + 32, 0.0
    for one in ties:
        node = time_node(one)
        if x > MARGIN and x + node.size.wide > canvas.wide - MARGIN:
            x, y, high = MARGIN, y + high + GAP, 0.0
        draw_marked(canvas, node, x + node.size.wide / 2, y + node.size.high / 2, manner)
        x, high = x + node.size.wide + GAP, max(high, node.size.high)
    canvas.grow(high=y + high + MARGIN)


def time_node(one: Seen) -> Node:
    """A change over time with its words; its tie in words under it."""
    lines = written(one.name, [*one.under, *one.tie_said])
    return Node(one.ident, one.words, "box", lines, fitted("box", lines))
