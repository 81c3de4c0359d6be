"""The place map drawn: the client in the middle, places around by what they are for the client, the daily ways between them (R99)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Drawing, Key, Stroke
from sintas.kit.drawing.curves import at, length, moved, rounded, shortened, stroked

from ...around.client import client_node
from ...free_words import shortener
from ...instrument import Manner, Subject
from ...nodes import Node
from ...remarks import draw_remarks
from ...rings import Size
from ...sheet import MARGIN, NARROWEST, Box, draw_marked
from .layout import Point, chained, standing
from .routes import Field
from .shapes import Shape, draw_shape, edge_reach, kind_key, shape_of
from .words import KIND_WORDS, near_words, never_address, place_words, under, way_words

WAY, NEAR = Stroke(lines=2), Stroke(kind="dotted", width=2.4)
ASIDE = 6.0  # where a way and "near" join the same two places
Places = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Joint:
    """A line between two places, from edge to edge."""

    ident: str
    words: str
    stroke: Stroke
    look: str
    points: tuple[Point, ...]


def draw(content: Mapping[str, Any], subject: Subject, manner: Manner) -> Drawing:
    """Names of people as the manner asks, also where a place is called by one. Nothing of it stands where it really is."""
    short = shortener(manner, subject)
    places: Places = [{**one, **{name: short(one[name]) for name in ("name", "when", "note")}} for one in content.get("places") or ()]
    ways: Sequence[Sequence[int]] = content.get("ways") or ()
    remarks = list(map(short, content.get("lines") or ()))
    client = client_node(subject, manner, 0)
    shapes = [shape_of(one, under(one, manner)) for one in places]
    points = standing([one.size for one in shapes], chained(len(places), joined(places, ways)), client.size)
    joints = joints_of(places, ways, points, shapes, client)
    canvas = Canvas(manner.ident, NARROWEST, 0)
    cx, cy = set_out(canvas, boxes_of(points, shapes, client, joints))
    for joint in joints:
        with canvas.mark(joint.ident, joint.words):
            stroked(canvas, [(cx + x, cy + y) for x, y in joint.points], joint.stroke, look=joint.look)
    draw_marked(canvas, client, cx, cy, manner)
    words = [place_words(one, manner) for one in places]
    for number, (shape, (x, y)) in enumerate(zip(shapes, points, strict=True)):
        ident = f"place-{number}"
        with canvas.mark(ident, words[number], link=manner.to(ident), current=manner.chosen == ident):
            draw_shape(canvas, shape, cx + x, cy + y)
    draw_remarks(canvas, _("Catatan"), remarks)
    items = [client.words, *words, *(joint.words for joint in joints), *remarks]
    return canvas.finished(_("Peta tempat"), items=items, keys=keys_of(places, joints), note=never_address())


def joined(places: Places, ways: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Every pair a line joins, daily ways first."""
    return [*ways, *near_pairs(places)]


def near_pairs(places: Places) -> list[tuple[int, int]]:
    """Places said to be near each other, each pair once."""
    found = [(min(number, one["near"]), max(number, one["near"])) for number, one in enumerate(places) if isinstance(one.get("near"), int)]
    return list(dict.fromkeys(found))


def joints_of(places: Places, ways: Sequence[Sequence[int]], points: Sequence[Point], shapes: Sequence[Shape], client: Node) -> list[Joint]:
    """All lines; none runs through a place or the client."""
    pairs = near_pairs(places)
    both = {tuple(one) for one in ways} & set(pairs)
    field = Field([*points, (0.0, 0.0)], [*(one.size for one in shapes), client.size])
    found = []
    for number, (one, other) in enumerate(ways):
        aside = ASIDE if (one, other) in both else 0.0
        path = between(field, one, other, shapes, aside)
        found.append(Joint(f"way-{number}", way_words(places, one, other), WAY, "tie", path))
    for number, (one, other) in enumerate(pairs):
        aside = -ASIDE if (one, other) in both else 0.0
        path = between(field, one, other, shapes, aside)
        found.append(Joint(f"near-{number}", near_words(places, one, other), NEAR, "line", path))
    return found


def between(field: Field, one: int, other: int, shapes: Sequence[Shape], aside: float) -> tuple[Point, ...]:
    """From the edge of one shape to the edge of the other."""
    path = moved(rounded(field.way(one, other)), aside)
    begin = leaves(path, leaving(shapes[one], field.points[one]))
    end = leaves(path[::-1], leaving(shapes[other], field.points[other]))
    return tuple(shortened(path, begin, end))


def leaving(shape: Shape, middle: Point) -> Callable[[Point], bool]:
    """Whether a point lies outside a shape that stands there."""

    def outside(point: Point) -> bool:
        far = math.dist(point, middle)
        return far > 0.01 and far > edge_reach(shape, ((point[0] - middle[0]) / far, (point[1] - middle[1]) / far))

    return outside


def leaves(path: Sequence[Point], outside: Callable[[Point], bool]) -> float:
    """After how many px the path is out of the shape it begins in."""
    whole, walked = length(path), 0.0
    while walked < whole and not outside(at(path, walked)[0]):
        walked += 1.0
    return walked + 1.0


def boxes_of(points: Sequence[Point], shapes: Sequence[Shape], client: Node, joints: Sequence[Joint]) -> list[Box]:
    """All that must be on the sheet."""
    found: list[Box] = [((0.0, 0.0), client.size), *zip(points, (one.size for one in shapes), strict=True)]
    return found + [(point, Size(10, 10)) for joint in joints for point in joint.points]


def set_out(canvas: Canvas, boxes: Sequence[Box]) -> Point:
    """Where the client stands so that all boxes (around it) are on the sheet, which grows to hold them."""
    left, right = min(x - size.wide / 2 for (x, _y), size in boxes), max(x + size.wide / 2 for (x, _y), size in boxes)
    top, bottom = min(y - size.high / 2 for (_x, y), size in boxes), max(y + size.high / 2 for (_x, y), size in boxes)
    canvas.grow(wide=math.ceil(right - left + 2 * MARGIN), high=math.ceil(bottom - top + 2 * MARGIN))
    return (canvas.wide - right - left) / 2, MARGIN - top


def keys_of(places: Places, joints: Sequence[Joint]) -> list[Key]:
    """The shapes and lines that are there."""
    kinds = [kind_key(kind) for kind in KIND_WORDS if any(one["kind"] == kind for one in places)]
    ways = [Key(_("Jalan sehari-hari klien"), stroke=WAY, look="tie")] if any(one.stroke is WAY for one in joints) else []
    return [*kinds, *ways, *([Key(_("Berdekatan"), stroke=NEAR)] if any(one.stroke is NEAR for one in joints) else [])]
