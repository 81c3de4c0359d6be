"""Lines between places that run through no other place: straight where nothing is in the way, else around. Pure geometry, px."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

from ...rings import Size

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Cell = tuple[int, int]
CLEAR = 9.0  # free room beside a line
STEP = 8.0  # width of a cell
AROUND = 48.0  # how far outside all places a line may go
TURNS = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1)]


class Field:
    """The boxes nothing may run through; a line may begin and end inside its own two."""

    def __init__(self, points: Sequence[Point], sizes: Sequence[Size]) -> None:
        self.points = list(points)
        self.boxes = [widened(point, size) for point, size in zip(points, sizes, strict=True)]
        self.left = min(box[0] for box in self.boxes) - AROUND
        self.top = min(box[1] for box in self.boxes) - AROUND
        self.right = max(box[2] for box in self.boxes) + AROUND
        self.bottom = max(box[3] for box in self.boxes) + AROUND

    def way(self, one: int, other: int) -> list[Point]:
        """From middle to middle, as few bends as can be."""
        begin, end = self.points[one], self.points[other]
        walls = [box for at, box in enumerate(self.boxes) if at not in (one, other)]
        if clear(begin, end, walls):
            return [begin, end]
        return pulled(self.around(begin, end, walls), walls)

    def around(self, begin: Point, end: Point, walls: Sequence[Box]) -> list[Point]:
        """The shortest way through free cells (A*); the straight line if there should be none."""
        goal, first = self.cell(end), self.cell(begin)
        waiting: list[tuple[float, float, Cell]] = [(0.0, 0.0, first)]
        came: dict[Cell, Cell] = {}
        best = {first: 0.0}
        while waiting:
            _hope, walked, here = heapq.heappop(waiting)
            if here == goal:
                return [begin, *(self.middle(cell) for cell in back(came, here)[1:-1]), end]
            if walked > best[here]:
                continue
            for across, down in TURNS:
                there = here[0] + across, here[1] + down
                far = walked + math.hypot(across, down)
                if far < best.get(there, math.inf) and (there == goal or self.free(there, walls)):
                    best[there], came[there] = far, here
                    heapq.heappush(waiting, (far + math.dist(there, goal), far, there))
        return [begin, end]

    def cell(self, point: Point) -> Cell:
        """The cell a point lies in."""
        return int((point[0] - self.left) // STEP), int((point[1] - self.top) // STEP)

    def middle(self, cell: Cell) -> Point:
        """The middle of a cell."""
        return self.left + (cell[0] + 0.5) * STEP, self.top + (cell[1] + 0.5) * STEP

    def free(self, cell: Cell, walls: Sequence[Box]) -> bool:
        """Is its middle on the sheet and in no box?"""
        x, y = self.middle(cell)
        on_sheet = self.left < x < self.right and self.top < y < self.bottom
        return on_sheet and not any(box[0] < x < box[2] and box[1] < y < box[3] for box in walls)


def widened(point: Point, size: Size) -> Box:
    """A shape's box with the free room around it."""
    across, down = size.wide / 2 + CLEAR, size.high / 2 + CLEAR
    return point[0] - across, point[1] - down, point[0] + across, point[1] + down


def back(came: dict[Cell, Cell], cell: Cell) -> list[Cell]:
    """The cells from the beginning to this one."""
    found = [cell]
    while cell in came:
        cell = came[cell]
        found.append(cell)
    return found[::-1]


def pulled(path: Sequence[Point], walls: Sequence[Box]) -> list[Point]:
    """The same way pulled tight: a point is left out where its neighbours see each other."""
    found, at = [path[0]], 0
    while at < len(path) - 1:
        seen = next((far for far in range(len(path) - 1, at + 1, -1) if clear(path[at], path[far], walls)), at + 1)
        found.append(path[seen])
        at = seen
    return found


def clear(begin: Point, end: Point, walls: Sequence[Box]) -> bool:
    """Does the straight line run through none of the boxes?"""
    return not any(crosses(begin, end, box) for box in walls)


def crosses(begin: Point, end: Point, box: Box) -> bool:
    """Does the line run through the box? (Liang and Barsky: the part of the line inside each pair of sides.)"""
    first, last = 0.0, 1.0
    for start, step, low, high in (
        (begin[0], end[0] - begin[0], box[0], box[2]),
        (begin[1], end[1] - begin[1], box[1], box[3]),
    ):
        if abs(step) < 1e-9:
            if not low < start < high:
                return False
            continue
        one, other = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, one), min(last, other)
    return last - first > 1e-9
