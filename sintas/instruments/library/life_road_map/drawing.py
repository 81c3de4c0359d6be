"""The road drawn: what felt good above it, what was hard below, the farther the stronger; numbered in its order, "sekarang" at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Drawing, Key, Stroke
from sintas.kit.drawing.curves import rounded, stroked
from sintas.kit.drawing.strokes import head

from ...free_words import short_words
from ...instrument import SHEET, Content, Manner, Subject
from .layout import KNOT, LEADING, LEFT, ROAD, SPACE, Lane, Line, Stop, on_sheets, placed
from .order import Told, in_order
from .words import said_at, sentence

NARROWEST, MARGIN, TURN, END = 360.0, 14.0, 14.0, 104.0  # END: room for the word at the end of the road
NUMBER = 12.0
LEGEND = 70.0  # px of a sheet that the legend takes


@dataclass(frozen=True)
class Road:
    """The events in their order with the places they were told at, and the lanes they stand in."""

    told: list[Told]
    lanes: list[Lane]


def road_of(content: Content, subject: Subject, manner: Manner) -> Road:
    """The whole road, from the top of one sheet."""
    content = short_words(content, manner, subject)
    born = subject.family.client.born if subject.family.people else None
    if born is None and subject.age is not None:
        born = subject.today.year - subject.age
    told = in_order(list(content.get("events") or ()), today=subject.today, born=born)
    texts = [said_at(one, as_initials=manner.initials) for _at, one in told]
    return Road(told, placed(texts, [(str(one.get("mood") or ""), one.get("strength")) for _at, one in told], MARGIN))


def draw(content: Content, subject: Subject, manner: Manner) -> Drawing:
    """The whole road. Marks are named after the place an event was told at (`event-0`), numbers follow the road."""
    road = road_of(content, subject, manner)
    return drawn(road, road.lanes, manner)


def sheets(content: Content, subject: Subject, manner: Manner) -> list[Drawing]:
    """The road for paper: a long one goes on from sheet to sheet, each with the legend of its own marks."""
    road = road_of(content, subject, manner)
    held = on_sheets(road.lanes, MARGIN, SHEET - LEGEND) or [[]]
    if len(held) == 1:
        return [drawn(road, road.lanes, manner)]
    return [
        drawn(road, lanes, replace(manner, ident=f"{manner.ident}-{at}"), begins=at == 0, ends=at == len(held) - 1)
        for at, lanes in enumerate(held)
    ]


def drawn(road: Road, lanes: Sequence[Lane], manner: Manner, *, begins: bool = True, ends: bool = True) -> Drawing:
    """These lanes of the road; where it does not begin or end on this sheet, that is to be seen."""
    canvas = Canvas(manner.ident, NARROWEST, MARGIN)
    for lane in lanes:
        canvas.grow(wide=lane.end + (END if lane is lanes[-1] else 2 * TURN), high=lane.bottom + MARGIN)
    draw_road(canvas, lanes, begins=begins, ends=ends)
    stops = [stop for lane in lanes for stop in lane.stops]
    for stop in stops:
        draw_stop(canvas, stop, road.told, manner)
    events = [road.told[stop.place][1] for stop in stops]
    items = [numbered(stop.place, sentence(one, as_initials=manner.initials)) for stop, one in zip(stops, events, strict=True)]
    return canvas.finished(_("Peta jalan hidup"), items=items, keys=keys(stops, events))


def numbered(place: int, words: str) -> str:
    """ "3. 2014: juara menyanyi"."""
    return f"{place + 1}. {words}"


def draw_road(canvas: Canvas, lanes: Sequence[Lane], *, begins: bool, ends: bool) -> None:
    """The lanes, the way from one to the next, and the end; dotted where the road comes from another sheet and goes on to one."""
    for lane in lanes[: 0 if begins else 1]:
        canvas.stroke(4, lane.middle, lane.start, lane.middle, Stroke(kind="dotted"), look="soft")
    for lane in lanes:
        canvas.line(lane.start, lane.middle, lane.end, lane.middle, look="grid", width=1.2)
        canvas.path(winding(lane.path), look="grid", width=ROAD)
        canvas.path(winding(lane.path), look="soft", width=1.2, dash="7 7")
    for one, other in pairwise(lanes):
        turn, between = one.end + TURN, one.bottom + SPACE / 2
        back = [(one.end, one.middle), (turn, one.middle), (turn, between), (LEFT - TURN, between), (LEFT - TURN, other.middle)]
        stroked(canvas, rounded([*back, (other.start, other.middle)], 8), Stroke(kind="dotted"), look="soft")
    for lane in lanes[-1:]:
        canvas.stroke(lane.end, lane.middle, lane.end + TURN, lane.middle, Stroke(arrow="end"))
        said = _("sekarang") if ends else _("berlanjut")
        canvas.text(lane.end + TURN + 3, lane.middle + 4.5, said, size=13, weight=700 if ends else 400, anchor="start")


def winding(points: Sequence[tuple[float, float]]) -> str:
    """A path that passes every point level, so that it bends half-way between two of them."""
    (x, y), rest = points[0], points[1:]
    d = [f"M{x:.1f},{y:.1f}"]
    for to_x, to_y in rest:
        bend = (x + to_x) / 2
        d.append(f"C{bend:.1f},{y:.1f} {bend:.1f},{to_y:.1f} {to_x:.1f},{to_y:.1f}")
        x, y = to_x, to_y
    return " ".join(d)


def draw_stop(canvas: Canvas, stop: Stop, told: Sequence[Told], manner: Manner) -> None:
    """An event that can be tapped: its knot with its number, and its words."""
    at, event = told[stop.place]
    ident = f"event-{at}"
    words = numbered(stop.place, sentence(event, as_initials=manner.initials))
    with canvas.mark(ident, words, link=manner.to(ident), current=manner.chosen == ident):
        draw_knot(canvas, stop.mood, stop.x, stop.y, str(stop.place + 1))
        y = stop.words_top
        for line in stop.lines:
            draw_line(canvas, line, stop.x, y)
            y += line.size * LEADING


def draw_line(canvas: Canvas, line: Line, x: float, top: float) -> None:
    """One line of words with its top at `top`."""
    canvas.text(x, top + line.size, line.words, size=line.size, weight=line.weight, look=line.look)


def draw_knot(canvas: Canvas, mood: str, x: float, y: float, number: str, radius: float = KNOT) -> None:
    """Round and full for what felt good, a full box for what was hard, an open ring where it was not said."""
    if mood == "down":
        canvas.rect(x - radius, y - radius, 2 * radius, 2 * radius, look="ink", round=3)
    else:
        canvas.circle(x, y, radius, look="full" if mood == "up" else "shape")
    if number:
        canvas.text(x, y + NUMBER * 0.36, number, size=NUMBER, weight=700, look="ontext" if mood else "text")


def keys(stops: Sequence[Stop], events: Sequence[Content]) -> list[Key]:
    """The legend of the marks that stand on this road."""
    words = {
        "up": _("terasa baik: di atas"),
        "down": _("terasa berat: di bawah"),
        "": _("rasanya tidak disebut: di tengah"),
    }

    def sample(mood: str) -> Key:
        return Key(words[mood], draw=lambda canvas, x, y: draw_knot(canvas, mood, x, y, "", 8))

    found = [sample(mood) for mood in words if any(stop.mood == mood for stop in stops)]
    if any(one.get("strength") for one in events if one.get("mood")):
        found.append(Key(_("makin jauh dari tengah, makin kuat rasanya"), draw=draw_distance))
    return found


def draw_distance(canvas: Canvas, x: float, y: float) -> None:
    """The sample of strength: up and down from the middle."""
    canvas.line(x - 14, y, x + 14, y, look="grid", width=1.2)
    canvas.line(x, y - 6, x, y + 6, width=1.2)
    for way in (-1.0, 1.0):
        canvas.polygon(head(x, y + way * 11, (0, way), 6), look="lineend")
