"""Where the places stand around the client: a few on a ring, many in rows; those the client goes between side by side. Pure geometry, px."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...rings import Ask, Size, grown

Point = tuple[float, float]
LANE = 22.0  # room between places beyond that of the ring, for the lines that pass
ON_RING = 10  # more places stand in rows: the sheet stays narrow enough for a phone and for paper
COLUMNS, BETWEEN = 4, 40.0


def chained(count: int, pairs: Iterable[Sequence[int]]) -> list[int]:
    """All places in an order in which joined ones follow each other, as typed where nothing joins them."""
    beside: dict[int, list[int]] = {at: [] for at in range(count)}
    for one, other in pairs:
        beside[one].append(other)
        beside[other].append(one)
    order: list[int] = []
    for first in range(count):
        waiting = [first]
        while waiting:
            at = waiting.pop()
            if at not in order:
                order.append(at)
                waiting += sorted(set(beside[at]) - set(order), reverse=True)
    return order


def standing(sizes: Sequence[Size], order: Sequence[int], client: Size) -> list[Point]:
    """The middle of each place around the client at (0, 0), in the order of `sizes`. Between any two there is a lane for lines."""
    if not sizes:
        return []
    in_order = [sizes[at] for at in order]
    found = on_ring(in_order, client) if len(sizes) <= ON_RING else in_rows(in_order, client)
    points: list[Point] = [(0.0, 0.0)] * len(sizes)
    for at, point in zip(order, found, strict=True):
        points[at] = point
    return points


def on_ring(sizes: Sequence[Size], client: Size) -> list[Point]:
    """All around the client."""
    roomy = tuple(Size(one.wide + LANE, one.high + LANE) for one in sizes)
    inner = max(client.wide, client.high) / 2
    return list(grown(Ask(roomy, (0,) * len(roomy), inner, LANE, lines=False)).points)


def in_rows(sizes: Sequence[Size], client: Size) -> list[Point]:
    """Rows from above, every second one from right to left so that what follows stays near; the client in one of the middle places."""
    held = list(sizes)
    middle = (len(held) + 1) // COLUMNS // 2 * COLUMNS + 1
    held.insert(middle, client)
    step = max(one.wide for one in held) + BETWEEN
    points: list[Point] = []
    top = 0.0
    for begin in range(0, len(held), COLUMNS):
        row = held[begin : begin + COLUMNS]
        high = max(one.high for one in row)
        backwards = begin // COLUMNS % 2 == 1
        for column in range(len(row)):
            points.append(((COLUMNS - 1 - column if backwards else column) * step, top + high / 2))
        top += high + BETWEEN
    cx, cy = points.pop(middle)
    return [(x - cx, y - cy) for x, y in points]
