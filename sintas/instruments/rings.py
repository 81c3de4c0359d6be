"""Things around a middle, each on a ring and in a direction of its own, so that nothing lies on another and lines reach the middle freely.

Pure geometry in px around (0, 0), y downwards. Every thing is a box; rings grow step by step until all boxes are apart and, where lines
are drawn to the middle, no line runs through a box (`rings_held.py` judges). The same input gives the same places.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .rings_held import BREAK, CLEAR, TOP, Ask, Held, Size

STEP = 66.0  # from ring to ring, at least
GROWTH = 1.05
MOST_RINGS = 4
WORTH = 0.88  # one ring more must make the sheet this much smaller
SWEEPS = 240  # of a thing between its neighbours, shared by all things

__all__ = ["Ask", "Placed", "Size", "alternating", "grown"]


@dataclass(frozen=True)
class Placed:
    """`points` in the order of the sizes; `radii` per ring; `names`: where the ring's own words stand, one per ring."""

    points: tuple[tuple[float, float], ...]
    radii: tuple[float, ...]
    names: tuple[tuple[float, float], ...] = ()


def alternating(sizes: Sequence[Size], *, inner: float, free: float, breaks: frozenset[int] = frozenset()) -> Placed:
    """As many rings as make the sheet smallest: the things in their order, turn by turn on the next ring."""
    counts = range(1, min(MOST_RINGS, len(sizes) // 9 + 1) + 1)
    tried = [grown(Ask(tuple(sizes), tuple(at % count for at in range(len(sizes))), inner, free, breaks)) for count in counts]
    best = tried[0]
    for one in tried[1:]:
        if one.radii[-1] < best.radii[-1] * WORTH:
            best = one
    return best


def grown(asked: Ask) -> Placed:
    """The smallest rings on which nothing meets, found by making them larger until everything has a place."""
    first, step = least(asked), STEP
    while True:
        held = packed(asked, first, step)
        if held is not None:
            return placed(asked, eased(held))
        first, step = first * GROWTH, step * GROWTH**0.5


def least(asked: Ask) -> float:
    """The innermost ring is never smaller: a line is seen, and what must share its round could stand there edge to edge."""
    half = max((size.reach for size in asked.sizes), default=0.0) / 2
    narrow = [
        min(size.wide, size.high) if ring == 0 else 2 * CLEAR * asked.lines for ring, size in zip(asked.rings, asked.sizes, strict=True)
    ]
    return max(asked.inner + asked.free + half * 0.85, sum(narrow) / (2 * math.pi))


def packed(asked: Ask, first: float, step: float) -> Held | None:
    """Each in a direction as near to the one before as can be; None where the rings are too small."""
    held = Held(asked, first, step)
    end = TOP + 2 * math.pi
    for at in range(len(asked.sizes)):
        before = asked.beside(at, -1)
        wider = BREAK / held.radius(at) if at in asked.breaks and at else 0.0
        way = held.free_from(at, (held.ways[before] if before is not None else TOP) + wider, end)
        if way >= end:
            return None
        held.put(at, way)
    return held


def eased(held: Held) -> Held:
    """The same order with the room that is left shared out: each moves towards the middle of its neighbours as far as nothing meets.

    With ring words the first and last keep to their side of them; without, the first stays at the top.
    """
    count = len(held.ways)
    if count < 2:
        return held
    named = bool(held.asked.names)
    beside = [(held.asked.beside(at, -1), held.asked.beside(at, 1)) for at in range(count)]
    for _sweep in range(max(3, SWEEPS // count)):
        moved = 0.0
        for at in range(0 if named else 1, count):
            one, other = beside[at]
            before = held.ways[one] if one is not None else TOP
            after = held.ways[other] if other is not None else TOP + 2 * math.pi if named else held.ways[0] + 2 * math.pi
            moved = max(moved, held.towards(at, (before + after) / 2))
        if moved < 0.004:
            break
    return held


def placed(asked: Ask, held: Held) -> Placed:
    """Where everything stands."""
    count = max([*asked.rings, len(asked.names) - 1, 0]) + 1
    radii = tuple(held.first + held.step * at for at in range(count))
    points = tuple(held.point(at, way) for at, way in enumerate(held.ways))
    return Placed(points, radii, tuple((0.0, -radii[at]) for at in range(len(asked.names))))
