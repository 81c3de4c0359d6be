"""Routes -> points on the sheet: each line leaves and reaches a symbol at a place of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sintas.kit.drawing.curves import Point

from .routes import Route, free_place
from .sheet import Sheet, Spot
from .symbols import edge_of
from .tree import Tree

FAN = (64.0, 42.0, 22.0, 6.0)  # degrees from the horizontal at which lines reach a symbol from above, the innermost first
FIRST, NEXT = 11.0, 11.0  # px beside the middle at which they come down
ASIDE, WORDED, APART = (0.0, 4.0, 8.0, 12.0, 16.0, 20.0, 24.0), 12.0, 10.0  # px further aside they are tried, and kept from lines of children
QUESTION = 11.0  # px more beside somebody with a question mark
SIDE = (17.0, 12.0, 14.5, 10.5)  # px below the middle at which lines leave at a side, the nearest way down first
FLOOR = 5.0  # px below the words of a row, where a line may turn


def ways(routes: Sequence[Route], tree: Tree, sheet: Sheet) -> list[list[Point]]:
    """The points of each route, from `bond.one` to `bond.other`."""
    downs = [descents(route, sheet) for route in routes]
    ports = ports_above(routes, downs, tree, sheet)
    heights = leaving(routes, downs, tree, sheet)
    found = []
    for at, (route, down) in enumerate(zip(routes, downs, strict=True)):
        upper, lower = sheet.spots[route.upper], sheet.spots[route.lower]
        if route.beside is not None:
            points = straight(route.beside, upper, lower, tree)
        elif route.is_arc:
            height = sheet.over(upper.row, route.over or 0)
            (one, begin), (other, end) = ports[at, route.upper], ports[at, route.lower]
            points = [begin, (one, height), (other, height), end]
        else:
            begin = heights[at]
            x, end = (sheet.x[route.seat], (sheet.x[route.seat], lower.y)) if route.seat else ports[at, route.lower]
            points = [begin, (down[0][0], begin[1]), *levelled(route, down, x, sheet), (x, lower.y - sheet.head[lower.row]), end]
        found.append(points if route.upper == route.bond.one else points[::-1])
    return found


def descents(route: Route, sheet: Sheet) -> list[Point]:
    """The points on the way down through the gaps of the rows: into each gap and out below the words."""
    points: list[Point] = []
    for row, left, right in route.gaps:
        edges = (
            sheet.spots[left].x + sheet.spots[left].half if left else None,
            sheet.spots[right].x - sheet.spots[right].half if right else None,
        )
        taken = sheet.taken.setdefault(row, [])
        into = sheet.trunks.get(row, []) if points else []  # it comes down beside lines to the children of this row
        x = free_place(*edges, [*taken, *into], near=points[-1][0] if points else sheet.x[route.upper])
        taken.append(x)
        begin = sheet.y[row] if not points else sheet.y[row] - sheet.head[row]
        points += [(x, begin), (x, sheet.floor[row] + FLOOR)]
    return points


def levelled(route: Route, down: Sequence[Point], last: float, sheet: Sheet) -> list[Point]:
    """The way down, run across between the rows at the route's own levels; it ends above the lower one, at x `last`."""
    points: list[Point] = []
    for at, ((row, _left, _right), level) in enumerate(zip(route.gaps, route.lanes, strict=True)):
        height = sheet.across(row, level)
        x, following = down[2 * at][0], down[2 * at + 2][0] if at + 1 < len(route.gaps) else last
        points += [*([down[2 * at]] if at else []), (x, height), (following, height)]
    return points


