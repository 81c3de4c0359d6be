"""Which row everybody stands in: blood ties from the client outwards first, then unions; a child always below both its parents."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from .tree import Tree, Union

Step = tuple[str, int]  # to whom, and how many rows below


def generations(tree: Tree, start: str) -> dict[str, int]:
    """Row (0 the uppermost) of everybody connected with `start` through unions and parentage.

    Partners stand in one row, except where blood puts them in two (uncle and niece); their children stand below the lower one.
    """
    birth = tree.birth()
    unions: dict[str, list[Union]] = {}
    for union in tree.unions:
        for ref in union.people:
            unions.setdefault(ref, []).append(union)
    rows = {start: 0}
    blood, partners = deque([start]), deque([start])
    while blood or partners:
        ref, steps = (blood.popleft(), by_blood) if blood else (partners.popleft(), by_union)
        for other, down in steps(ref, birth, unions):
            if other not in rows:
                rows[other] = rows[ref] + down
                blood.append(other)
                partners.append(other)
                if steps is by_union:
                    partners.appendleft(ref)  # its other partners come later: the blood of this one first
                    break
    push_down(rows, tree, birth)
    ranks = {row: rank for rank, row in enumerate(sorted(set(rows.values())))}  # no row stays empty
    return {ref: ranks[row] for ref, row in rows.items()}


def by_blood(ref: str, birth: dict[str, Union], unions: dict[str, list[Union]]) -> Iterator[Step]:
    """Parents, brothers and sisters, children."""
    above = birth.get(ref)
    if above is not None:
        yield from ((parent, -1) for parent in above.people)
        yield from ((child.ref, 0) for child in above.children)
    for union in unions.get(ref, ()):
        yield from ((child.ref, 1) for child in union.children)


def by_union(ref: str, birth: dict[str, Union], unions: dict[str, list[Union]]) -> Iterator[Step]:
    """Partners."""
    yield from ((union.partner(ref), 0) for union in unions.get(ref, ()) if union.is_pair)


def push_down(rows: dict[str, int], tree: Tree, birth: dict[str, Union]) -> None:
    """Lower whoever does not stand below a parent; a partner without parents here follows. Ends: nobody is their own ancestor."""
    unions = [union for union in tree.unions if any(ref in rows for ref in union.people) or any(c.ref in rows for c in union.children)]
    for _round in range(len(rows) + 1):
        moved = False
        for union in unions:
            if union.is_pair and rows[union.one] != rows[union.other]:
                upper, lower = sorted(union.people, key=lambda ref: rows[ref])
                if upper not in birth and not is_above(upper, lower, birth):
                    rows[upper], moved = rows[lower], True
            level = max([rows[ref] + 1 for ref in union.people] or [max(rows[child.ref] for child in union.children)])
            for child in union.children:
                if rows[child.ref] < level:
                    rows[child.ref], moved = level, True
        if not moved:
            return


def is_above(one: str, other: str, birth: dict[str, Union]) -> bool:
    """Whether `one` is an ancestor of `other`."""
    todo, met = [other], {other}
    while todo:
        above = birth.get(todo.pop())
        for parent in above.people if above is not None else ():
            if parent == one:
                return True
            if parent not in met:
                met.add(parent)
                todo.append(parent)
    return False


def components(tree: Tree) -> list[list[str]]:
    """The groups of people connected through unions and parentage, the client's first, in the order of the file."""
    near: dict[str, set[str]] = {ref: set() for ref in tree.people}
    for union in tree.unions:
        members = [*union.people, *(child.ref for child in union.children)]
        for ref in members[1:]:
            near[members[0]].add(ref)
            near[ref].add(members[0])
    groups: list[list[str]] = []
    met: set[str] = set()
    for first in tree.people:
        if first in met:
            continue
        todo, group = [first], {first}
        while todo:
            fresh = near[todo.pop()] - group
            group |= fresh
            todo += fresh
        met |= group
        groups.append([ref for ref in tree.people if ref in group])
    return groups
