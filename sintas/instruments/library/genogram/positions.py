"""Where everybody stands in the row: parents over their children, nobody nearer to a neighbour than words and symbols need.

Rows are placed in turn, downwards and upwards, by weighted isotonic regression: the order and the least gaps hold exactly, and each pulls
towards parents, children, partner and neighbours. It stops when nothing moves any more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

STILL = 0.25  # px: less is no movement
ROUNDS = 60
KIN, PARTNER, SIBLING, NEIGHBOUR, REST = 1.0, 0.5, 0.2, 0.06, 0.03  # how strongly each pulls


@dataclass(frozen=True)
class Pull:
    """A union over its children: `over(x)` is where its line comes down."""

    partners: tuple[str, ...]
    children: tuple[str, ...]
    over: Callable[[Mapping[str, float]], float]


@dataclass
class Row:
    """From left to right, with the least distance of each from the next (px between centres), and which neighbours are siblings."""

    refs: Sequence[str]
    gaps: Sequence[float]
    kin: Sequence[bool] = field(default_factory=list)


def placed(
    rows: Sequence[Row], pulls: Sequence[Pull], pairs: Sequence[tuple[str, str, float]], begin: Mapping[str, float] | None = None
) -> dict[str, float]:
    """x of everybody, px, the leftmost at 0. `pairs`: partners side by side with their least distance, left one first.

    `begin`: places found before with less room; from there it is a short way.
    """
    x: dict[str, float] = {}
    for row in rows:
        at = 0.0
        for index, ref in enumerate(row.refs):
            x[ref] = at if begin is None else begin[ref]
            at += row.gaps[index] if index < len(row.gaps) else 0.0
    born: dict[str, list[Pull]] = {}
    bears: dict[str, list[Pull]] = {}
    for pull in pulls:
        for ref in pull.children:
            born.setdefault(ref, []).append(pull)
        for ref in pull.partners:
            bears.setdefault(ref, []).append(pull)
    beside: dict[str, list[tuple[str, float]]] = {}
    for one, other, apart in pairs:
        beside.setdefault(one, []).append((other, -apart))
        beside.setdefault(other, []).append((one, apart))
    for turn in range(ROUNDS):
        moved = 0.0
        for row in rows if turn % 2 == 0 else reversed(rows):
            moved = max(moved, settle(row, x, born, bears, beside))
        if moved < STILL:
            break
    least = min(x.values(), default=0.0)
    return {ref: at - least for ref, at in x.items()}


def settle(
    row: Row,
    x: dict[str, float],
    born: Mapping[str, list[Pull]],
    bears: Mapping[str, list[Pull]],
    beside: Mapping[str, list[tuple[str, float]]],
) -> float:
    """Moves a row to where it is pulled; returns the longest way anybody went, px."""
    shift: dict[int, float] = {}

    def off(pull: Pull) -> float:
        """How far a union stands right of the middle of its children."""
        found = shift.get(id(pull))
        if found is None:
            places = [x[ref] for ref in pull.children]
            found = shift[id(pull)] = pull.over(x) - (min(places) + max(places)) / 2
        return found

    wanted, weights = [], []
    last = len(row.refs) - 1
    for at, ref in enumerate(row.refs):
        here = x[ref]
        total, weight = REST * here, REST
        for pull in born.get(ref, ()):
            total, weight = total + KIN * (here + off(pull)), weight + KIN
        for pull in bears.get(ref, ()):
            total, weight = total + KIN * (here - off(pull)), weight + KIN
        for other, aside in beside.get(ref, ()):
            total, weight = total + PARTNER * (x[other] + aside), weight + PARTNER
        if at:
            pulls = SIBLING if row.kin[at - 1] else NEIGHBOUR
            total, weight = total + pulls * (x[row.refs[at - 1]] + row.gaps[at - 1]), weight + pulls
        if at < last:
            pulls = SIBLING if row.kin[at] else NEIGHBOUR
            total, weight = total + pulls * (x[row.refs[at + 1]] - row.gaps[at]), weight + pulls
        wanted.append(total / weight)
        weights.append(weight)
    moved = 0.0
    for ref, new in zip(row.refs, spaced(wanted, row.gaps, weights), strict=True):
        moved = max(moved, abs(new - x[ref]))
        x[ref] = new
    return moved


def spaced(wanted: Sequence[float], gaps: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The places nearest to the wanted ones (weighted least squares) that keep the order and the least gaps: isotonic regression."""
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    blocks: list[list[float]] = []  # place, weight, how many
    for at, place in enumerate(wanted):
        blocks.append([place - offsets[at], weights[at], 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            last = blocks.pop()
            both = blocks[-1][1] + last[1]
            blocks[-1] = [(blocks[-1][0] * blocks[-1][1] + last[0] * last[1]) / both, both, blocks[-1][2] + last[2]]
    return [place + offset for place, offset in zip((place for place, _w, many in blocks for _n in range(int(many))), offsets, strict=True)]
