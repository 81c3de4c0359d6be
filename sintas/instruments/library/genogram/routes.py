"""The way of a line between two people who may stand anywhere: past symbols and words, through the spaces between them.

In one row: straight to a neighbour, else over the heads. Between rows: out at the side of the upper one, down beside the words, across in
the space between the rows, and in from above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sintas.instruments.family import Bond

from .chains import GHOST, ghost
from .grid import Grid, Room
from .joint_words import worded_pairs
from .tracks import tracks
from .tree import Tree

LINE = 19.0  # px a line between two people's words takes
ARRIVAL = 11.0  # px each line that comes down to somebody takes of the room for a couple's words
END = 12.0  # px from line to line beyond the end of a row
CLEAR = 10.0  # px a line keeps from words and other lines, where there is room
# heights of lines between neighbours, below the middle: clear of a couple's line, and of a line that comes down there
BESIDE_COUPLE, BESIDE_SEAT, BESIDE_OTHERS = (13.0,), (-12.0,), (8.0, -8.0)


@dataclass
class Route:
    """`gaps`: (row, left person, right person) it passes between, from above; "" beyond the end of a row."""

    bond: Bond
    upper: str
    lower: str
    gaps: list[tuple[int, str, str]] = field(default_factory=list)
    beside: float | None = None  # straight to a neighbour at this height
    over: int | None = None  # level above the row, over the heads
    lanes: list[int] = field(default_factory=list)  # for each gap: the level at which it runs across below that row
    seat: str = ""  # ends at this place beside the lower one instead of at the symbol

    @property
    def is_arc(self) -> bool:
        return not self.gaps and self.beside is None


def planned(bonds: Sequence[Bond], tree: Tree, grid: Grid) -> list[Route]:
    """A route for each bond."""
    people = [[ref for ref in row if not ref.startswith(GHOST)] for row in grid.rows]
    level = {ref: at for at, row in enumerate(people) for ref in row}
    index = {ref: at for row in people for at, ref in enumerate(row)}
    couples = {frozenset(union.people) for union in tree.unions if union.is_pair}
    worded = worded_pairs(tree)
    used: dict[frozenset[str], int] = {}
    found = []
    for bond in bonds:
        upper, lower = sorted((bond.one, bond.other), key=lambda ref: (level[ref], grid.x[ref]))
        route = Route(bond, upper, lower)
        if level[upper] != level[lower]:
            route.gaps = passages(upper, lower, people, level, index, grid.x, worded)
        elif abs(index[upper] - index[lower]) == 1 and level[upper] < grid.first_loose:
            pair = frozenset((upper, lower))
            row = grid.rows[level[upper]]
            seated = abs(row.index(upper) - row.index(lower)) > 1
            heights = (() if seated else BESIDE_COUPLE) if pair in couples else BESIDE_SEAT if seated else BESIDE_OTHERS
            count = used.get(pair, 0)
            route.beside = heights[count] if count < len(heights) else None
            used[pair] = count + 1
        found.append(route)
    return found


def across(tree: Tree, grid: Grid) -> list[Route]:
    """A route for each union of partners in different rows; it ends at the seat beside the lower one."""
    level = {ref: at for at, row in enumerate(grid.rows) for ref in row}
    found = []
    for at, union in enumerate(tree.unions):
        if union.is_pair and level[union.one] != level[union.other]:
            route = planned([Bond(union.one, union.other)], tree, grid)[0]
            route.seat = ghost(at)
            found.append(route)
    return found


def passages(
    upper: str,
    lower: str,
    people: list[list[str]],
    level: Mapping[str, int],
    index: Mapping[str, int],
    x: Mapping[str, float],
    worded: set[frozenset[str]],
) -> list[tuple[int, str, str]]:
    """The gaps between people's words on the way down."""
    first, last = level[upper], level[lower]
    row, at = people[first], index[upper]
    to_right = x[lower] >= x[upper]
    left, right = (at, at + 1) if to_right else (at - 1, at)
    found = [(first, row[left] if left >= 0 else "", row[right] if right < len(row) else "")]
    for middle in range(first + 1, last):
        wanted = x[upper] + (x[lower] - x[upper]) * (middle - first) / (last - first)
        row = people[middle]
        centres = [x[row[0]] - 60, *((x[a] + x[b]) / 2 for a, b in pairwise(row)), x[row[-1]] + 60]
        silent = [at for at, pair in enumerate(pairwise(["", *row, ""])) if frozenset(pair) not in worded]
        gap = min(silent, key=lambda at: abs(centres[at] - wanted))
        found.append((middle, row[gap - 1] if gap else "", row[gap] if gap < len(row) else ""))
    return found


