"""Where a few words fit in a crowded picture: beside their point, never on a line, a point or other words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

SAMPLE = 3.0  # px between the small boxes a slanted line is kept as


@dataclass(frozen=True)
class Box:
    """From (left, top) to (right, bottom), px."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Do they share any place?"""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        """Does all of it lie inside the other?"""
        return other.left <= self.left and self.right <= other.right and other.top <= self.top and self.bottom <= other.bottom


@dataclass
class Taken:
    """What is drawn already, inside `room`."""

    room: Box
    boxes: list[Box] = field(default_factory=list)

    def add_point(self, x: float, y: float, radius: float) -> None:
        """A round mark."""
        self.boxes.append(Box(x - radius, y - radius, x + radius, y + radius))

    def add_line(self, x1: float, y1: float, x2: float, y2: float, thick: float = 2.0) -> None:
        """A line, as small boxes along it."""
        half = thick / 2
        steps = 1 if x1 == x2 or y1 == y2 else max(1, math.ceil(math.hypot(x2 - x1, y2 - y1) / SAMPLE))
        for step in range(steps):
            a, b = step / steps, (step + 1) / steps
            xs, ys = (x1 + (x2 - x1) * a, x1 + (x2 - x1) * b), (y1 + (y2 - y1) * a, y1 + (y2 - y1) * b)
            self.boxes.append(Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half))

    def free(self, spots: Iterable[Box]) -> Box | None:
        """The first of the spots where nothing is, taken from now on; None where all are taken."""
        for spot in spots:
            if spot.within(self.room) and not any(spot.meets(one) for one in self.boxes):
                self.boxes.append(spot)
                return spot
        return None
