"""Couple lines and the lines down to children: where they run across, before anybody knows the heights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from .chains import GHOST, ghost
from .grid import Grid, Room, between
from .tracks import tracks
from .tree import Tree, Union


@dataclass
class Joint:
    """One union on the sheet. `x`: where its line comes down; `row` of the lower partner, None without parents.

    `seat`: beside whom the line comes down, "" for partners side by side. `over`: its level above the row, where others stand between.
    `bar`: the level of the line its children hang from, in the space above row `into`.
    """

    at: int
    union: Union
    x: float
    row: int | None
    into: int | None = None
    seat: str = ""
    over: int | None = None
    bar: int | None = None
    tops: dict[str, float] = field(default_factory=dict)  # child -> x at which its line leaves the bar (twins share one)

    @property
    def is_across(self) -> bool:
        """Partners in different rows."""
        return bool(self.seat) and self.union.is_pair and self.over is None


def joints(tree: Tree, grid: Grid, room: Room) -> list[Joint]:
    """Every union with its places across and its levels."""
    level = {ref: at for at, row in enumerate(grid.rows) for ref in row}
    found = []
    for at, union in enumerate(tree.unions):
        kids = [child.ref for child in union.children]
        into = min((level[ref] for ref in kids), default=None)
        tops = twin_tops(tree, kids, grid.x)
        if not union.people:
            found.append(Joint(at, union, (min(tops.values()) + max(tops.values())) / 2, None, into, tops=tops))
        elif ghost(at) in grid.x:
            lower = max(union.people, key=lambda ref: (level[ref], -distance(grid, ghost(at), ref)))
            found.append(Joint(at, union, grid.x[ghost(at)], level[lower], into, seat=lower, tops=tops))
        else:
            x = couple_place(union, grid, room, level)
            found.append(Joint(at, union, x, level[union.one], into, tops=tops))
    lay_bars(found, len(grid.rows))
    return found


def couple_place(union: Union, grid: Grid, room: Room, level: Mapping[str, int]) -> float:
    """Where a couple's line comes down: between their words, and beside a seat that stands there too."""
    row = grid.rows[level[union.one]]
    left, right = sorted(union.people, key=lambda ref: grid.x[ref])
    seats = [ref for ref in row[row.index(left) + 1 : row.index(right)] if ref.startswith(GHOST)]
    if not seats:
        return between(left, right, room.half, grid.x)
    edges = [grid.x[left] + room.half[left], *(grid.x[seat] for seat in seats), grid.x[right] - room.half[right]]
    return max(((b - a, (a + b) / 2) for a, b in pairwise(edges)), key=lambda found: found[0])[1]


def distance(grid: Grid, one: str, other: str) -> float:
    return abs(grid.x[one] - grid.x[other])


def twin_tops(tree: Tree, kids: list[str], x: Mapping[str, float]) -> dict[str, float]:
    """Where each child's line leaves the bar: twins, and those born with them, leave it at one place."""
    group = {ref: {ref} for ref in kids}
    for twins in tree.twins:
        if twins.one in group and twins.other in group:
            both = group[twins.one] | group[twins.other]
            for ref in both:
                group[ref] = both
    return {ref: (min(x[one] for one in group[ref]) + max(x[one] for one in group[ref])) / 2 for ref in kids}


def lay_bars(found: list[Joint], rows: int) -> None:
    """A level for the bar of each union; none where one child hangs straight below."""
    for row in range(rows):
        here = [joint for joint in found if joint.into == row and not is_straight(joint)]
        ways = [(min(joint.x, *joint.tops.values()), max(joint.x, *joint.tops.values())) for joint in here]
        for joint, level in zip(here, tracks(ways), strict=True):
            joint.bar = level


def is_straight(joint: Joint) -> bool:
    """One line straight down to an only child."""
    return joint.row is not None and all(abs(top - joint.x) < 1.0 for top in joint.tops.values())
