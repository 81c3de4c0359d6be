"""Rows and places across of everybody: the client's family first, below it those whose ties are not recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from sintas.instruments.family import CLIENT

from .chains import GHOST, chains, ghost, seat_of
from .generations import components, generations
from .ordering import Ordering
from .positions import Pull, Row, placed
from .tree import Tree, Union

BESIDE = 16.0  # px between two people's words
SEAT = 6.0  # half the room of a line that comes down beside somebody
SHELF = 640.0  # those without a place stand in rows of this width at least


@dataclass
class Grid:
    """`rows` from above, each from left to right, seats of lines included; `x` px. `first_loose`: the row where the family ends."""

    rows: list[list[str]] = field(default_factory=list)
    x: dict[str, float] = field(default_factory=dict)
    first_loose: int = 0
    starts: list[int] = field(default_factory=list)  # where a new shelf begins


@dataclass(frozen=True)
class Room:
    """What people need: `half` the width of symbol and words, `line` the room between two partners' symbols, `extra` beside somebody."""

    half: Mapping[str, float]
    line: Mapping[int, float]  # by number of the union
    extra: Mapping[tuple[str, str], float]  # (left one, right one): further px for lines that pass between them


def grid(tree: Tree, room: Room, before: Grid | None = None) -> Grid:
    """Everybody's place, nobody left out. `before`: the grid of the same tree with less room, to start from."""
    groups = components(tree)
    made = Grid()
    begin_x = before.x if before is not None else None
    main = family_grid(tree, groups[0], room, begin_x)
    made.rows, made.x = main
    made.first_loose = len(made.rows)
    wide = max([SHELF, *(made.x[ref] for row in made.rows for ref in row)])
    shelf_right, shelf_top = 0.0, made.first_loose
    for group in groups[1:]:
        rows, x = family_grid(tree, group, room, begin_x)
        left = min(x[ref] - room.half.get(ref, SEAT) for ref in x)
        right = max(x[ref] + room.half.get(ref, SEAT) for ref in x)
        if shelf_top == len(made.rows) or shelf_right + BESIDE + right - left > wide:
            shelf_right, shelf_top = 0.0, len(made.rows)
            made.starts.append(shelf_top)
        begin = shelf_right + (BESIDE if shelf_right else 0.0) - left
        made.x |= {ref: begin + at for ref, at in x.items()}
        for index, row in enumerate(rows):
            if shelf_top + index == len(made.rows):
                made.rows.append([])
            made.rows[shelf_top + index] += row
        shelf_right = begin + right
    return made


def seats(tree: Tree) -> dict[int, str]:
    """Number of a union -> beside whom its line comes down, where its partners do not stand side by side."""
    found: dict[int, str] = {}
    for group in components(tree):
        start = CLIENT if CLIENT in group else group[0]
        level = generations(tree, start)
        linked = chains(tree, level, ancestors_of(start, tree))
        for at, union in enumerate(tree.unions):
            if union.is_pair and union.one in level and ghost(at) in linked.of:
                seat = seat_of(union, linked, level)
                found[at] = seat[0] if seat else union.one
    return found


def family_grid(tree: Tree, group: list[str], room: Room, begin: Mapping[str, float] | None) -> tuple[list[list[str]], dict[str, float]]:
    """Rows and places of people who are connected."""
    start = CLIENT if CLIENT in group else group[0]
    level = generations(tree, start)
    line = ancestors_of(start, tree)
    linked = chains(tree, level, line)
    walk = Ordering(tree, level, linked, line, start)
    rows = walk.order()
    pairs, seated = {}, {}
    for at, union in enumerate(tree.unions):
        if union.one in level and ghost(at) not in linked.of:
            pairs[frozenset(union.people)] = at
        if ghost(at) in linked.of:
            seated[at] = ghost(at)
    made = [spaced_row(row, tree, room, pairs) for row in rows]
    pulls = [
        pull
        for at, union in enumerate(tree.unions)
        if union.children and union.children[0].ref in level and (pull := pull_of(union, at, room, seated))
    ]
    beside = [
        (one, other, gap)
        for row in made
        for one, other, gap in zip(row.refs, row.refs[1:], row.gaps, strict=False)
        if frozenset((one, other)) in pairs or GHOST in (one[:1], other[:1])
    ]
    return rows, placed(made, pulls, beside, begin)


def ancestors_of(start: str, tree: Tree) -> set[str]:
    """Parents, grandparents and so on, as far as they are drawn."""
    birth = tree.birth()
    found: set[str] = set()
    todo = [start]
    while todo:
        union = birth.get(todo.pop())
        fresh = [ref for ref in union.people if ref not in found] if union is not None else []
        found.update(fresh)
        todo += fresh
    return found


def spaced_row(row: list[str], tree: Tree, room: Room, pairs: Mapping[frozenset[str], int]) -> Row:
    """A row with the least distances its people need."""
    under = tree.birth()
    gaps, kin = [], []
    for one, other in pairwise(row):
        apart = room.half.get(one, SEAT) + room.half.get(other, SEAT) + (BESIDE if GHOST not in (one[:1], other[:1]) else SEAT)
        gaps.append(apart + room.extra.get((one, other), 0.0))
        above = under.get(one)
        kin.append(above is not None and above is under.get(other))
    place = {ref: at for at, ref in enumerate(row)}
    for people, union in pairs.items():
        left, right = sorted(place.get(ref, -1) for ref in people)
        if left >= 0:  # a seat may stand between them
            gaps[right - 1] += max(0.0, room.line[union] - sum(gaps[left:right]))
    return Row(row, gaps, kin)


def pull_of(union: Union, at: int, room: Room, seated: Mapping[int, str]) -> Pull | None:
    """What draws parents and children over one another; None without parents."""
    kids = tuple(child.ref for child in union.children)
    if at in seated:
        beside = next((ref for ref in union.people), "")
        return Pull((seated[at], *([beside] if not union.other else [])), kids, partial(seat_place, seated[at]))
    if not union.is_pair:
        return None
    return Pull((union.one, union.other), kids, partial(between, union.one, union.other, room.half))


def seat_place(ref: str, x: Mapping[str, float]) -> float:
    """Where a seated line comes down."""
    return x[ref]


def between(one: str, other: str, half: Mapping[str, float], x: Mapping[str, float]) -> float:
    """The middle of the room between two people's words: there a couple's line comes down."""
    left, right = (one, other) if x[one] < x[other] else (other, one)
    return (x[left] + half[left] + x[right] - half[right]) / 2
