"""The arrows of a sociogram: choice, mutual choice, rejection, mutual rejection."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Key, Stroke
from sintas.kit.drawing.palette import ENDS
from sintas.kit.drawing.strokes import HEAD, Line, head

from ...nodes import shape_key
from ...rings import Size
from .counting import Counted
from .layout import Point
from .routes import route


@dataclass(frozen=True)
class Arrow:
    """`kind`: choose, mutual, reject, mutual_reject; `points` from the one to the other."""

    one: str
    other: str
    kind: str
    points: tuple[Point, ...]
    crossed: int = 0  # members it could not be led around


LOOKS = {"choose": ("tie", 1.6, ""), "mutual": ("tie", 2.8, ""), "reject": ("hard", 1.8, "7 5"), "mutual_reject": ("hard", 1.8, "7 5")}


def arrows_of(counts: Counted, points: Mapping[str, Point], sizes: Mapping[str, Size]) -> list[Arrow]:
    """One line for two who choose each other, else one per choice; rejections beside choices of the same two."""
    found = []
    boxes = {name: (points[name], sizes[name]) for name in counts.members}
    for at, one in enumerate(counts.members):
        for other in counts.members[at + 1 :]:
            drawn = 0
            others = [box for name, box in boxes.items() if name not in (one, other)]
            for ties, single, both in ((counts.chooses, "choose", "mutual"), (counts.rejects, "reject", "mutual_reject")):
                there, back = (one, other) in ties, (other, one) in ties
                if not (there or back):
                    continue
                first, last = (one, other) if there else (other, one)
                line, hits = route(points[first], points[last], (sizes[first], sizes[last]), others, beside=bool(drawn))
                found.append(Arrow(first, last, both if there and back else single, tuple(line), hits))
                drawn += 1
    return found


def draw_arrow(canvas: Canvas, arrow: Arrow, cx: float, cy: float) -> None:
    """The line with its heads; a rejection has a bar across its middle."""
    look, thick, dash = LOOKS[arrow.kind]
    points = [(cx + x, cy + y) for x, y in arrow.points]
    both = arrow.kind.startswith("mutual")
    with canvas.group(arrow.kind):
        inner = shortened(points)
        canvas.polyline(shortened(inner[::-1])[::-1] if both else inner, look=look, width=thick, dash=dash)
        canvas.polygon(head(*points[-1], way(points), HEAD), look=ENDS[look])
        if both:
            canvas.polygon(head(*points[0], way(points[::-1]), HEAD), look=ENDS[look])
        if "reject" in arrow.kind:
            at = len(points) // 2
            across = Line(*points[at - 1], *points[at])
            (a, b), (c, d) = across.at(across.length / 2, -8), across.at(across.length / 2, 8)
            canvas.line(a, b, c, d, look=look, width=2.4)


def way(points: list[Point]) -> Point:
    """The direction in which a line arrives, over the length of its head."""
    x, y = points[-1]
    back = next((point for point in reversed(points) if math.hypot(point[0] - x, point[1] - y) >= HEAD), points[0])
    return Line(*back, x, y).along


def shortened(points: list[Point]) -> list[Point]:
    """Without its last px, which the head covers."""
    x, y = points[-1]
    kept = [point for point in points if math.hypot(point[0] - x, point[1] - y) >= HEAD - 2] or [points[0]]
    ux, uy = way(points)
    return [*kept, (x - ux * (HEAD - 2), y - uy * (HEAD - 2))]


def keys_of(counts: Counted) -> list[Key]:
    """Only what is there."""
    mutual = any((other, one) in counts.chooses for one, other in counts.chooses)
    single = any((other, one) not in counts.chooses for one, other in counts.chooses)
    keys = [Key(_("Memilih"), stroke=Stroke(arrow="end"), look="tie")] * single
    keys += [Key(_("Saling memilih"), stroke=Stroke(arrow="both", width=2.8), look="tie")] * mutual
    keys += [Key(_("Tidak memilih atau menghindari"), stroke=Stroke(kind="dashed", arrow="end", bars=1), look="hard")] * bool(
        counts.rejects
    )
    keys += [shape_key(_("Paling banyak dipilih"), "pill", look="client", thick=2.8)] * bool(counts.stars)
    keys += [shape_key(_("Belum terhubung"), "pill", look="sunken", dash="1.5 4")] * bool(counts.isolates)
    return keys
