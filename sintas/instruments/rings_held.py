"""What stands on the rings so far, and whether one thing more meets a box, a line or the middle."""

from __future__ import annotations

import math
from dataclasses import dataclass

APART = 12.0  # free room around every box, px
CLEAR = 9.0  # free room beside every line: three parallel lines and a zigzag fit
BREAK = 10.0  # more room where another sector begins
TURN = math.radians(1.0)
TOP = -math.pi / 2

Point = tuple[float, float]


@dataclass(frozen=True)
class Size:
    """A box around its centre."""

    wide: float
    high: float

    @property
    def reach(self) -> float:
        """Its longer side."""
        return max(self.wide, self.high)


@dataclass(frozen=True)
class Ask:
    """What is to be placed. `inner`: radius of the middle; `free`: how much of a line is seen at least; `names`: sizes of ring words."""

    sizes: tuple[Size, ...]
    rings: tuple[int, ...]
    inner: float
    free: float
    breaks: frozenset[int] = frozenset()  # a wider gap before these: another sector begins
    names: tuple[Size, ...] = ()
    lines: bool = True

    def beside(self, at: int, step: int) -> int | None:
        """The thing before (-1) or after (1) in the round; where no lines are drawn every ring is a round of its own. None at its end."""
        places = range(at + step, len(self.sizes) if step > 0 else -1, step)
        return next((one for one in places if self.lines or self.rings[one] == self.rings[at]), None)


class Held:
    """Things at `ways` (directions, radians) on rings of radius `first`, `first + step` ..."""

    def __init__(self, asked: Ask, first: float, step: float) -> None:
        self.asked, self.first, self.step = asked, first, step
        self.ways: list[float] = []
        self.boxes: list[tuple[Point, Size]] = []
        self.named = [((0.0, -(first + step * at)), size) for at, size in enumerate(asked.names)]
        widest = max((math.hypot(size.wide, size.high) for size in (*asked.sizes, *asked.names)), default=0.0)
        # further apart than this angle nothing can meet
        self.far = math.asin(min(1.0, (widest + APART) / first)) if widest + APART < first else math.pi

    def radius(self, at: int) -> float:
        """The radius of the ring of the thing at this place."""
        return self.first + self.step * self.asked.rings[at]

    def point(self, at: int, way: float) -> Point:
        """Where it stands in this direction."""
        return self.radius(at) * math.cos(way), self.radius(at) * math.sin(way)

    def put(self, at: int, way: float) -> None:
        """It stands there from now on; things are put in their order."""
        self.ways.append(way)
        self.boxes.append((self.point(at, way), self.asked.sizes[at]))

    def free_from(self, at: int, way: float, end: float) -> float:
        """The first direction from `way` on in which it meets nothing; `end` when there is none."""
        while way < end and not self.is_free(at, way):
            way += TURN
        return min(way, end)

    def towards(self, at: int, way: float) -> float:
        """Moves a thing that stands already to `way`, or half or a quarter of the way there; returns by how much."""
        was = self.ways[at]
        for share in (1.0, 0.5, 0.25):
            new = was + (way - was) * share
            if abs(new - was) > 0.003 and self.is_free(at, new):
                self.ways[at] = new
                self.boxes[at] = (self.point(at, new), self.asked.sizes[at])
                return abs(new - was)
        return 0.0

    def is_free(self, at: int, way: float) -> bool:
        """Would it meet no other box, no line and not the middle?"""
        point, size, lines = self.point(at, way), self.asked.sizes[at], self.asked.lines
        if inner_edge(point, size) < self.asked.inner + self.asked.free * 0.5:
            return False
        for other, other_size in self.named:
            if meet(point, size, other, other_size) or (lines and crosses(point, other, other_size)):
                return False
        for held, (other, other_size) in enumerate(self.boxes):
            if held == at or self.far < abs((self.ways[held] - way + math.pi) % (2 * math.pi) - math.pi):
                continue
            if meet(point, size, other, other_size):
                return False
            if lines and (crosses(point, other, other_size) or crosses(other, point, size)):
                return False
        return True


def meet(one: Point, size: Size, other: Point, other_size: Size) -> bool:
    """Are two boxes nearer than APART?"""
    across = abs(one[0] - other[0]) - (size.wide + other_size.wide) / 2
    down = abs(one[1] - other[1]) - (size.high + other_size.high) / 2
    return max(across, down) < APART


def crosses(end: Point, point: Point, size: Size) -> bool:
    """Does the line from the middle to `end` come too near to a box that stands before its end?"""
    length = math.hypot(*end)
    ux, uy = end[0] / length, end[1] / length
    along = ux * point[0] + uy * point[1]
    if along <= 0 or along - (size.wide * abs(ux) + size.high * abs(uy)) / 2 > length:
        return False
    aside = abs(ux * point[1] - uy * point[0])
    return aside < (size.wide * abs(uy) + size.high * abs(ux)) / 2 + CLEAR


def inner_edge(point: Point, size: Size) -> float:
    """How near a box comes to the middle, px."""
    return math.hypot(max(0.0, abs(point[0]) - size.wide / 2), max(0.0, abs(point[1]) - size.high / 2))
