"""Where the members stand: a target, the more often chosen the nearer the middle; those who choose each other near each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from ...rings import Size
from .counting import Counted

APART = 16.0
MIDDLE = 34.0  # around one who stands alone in the middle: arrows come from all sides
STEP = 100.0  # from ring to ring, at least: room for arrows
THIRDS, OUTSIDE = 3, 3
SWEEPS = 8

Point = tuple[float, float]


def ring_of(received: int, most: int) -> int:
    """0 for the third of those chosen most, 3 for those chosen by nobody."""
    return OUTSIDE if not received else min(THIRDS - 1, math.floor((1 - received / most) * THIRDS))


def rings_of(counts: Counted) -> list[list[str]]:
    """The members ring by ring from the middle; empty rings are left out."""
    most = max((counts.received(name) for name in counts.members), default=0)
    found: dict[int, list[str]] = {}
    for name in counts.members:
        found.setdefault(ring_of(counts.received(name), most), []).append(name)
    return [found[ring] for ring in sorted(found)]


def radii_of(rings: Sequence[Sequence[str]], sizes: Mapping[str, Size]) -> list[float]:
    """Radii on which no two boxes can meet, whoever stands where: boxes count with their diagonals."""
    found: list[float] = []
    before = 0.0
    for names in rings:
        widest = max(math.hypot(sizes[name].wide, sizes[name].high) for name in names)
        round_ = 0.0 if len(names) == 1 and not found else (widest + APART) / (2 * math.sin(math.pi / max(2, len(names))))
        apart = MIDDLE if found == [0.0] else APART
        least = found[-1] + max(STEP, (before + widest) / 2 + apart) if found else 0.0
        found.append(max(round_, least))
        before = widest
    return found


def placed(counts: Counted, sizes: Mapping[str, Size]) -> tuple[dict[str, Point], list[float]]:
    """Every member's place around (0, 0), and the radii of the rings. The same choices give the same places."""
    rings = rings_of(counts)
    radii = radii_of(rings, sizes)
    slots = [
        [at_way(radius, ring, at, len(names)) for at in range(len(names))]
        for ring, (names, radius) in enumerate(zip(rings, radii, strict=True))
    ]
    points = {name: point for names, places in zip(rings, slots, strict=True) for name, point in zip(names, places, strict=True)}
    ties: dict[str, list[str]] = {name: [] for name in counts.members}
    for one, other in sorted(counts.chooses | counts.rejects):
        ties[one].append(other)
        ties[other].append(one)
    for _sweep in range(SWEEPS):
        if not any(swapped(names, points, ties) for names in rings):
            break
    return points, radii


def at_way(radius: float, ring: int, at: int, count: int) -> Point:
    """The place of one among `count` on a ring; every other ring is turned by half a place."""
    way = -math.pi / 2 + 2 * math.pi * (at + 0.5 * (ring % 2)) / count
    return radius * math.cos(way), radius * math.sin(way)


def swapped(names: Sequence[str], points: dict[str, Point], ties: Mapping[str, Sequence[str]]) -> bool:
    """Lets two of a ring change places wherever that makes their lines shorter. True when somebody moved."""
    moved = False
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            before = reach(one, points, ties) + reach(other, points, ties)
            points[one], points[other] = points[other], points[one]
            if reach(one, points, ties) + reach(other, points, ties) < before - 0.01:
                moved = True
            else:
                points[one], points[other] = points[other], points[one]
    return moved


def reach(name: str, points: Mapping[str, Point], ties: Mapping[str, Sequence[str]]) -> float:
    """The length of all lines of one member, px."""
    x, y = points[name]
    return sum(math.hypot(points[other][0] - x, points[other][1] - y) for other in ties[name])
