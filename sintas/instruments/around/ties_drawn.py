"""Lines between the ties and the client, and the shapes at their ends."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Key
from sintas.practice.catalogue import load

from ..instrument import Manner
from ..nodes import Node, Shape, edge, fitted, shape_key, written
from ..sheet import draw_marked
from ..ties import energy_of, in_conflict, tie_mark
from .seen import Seen

GAP = 4.0  # between a shape and its line
Point = tuple[float, float]


def node_of(one: Seen) -> Node:
    """The shape of a tie's other side: round for family, a pill for other people and where nothing tells, a box for systems."""
    lines = written(one.name, one.under)
    shape = shape_of(one.kind)
    return Node(one.ident, one.words, shape, lines, fitted(shape, lines))


def shape_of(kind: str) -> Shape:
    """As catalogue `ecomap_kinds` says."""
    listed = load("ecomap_kinds")
    return cast(Shape, listed.get(kind).extra["shape"]) if listed.has(kind) else "pill"


def draw_ties(canvas: Canvas, client: Node, nodes: Sequence[Node], ties: Sequence[Seen], points: Sequence[Point], centre: Point) -> None:
    """The lines, before every shape. A line's group says what it is: `d-g-tie-close`, `d-g-energy-to_client`, `d-g-conflict`."""
    for node, one, (x, y) in zip(nodes, ties, points, strict=True):
        length = math.hypot(centre[0] - x, centre[1] - y)
        ux, uy = (centre[0] - x) / length, (centre[1] - y) / length
        (x1, y1), (x2, y2) = edge(node, x, y, (ux, uy)), edge(client, *centre, (-ux, -uy))
        mark = tie_mark(one.tie)
        with canvas.group(" ".join(tie_classes(one.tie))):
            canvas.stroke(x1 + ux * GAP, y1 + uy * GAP, x2 - ux * GAP, y2 - uy * GAP, mark.stroke, look=mark.look)


def tie_classes(tie: Mapping[str, Any]) -> list[str]:
    """What a line shows, as classes for tests and the screen."""
    closeness = str(tie.get("closeness") or "")
    known = closeness if load("tie_qualities").has(closeness) else "unsaid"
    energy = f"d-g-energy-{energy_of(tie)}" if energy_of(tie) else ""
    return [one for one in (f"tie-{known}", energy, "d-g-conflict" if in_conflict(tie) else "") if one]


def draw_nodes(canvas: Canvas, client: Node, nodes: Sequence[Node], points: Sequence[Point], centre: Point, manner: Manner) -> None:
    """Every shape, the client first, as it is read."""
    draw_marked(canvas, client, *centre, manner)
    for node, (x, y) in zip(nodes, points, strict=True):
        draw_marked(canvas, node, x, y, manner)


def shape_keys(ties: Sequence[Seen]) -> list[Key]:
    """Which shape means what, for the shapes that are there."""
    unsaid = any(not one.kind for one in ties)
    people = any(one.kind and shape_of(one.kind) == "pill" for one in ties)
    pill = [_("Orang lain")] * people + [_("Jenis belum dipilih")] * unsaid
    words: dict[Shape, str] = {"round": _("Keluarga"), "pill": " / ".join(pill), "box": _("Layanan, tempat, atau kegiatan")}
    used = {shape_of(one.kind) for one in ties}
    return [shape_key(said, shape) for shape, said in words.items() if shape in used]
