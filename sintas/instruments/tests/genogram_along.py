"""Finds lines of feeling that run along a line of structure, so that one is taken for the other: read off the drawing with a ruler."""

from __future__ import annotations

import math
from itertools import pairwise

from .genogram_oracle import Seen

STRUCTURE = ("union-", "children-")
FEW = 8.0  # px of the way that lines may share where they cross
NEAR, NEAR_ZIGZAG = 5.0, 7.0  # px between a line of structure and a plain line, and the middle of a zigzag
LEVEL = 0.35  # sine of the angle below which two lines run along one another
SHORT = 20.0  # px: bars across a cut-off tie are shorter
Point = tuple[float, float]


def runs_along(sheet: Seen) -> list[str]:
    """Each tie that keeps for more than a few px to a couple's line or to a line to children, and how far."""
    structure = [
        (mark, one, other)
        for mark, lines in sheet.lines.items() if mark.startswith(STRUCTURE) for line in lines for one, other in pairwise(line)
        if math.dist(one, other) > 12
    ]  # fmt: skip
    found = []
    for mark, lines in sheet.lines.items():
        for line in lines if mark.startswith("tie-") else ():
            if long(line) < SHORT:
                continue
            near = NEAR_ZIGZAG if zigzags(line) else NEAR
            shared = ((other, along(middle_of(line), begin, end, near)) for other, begin, end in structure)
            found += [f"{mark} along {other} for {px:.0f} px" for other, px in shared if px > FEW]
    return found


def long(line: list[Point]) -> float:
    return sum(math.dist(one, other) for one, other in pairwise(line))


def zigzags(line: list[Point]) -> bool:
    """Whether it turns sharply at most of its corners."""
    corners = [abs((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])) > 10 for a, b, c in zip(line, line[1:], line[2:], strict=False)]
    return len(line) >= 8 and sum(corners) > len(line) * 0.6


def middle_of(line: list[Point]) -> list[Point]:
    """The path a zigzag goes along; nearly the line itself for a plain one."""
    return line if len(line) < 4 else [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(line)]


def along(line: list[Point], begin: Point, end: Point, near: float) -> float:
    """How many px of a line lie nearer than `near` to a straight one and in its direction."""
    whole = math.dist(begin, end)
    ux, uy = (end[0] - begin[0]) / whole, (end[1] - begin[1]) / whole
    found = 0.0
    for one, other in pairwise(line):
        step = math.dist(one, other)
        if step == 0 or abs((other[0] - one[0]) * uy - (other[1] - one[1]) * ux) / step > LEVEL:
            continue
        parts = max(1, int(step / 2))
        for part in range(parts):
            x = one[0] + (other[0] - one[0]) * (part + 0.5) / parts - begin[0]
            y = one[1] + (other[1] - one[1]) * (part + 0.5) / parts - begin[1]
            if 0 <= x * ux + y * uy <= whole and abs(x * uy - y * ux) < near:
                found += step / parts
    return found
