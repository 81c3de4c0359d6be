"""Where the road runs: events side by side in lanes, each in a column of its own, so that no words meet; pure geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sintas.kit.drawing import wrapped
from sintas.kit.drawing.text import room_of

from .words import Said

COLUMN, PER_LANE, PAD = 132.0, 4, 8.0  # a column, columns in a lane, and the room left free at its sides, px
LEFT = 20.0  # before the first column, px
MAIN, SMALL, LEADING = 13.0, 12.0, 1.3
TALL = 9  # lines of a text before it takes a wider column
STEP, ROAD, KNOT, CLEAR = 9.0, 15.0, 12.0, 9.0  # height per strength, width of the road, radius of a knot, words' distance to the road
UNSAID_STRENGTH = 2.0
SPACE = 34.0  # between lanes

Mark = tuple[str, int | None]  # mood and strength


@dataclass(frozen=True)
class Line:
    """One line of words."""

    words: str
    size: float
    weight: int
    look: str


@dataclass(frozen=True)
class Stop:
    """An event on the road: its knot at (x, y), its words with the top at `words_top`, centred on x. `place` counts from 0."""

    place: int
    mood: str
    x: float
    y: float
    lines: tuple[Line, ...]
    words_top: float

    @property
    def words_bottom(self) -> float:
        """Where its words end."""
        return self.words_top + high(self.lines)


@dataclass(frozen=True)
class Lane:
    """A stretch of road from left to right around the height `middle`; it ends at `end`, below everything in it lies `bottom`."""

    stops: tuple[Stop, ...]
    top: float
    middle: float
    bottom: float
    start: float
    end: float

    @property
    def path(self) -> list[tuple[float, float]]:
        """The points the road passes."""
        return [(self.start, self.middle), *((stop.x, stop.y) for stop in self.stops), (self.end, self.middle)]


def high(lines: Sequence[Line]) -> float:
    """The room lines take, px."""
    return sum(line.size * LEADING for line in lines)


def written(said: Sequence[Said], room: float) -> tuple[Line, ...]:
    """The words in lines no wider than `room`."""
    found: list[Line] = []
    for one in said:
        size, weight, look = (MAIN, 700, "text") if one.main else (SMALL, 400, "text2")
        found += [Line(words, size, weight, look) for words in wrapped(one.words, size, room, weight)]
    return tuple(found)


def columns_for(said: Sequence[Said]) -> int:
    """How many columns wide an event is: more for a long story, so that a lane does not become a tower,
    and for a word that one column would part."""
    for columns in range(1, PER_LANE):
        room = columns * COLUMN - PAD
        whole = columns > 1 or all(room_of(one.words, MAIN if one.main else SMALL, 0, 2 * room, 700 if one.main else 400) <= room for one in said)
        if whole and len(written(said, room)) <= TALL:
            return columns
    return PER_LANE


def laned(widths: Sequence[int]) -> list[list[int]]:
    """Places of the events lane by lane, no lane wider than its columns."""
    lanes: list[list[int]] = []
    used = PER_LANE
    for place, columns in enumerate(widths):
        if used + columns > PER_LANE:
            lanes.append([])
            used = 0
        lanes[-1].append(place)
        used += columns
    return lanes


def lift(mood: str, strength: int | None) -> float:
    """How far an event lies off the middle of its lane, px; up is negative."""
    way = {"up": -1.0, "down": 1.0}.get(mood, 0.0)
    return way * STEP * (strength if strength else UNSAID_STRENGTH)


def lane_of(places: Sequence[int], texts: Sequence[Sequence[Said]], marks: Sequence[Mark], widths: Sequence[int], top: float) -> Lane:
    """One lane from `top` on: knots by mood and strength, words above what felt good and below what was hard, clear of the road."""
    edges = [LEFT]
    for place in places:
        edges.append(edges[-1] + widths[place] * COLUMN)
    xs = [(a + b) / 2 for a, b in pairwise(edges)]
    offs = [lift(*marks[place]) for place in places]
    reach = [extremes(offs, [widths[place] for place in places], at) for at in range(len(places))]
    lines = [written(texts[place], widths[place] * COLUMN - PAD) for place in places]
    above = [marks[place][0] != "down" for place in places]
    tops = [low - CLEAR - high(one) if up else deep + CLEAR for (low, deep), one, up in zip(reach, lines, above, strict=True)]
    ends = [start + high(one) for start, one in zip(tops, lines, strict=True)]
    upper = min(*tops, *(low for low, _deep in reach))
    lower = max(*ends, *(deep for _low, deep in reach))
    middle = top - upper
    stops = tuple(
        Stop(place, marks[place][0], x, middle + off, one, middle + start)
        for place, x, off, one, start in zip(places, xs, offs, lines, tops, strict=True)
    )
    return Lane(stops, top, middle, middle + lower, LEFT - 6, edges[-1] + 8)


def extremes(offs: Sequence[float], widths: Sequence[int], at: int) -> tuple[float, float]:
    """The highest and lowest edge of the road within an event's column, its knot included, off the lane's middle.

    Where two columns are equally wide the road is half-way at their border; into a wider one it may come all the way.
    """
    here, half = offs[at], ROAD / 2
    met = [here]
    for other in (at - 1, at + 1):
        if not 0 <= other < len(offs):
            met.append(0.0)  # from and to the middle, at the ends of the lane
        else:
            met.append((offs[other] + here) / 2 if widths[other] == widths[at] else offs[other])
    return min(here - KNOT, min(met) - half), max(here + KNOT, max(met) + half)


def moved(lane: Lane, by: float) -> Lane:
    """The lane `by` px further down."""
    stops = tuple(replace(stop, y=stop.y + by, words_top=stop.words_top + by) for stop in lane.stops)
    return replace(lane, stops=stops, top=lane.top + by, middle=lane.middle + by, bottom=lane.bottom + by)


def on_sheets(lanes: Sequence[Lane], top: float, most: float) -> list[list[Lane]]:
    """The lanes in sheets that are at most `most` px high, each sheet beginning at `top`; a lane is never cut."""
    sheets: list[list[Lane]] = []
    for lane in lanes:
        if not sheets or lane.bottom - sheets[-1][0].top > most - top:
            sheets.append([])
        sheets[-1].append(lane)
    return [[moved(lane, top - sheet[0].top) for lane in sheet] for sheet in sheets]


def placed(texts: Sequence[Sequence[Said]], marks: Sequence[Mark], top: float) -> list[Lane]:
    """All lanes from `top` on. `marks`: mood and strength of each event."""
    widths = [columns_for(one) for one in texts]
    lanes: list[Lane] = []
    for places in laned(widths):
        lanes.append(lane_of(places, texts, marks, widths, lanes[-1].bottom + SPACE if lanes else top))
    return lanes
