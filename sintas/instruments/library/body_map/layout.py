"""Where marks stand on the figures: at their place, set apart where two would lie on one another. Pure geometry, px."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ...rings import Size

Point = tuple[float, float]
APART = 3.0  # free room between two marks
STEP = 4.0
WAYS = 24  # directions tried around a place that is taken
SIZES = {"dot": Size(22, 22), "line": Size(38, 20), "area": Size(30, 30), "patch": Size(22, 22)}


@dataclass(frozen=True)
class Panel:
    """One figure on the sheet: the upper left corner of its box, and the box."""

    left: float
    top: float
    wide: float
    high: float

    def at(self, share: Point) -> Point:
        """A place given in shares of the box."""
        return self.left + share[0] * self.wide, self.top + share[1] * self.high

    def held(self, point: Point, size: Size) -> Point:
        """The nearest place at which the whole of a mark is inside."""
        x = min(max(point[0], self.left + size.wide / 2), self.left + self.wide - size.wide / 2)
        y = min(max(point[1], self.top + size.high / 2), self.top + self.high - size.high / 2)
        return x, y


def set_apart(panel: Panel, points: Sequence[Point], sizes: Sequence[Size]) -> list[Point]:
    """Where the marks are drawn, in their order: each as near to its place as it can be without lying on an earlier one."""
    stand: list[tuple[Point, Size]] = []
    for point, size in zip(points, sizes, strict=True):
        stand.append((nearest(panel, point, size, stand), size))
    return [point for point, _size in stand]


def nearest(panel: Panel, point: Point, size: Size, taken: Sequence[tuple[Point, Size]]) -> Point:
    """The free place nearest to `point`, its first try the place itself."""
    for ring in range(math.ceil(math.hypot(panel.wide, panel.high) / STEP)):
        for way in range(WAYS if ring else 1):
            turn = 2 * math.pi * way / WAYS
            tried = panel.held((point[0] + ring * STEP * math.cos(turn), point[1] + ring * STEP * math.sin(turn)), size)
            if not any(meet(tried, size, other, other_size) for other, other_size in taken):
                return tried
    return panel.held(point, size)


def meet(one: Point, size: Size, other: Point, other_size: Size) -> bool:
    """Are two marks nearer than APART?"""
    across = abs(one[0] - other[0]) - (size.wide + other_size.wide) / 2
    down = abs(one[1] - other[1]) - (size.high + other_size.high) / 2
    return max(across, down) < APART - 1e-6