def widened(room: Room, routes: Sequence[Route], tree: Tree, grid: Grid) -> Room:
    """The room people need when these lines pass between them."""
    extra: dict[tuple[str, str], float] = {}
    following = {one: other for row in grid.rows for one, other in pairwise(row)}
    for route in routes:
        for _row, left, right in route.gaps:
            if left and right:
                pair = (left, following[left])
                extra[pair] = extra.get(pair, 0.0) + LINE
    worded = worded_pairs(tree)
    for (ref, to_right), count in arrivals(routes, grid.x).items():
        for one, other in following.items():
            if (one if to_right else other) == ref and frozenset((one, other)) in worded:
                extra[one, other] = extra.get((one, other), 0.0) + 2 * ARRIVAL * count
    return Room(room.half, room.line, extra)


def lay_lanes(routes: Sequence[Route], grid: Grid, rows: int) -> list[int]:
    """Gives each route its level in the space below each row it leaves, above the lines of children: there it runs level, so that it is
    never taken for one of them. Returns how many levels each row needs."""
    found = [0] * rows
    for row in range(rows):
        here = [(route, at) for route in routes for at, gap in enumerate(route.gaps) if gap[0] == row]
        ways = [(reach_of(route, at, grid), reach_of(route, at + 1, grid)) for route, at in here]
        for (route, _at), level in zip(here, tracks(ways), strict=True):
            route.lanes.append(level)
            found[row] = max(found[row], level + 1)
    return found


def reach_of(route: Route, at: int, grid: Grid) -> float:
    """About where a route passes its gap number `at`, or reaches the lower one."""
    if at == len(route.gaps):
        return grid.x[route.seat or route.lower]
    _row, left, right = route.gaps[at]
    return (grid.x[left or right] + grid.x[right or left]) / 2


def arrivals(routes: Sequence[Route], x: Mapping[str, float]) -> dict[tuple[str, bool], int]:
    """(who, from the right) -> how many lines come down there."""
    found: dict[tuple[str, bool], int] = {}
    for route in routes:
        if route.beside is not None or route.seat:
            continue
        for ref, other in ((route.lower, route.upper), (route.upper, route.lower)):
            if ref == route.lower or route.is_arc:
                side = (ref, x[other] >= x[ref])
                found[side] = found.get(side, 0) + 1
    return found


def free_place(left: float | None, right: float | None, taken: Sequence[float], near: float) -> float:
    """x for one more line between two edges, as near to x `near` as leaves it clear of them and of the lines there.

    Beyond the end of a row lines stand one after another; without room for a clear place, the clearest.
    """
    if left is None or right is None:
        edge, way = (left, 1.0) if left is not None else (right, -1.0)
        place = (edge or 0.0) + way * END
        while any(abs(place - other) < END - 1 for other in taken):
            place += way * END
        return place
    walls = [left + 1, right - 1, *(other for other in taken if left - CLEAR <= other <= right + CLEAR)]
    steps = max(1, round((right - left) / 1.5))
    places = [left + (right - left) * step / steps for step in range(steps + 1)]
    return max(places, key=lambda place: (round(min(CLEAR, *(abs(place - wall) for wall in walls)), 1), -abs(place - near)))
