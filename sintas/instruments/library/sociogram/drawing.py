"""The sociogram drawn as a target, with what it counts below. Rejection is dashed with a bar, so that it is seen without colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Drawing, wrapped

from ...free_words import shortener
from ...instrument import Manner, Subject
from ...nodes import Node, fitted, written
from ...remarks import draw_remarks
from ...rings import Size
from ...sheet import MARGIN, NARROWEST, centred, draw_marked
from .arrows import Arrow, arrows_of, draw_arrow, keys_of
from .counting import Counted, counted
from .layout import Point, placed
from .told import called, counts_told, criteria_told, member_told

GROWTH, MOST_GROWTH = 1.12, 2.0


def draw(content: Mapping[str, Any], subject: Subject, manner: Manner) -> Drawing:
    """Every member a mark, every choice an arrow; those who choose each other one arrow with two heads."""
    counts, names = counted(content), called(content, manner)
    nodes = {name: node_of(at, name, counts, names) for at, name in enumerate(counts.members)}
    canvas = Canvas(manner.ident, NARROWEST, 0)
    short = shortener(manner, subject, content.get("members") or ())
    asked = short(question(content))
    top = draw_question(canvas, asked)
    if nodes:
        draw_target(canvas, counts, nodes, top, manner)
    else:
        canvas.grow(high=top + MARGIN)
    told, questions, remarks = counts_told(counts, names), criteria_told(content, names, short), list(map(short, content.get("lines") or ()))
    draw_remarks(canvas, _("Yang tampak"), told, mark="seen")
    draw_remarks(canvas, _("Menurut pertanyaan lain"), questions, mark="asked")
    draw_remarks(canvas, _("Catatan"), remarks)
    items = [*([asked] if asked else []), *(node.words for node in nodes.values()), *told, *questions, *remarks]
    note = _("Makin ke tengah, makin sering dipilih.") if counts.chooses else ""
    return canvas.finished(_("Sosiogram"), items=items, keys=keys_of(counts), note=note)


def draw_target(canvas: Canvas, counts: Counted, nodes: Mapping[str, Node], top: float, manner: Manner) -> None:
    """Pale rings, arrows, then the members over them."""
    sizes = {name: node.size for name, node in nodes.items()}
    points, radii, arrows = spaced(counts, sizes)
    boxes = [(points[name], sizes[name]) for name in counts.members]
    reached = [(point, Size(14, 14)) for arrow in arrows for point in arrow.points]
    rings = [((0.0, 0.0), Size(2 * radius, 2 * radius)) for radius in radii]
    cx, cy = centred(canvas, [*boxes, *reached, *rings])
    canvas.grow(high=canvas.high + top)
    cy += top
    for radius in reversed(radii):
        canvas.circle(cx, cy, radius, look="grid", width=1.4)
    for arrow in arrows:
        draw_arrow(canvas, arrow, cx, cy)
    for name, node in nodes.items():
        draw_marked(canvas, node, cx + points[name][0], cy + points[name][1], manner)


def spaced(counts: Counted, sizes: Mapping[str, Size]) -> tuple[dict[str, Point], list[float], list[Arrow]]:
    """Places and arrows; the target grows until no arrow runs over a member, or is twice as large."""
    points, radii = placed(counts, sizes)
    scale = 1.0
    while True:
        wider = {name: (x * scale, y * scale) for name, (x, y) in points.items()}
        arrows = arrows_of(counts, wider, sizes)
        if scale > MOST_GROWTH or not any(arrow.crossed for arrow in arrows):
            return wider, [radius * scale for radius in radii], arrows
        scale *= GROWTH


def node_of(at: int, name: str, counts: Counted, names: Mapping[str, str]) -> Node:
    """A member with how often chosen; a star has a thick outline, an isolate a dotted one."""
    lines = written(names[name], [_("dipilih %(count)s") % {"count": counts.received(name)}], room=76, name_size=13)
    look, dash, thick = "shape", "", 1.6
    if name in counts.stars:
        look, thick = "client", 2.8
    elif name in counts.isolates:
        look, dash = "sunken", "1.5 4"
    return Node(f"member-{at}", member_told(name, counts, names), "pill", lines, fitted("pill", lines), look, dash, thick)


def question(content: Mapping[str, Any]) -> str:
    """The question put to the members, "" for none."""
    said = str(content.get("criterion") or "")
    return _("Pertanyaan: %(question)s") % {"question": said} if said else ""


def draw_question(canvas: Canvas, words: str) -> float:
    """At the top; returns the height it took."""
    said = wrapped(words, 13, NARROWEST - 2 * MARGIN)
    canvas.lines(MARGIN, MARGIN + 12, said, size=13, anchor="start")
    return 8 + 17 * len(said) if said else 0.0