def ports_above(
    routes: Sequence[Route], downs: Sequence[list[Point]], tree: Tree, sheet: Sheet
) -> dict[tuple[int, str], tuple[float, Point]]:
    """(number of the route, who) -> x at which it comes down to the symbol, and where it reaches it.

    The further it comes, the further aside.
    """
    ends: dict[tuple[str, bool], list[tuple[float, int]]] = {}
    for at, (route, down) in enumerate(zip(routes, downs, strict=True)):
        if route.beside is not None or route.seat:
            continue
        both = [(route.lower, down[-1][0])] if down else [(route.lower, sheet.x[route.upper]), (route.upper, sheet.x[route.lower])]
        for ref, source in both:
            aside = source - sheet.x[ref]
            ends.setdefault((ref, aside >= 0), []).append((abs(aside), at))
    unsure = tree.unsure()
    found = {}
    for (ref, right), lines in ends.items():
        spot = sheet.spots[ref]
        way = 1 if right else -1
        trunks = sheet.trunks.get(spot.row, [])
        tried = [more for more in ASIDE if more <= WORDED or not beside_words(ref, right, sheet)]
        if len(lines) == 1 and (ref, not right) not in ends and ref not in unsure:
            tried.append(-2 * FIRST)  # the other side is free
        more = clear_of([spot.x + way * (FIRST + NEXT * place) for place in range(len(lines))], trunks, way, tried)
        first = FIRST + more + (QUESTION if ref in unsure else 0.0)
        for place, (_far, at) in enumerate(sorted(lines)):
            angle = math.radians(FAN[min(place + max(0, round(more / NEXT)), len(FAN) - 1)])
            side = way if first > 0 else -way
            end = edge_of(tree.people[ref], spot.x, spot.y, (side * math.cos(angle), -math.sin(angle)))
            found[at, ref] = (spot.x + way * (first + NEXT * place), end)
    return found


def beside_words(ref: str, right: bool, sheet: Sheet) -> bool:
    """Whether the words of a couple's line stand on this side of somebody."""
    row = sheet.rows[sheet.spots[ref].row]
    at = row.index(ref) + (1 if right else -1)
    return 0 <= at < len(row) and frozenset((ref, row[at])) in sheet.worded


def clear_of(places: Sequence[float], trunks: Sequence[float], way: int, tried: Sequence[float]) -> float:
    """How much further aside these lines come down so that none runs along a line to somebody's children: the least that keeps them apart,
    where there is no such place the clearest of those `tried`."""

    def clear(more: float) -> float:
        return min([APART, *(abs(place + way * more - trunk) for place in places for trunk in trunks)])

    return max(tried, key=clear)  # the first of several that are equally clear


def straight(height: float, left: Spot, right: Spot, tree: Tree) -> list[Point]:
    """Between neighbours, `height` px below their middles."""
    return [level_edge(left, height, True, tree), level_edge(right, height, False, tree)]


def leaving(routes: Sequence[Route], downs: Sequence[list[Point]], tree: Tree, sheet: Sheet) -> dict[int, Point]:
    """Number of a route -> where it leaves the side of the upper one: lines to a nearer way down leave lower, so that none cross."""
    sides: dict[tuple[str, bool], list[tuple[float, int]]] = {}
    for at, (route, down) in enumerate(zip(routes, downs, strict=True)):
        if down:
            x = sheet.x[route.upper]
            sides.setdefault((route.upper, down[0][0] > x), []).append((abs(down[0][0] - x), at))
    found = {}
    for (ref, right), lines in sides.items():
        spot = sheet.spots[ref]
        for place, (_far, at) in enumerate(sorted(lines)):
            found[at] = level_edge(spot, min(SIDE[place % len(SIDE)], spot.size * 0.85), right, tree)
    return found


def level_edge(spot: Spot, height: float, to_right: bool, tree: Tree) -> Point:
    """The symbol's edge `height` px below its middle."""
    one = tree.people[spot.ref]
    low, high = 0.0, 89.0  # degrees: the edge's height grows with them
    for _turn in range(12):
        middle = math.radians((low + high) / 2)
        found = edge_of(one, 0, 0, (math.cos(middle), math.sin(middle)))
        low, high = ((low + high) / 2, high) if found[1] < abs(height) else (low, (low + high) / 2)
    return spot.x + (found[0] if to_right else -found[0]), spot.y + height
