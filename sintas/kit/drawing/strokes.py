"""Lines that mean something: parallel, dotted, zigzag, broken, with arrow heads; told apart without colour."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

GAP = 4.5  # between parallel lines, px
HEAD = 12.0  # length of an arrow head, px


@dataclass(frozen=True)
class Stroke:
    """One kind of line. `lines` parallel ones; `kind` of each; a `zigzag` over them when asked; arrow heads at its ends; bars across its middle."""

    lines: Literal[0, 1, 2, 3] = 1
    kind: Literal["solid", "dashed", "dotted"] = "solid"
    zigzag: Literal["", "loose", "tight"] = ""  # tight: another hand of zigzag, for a second meaning
    arrow: Literal["", "end", "start", "both"] = ""
    bars: int = 0  # short lines across the middle: 2 for a tie that was cut
    width: float = 1.8


@dataclass(frozen=True)
class Line:
    """From (x1, y1) to (x2, y2), px."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def length(self) -> float:
        return math.hypot(self.x2 - self.x1, self.y2 - self.y1)

    @property
    def along(self) -> tuple[float, float]:
        """The unit vector of its direction; (1, 0) for a line without length."""
        length = self.length
        return ((self.x2 - self.x1) / length, (self.y2 - self.y1) / length) if length else (1.0, 0.0)

    @property
    def across(self) -> tuple[float, float]:
        """The unit vector at its left."""
        ux, uy = self.along
        return -uy, ux

    def at(self, distance: float, aside: float = 0.0) -> tuple[float, float]:
        """The point `distance` px from its beginning, `aside` px off it."""
        (ux, uy), (nx, ny) = self.along, self.across
        return self.x1 + ux * distance + nx * aside, self.y1 + uy * distance + ny * aside

    def moved(self, aside: float) -> Line:
        """Parallel to it."""
        nx, ny = self.across
        return Line(self.x1 + nx * aside, self.y1 + ny * aside, self.x2 + nx * aside, self.y2 + ny * aside)

    def shortened(self, at_start: float, at_end: float) -> Line:
        """Without its first and last px; never shorter than a point in its middle."""
        room = max(0.0, self.length - 0.01)
        over = min(1.0, room / (at_start + at_end)) if at_start + at_end > 0 else 1.0
        (a, b), (c, d) = self.at(at_start * over), self.at(self.length - at_end * over)
        return Line(a, b, c, d)


def offsets(lines: int) -> list[float]:
    """Where parallel lines stand: [0], [-2.25, 2.25], [-4.5, 0, 4.5]."""
    return [GAP * (at - (lines - 1) / 2) for at in range(lines)]


def zigzag(line: Line, *, amplitude: float = 5.0, step: float = 8.0) -> list[tuple[float, float]]:
    """The corners of a zigzag along `line`, its ends included."""
    turns = max(2, round(line.length / step))
    inner = [line.at(line.length * at / turns, amplitude if at % 2 else -amplitude) for at in range(1, turns)]
    return [(line.x1, line.y1), *inner, (line.x2, line.y2)]


def head(x: float, y: float, along: tuple[float, float], size: float = HEAD) -> list[tuple[float, float]]:
    """The three corners of an arrow head with its tip at (x, y), pointing `along`."""
    ux, uy = along
    back, half = size, size * 0.52
    return [(x, y), (x - ux * back - uy * half, y - uy * back + ux * half), (x - ux * back + uy * half, y - uy * back - ux * half)]
