"""Partners side by side: everybody of a row who is joined by unions forms a chain, which nobody else may stand inside.

A chain is a path where nobody has more than two unions: then every couple is adjacent. With more, earlier partners stand further out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .tree import Tree, Union

GHOST = "~"  # begins the ref of the place beside a parent whose partner is not recorded


@dataclass
class Chains:
    """`members` in their order from left to right, places of unrecorded partners included; `of`: ref -> chain."""

    members: list[list[str]] = field(default_factory=list)
    of: dict[str, int] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)


def ghost(at: int) -> str:
    """The place of the unrecorded partner of union number `at` of the tree."""
    return f"{GHOST}{at}"


def chains(tree: Tree, rows: dict[str, int], line: set[str]) -> Chains:
    """The chains of the people in `rows`. `line`: the client's ancestors (for who stands left)."""
    near: dict[str, list[Union]] = {ref: [] for ref in rows}
    for union in tree.unions:
        if union.is_pair and union.one in rows and rows[union.one] == rows[union.other]:
            near[union.one].append(union)
            near[union.other].append(union)
    birth = tree.birth()
    found = Chains()
    for first in tree.people:
        if first not in rows or first in found.of:
            continue
        group = joined(first, near)
        hub = max(group, key=lambda ref: (len(near[ref]), -group.index(ref)))
        order = best_way_round(spread(hub, near, tree), tree, birth, line)
        for ref in order:
            found.of[ref] = len(found.members)
        found.members.append(order)
        found.rows.append(rows[first])
    seat_ghosts(found, tree, rows)
    return found


def joined(first: str, near: dict[str, list[Union]]) -> list[str]:
    """Everybody joined with somebody by unions, in the order met."""
    group = [first]
    for ref in group:
        group += [other for union in near[ref] if (other := union.partner(ref)) not in group]
    return group


def in_time(unions: Sequence[Union], tree: Tree) -> list[Union]:
    """The earliest first: those that are over, then by their first year, then as recorded."""
    return sorted(unions, key=lambda union: (not union.end, union.since if union.since is not None else 9_999, tree.unions.index(union)))


def spread(hub: str, near: dict[str, list[Union]], tree: Tree) -> list[str]:
    """The chain around the one with most unions: the latest partner on the right, the earlier ones on the left, the earliest outside."""
    met = {hub}
    partners = [union.partner(hub) for union in in_time(near[hub], tree)]
    right = outward(partners[-1], near, met, tree) if partners else []
    left: list[str] = []
    for partner in reversed(partners[:-1]):
        if partner not in met:
            left += outward(partner, near, met, tree)
    return [*reversed(left), hub, *right]


def outward(ref: str, near: dict[str, list[Union]], met: set[str], tree: Tree) -> list[str]:
    """Somebody and, further out, their other partners with theirs."""
    met.add(ref)
    found = [ref]
    for union in reversed(in_time(near[ref], tree)):
        if union.partner(ref) not in met:
            found += outward(union.partner(ref), near, met, tree)
    return found


def best_way_round(order: list[str], tree: Tree, birth: dict[str, Union], line: set[str]) -> list[str]:
    """As it is or turned: siblings in order, then the man left of the woman, most of all among the client's ancestors."""
    back = order[::-1]
    return order if cost(order, tree, birth, line) <= cost(back, tree, birth, line) else back


def cost(order: list[str], tree: Tree, birth: dict[str, Union], line: set[str]) -> float:
    """How far an order is from custom."""
    place = {ref: at for at, ref in enumerate(order)}
    found = 0.0
    for ref in order:
        siblings = [child.ref for child in birth[ref].children if child.ref in place] if ref in birth else []
        found += sum(50 for one, other in pairwise(siblings) if place[one] > place[other])
        for union in tree.unions_of(ref):
            other = union.partner(ref)
            if tree.people[ref].sex == "female" and other in place and tree.people[other].sex == "male" and place[ref] < place[other]:
                found += 10 if ref in line and other in line else 1
    return found


def seat_ghosts(found: Chains, tree: Tree, rows: dict[str, int]) -> None:
    """A place beside one partner of each union that is no couple side by side: there its line comes down.

    Beside a lone parent; beside the outer one of two partners between whom others stand; beside the lower one of two in different rows.
    """
    for at, union in enumerate(tree.unions):
        if not union.one or union.one not in rows:
            continue
        seat = seat_of(union, found, rows)
        if not seat:
            continue
        ref, side = seat
        chain = found.members[found.of[ref]]
        chain.insert(chain.index(ref) + (1 if side > 0 else 0), ghost(at))
        found.of[ghost(at)] = found.of[ref]


def seat_of(union: Union, found: Chains, rows: dict[str, int]) -> tuple[str, int] | None:
    """(beside whom, -1 left or 1 right); None for partners side by side."""
    if union.is_pair and rows[union.one] == rows[union.other]:
        people = [ref for ref in found.members[found.of[union.one]] if not ref.startswith(GHOST)]
        left, right = sorted((people.index(union.one), people.index(union.other)))
        if right - left == 1:
            return None
        # the outer one has a free side towards the other
        return (people[left], 1) if left <= len(people) - 1 - right else (people[right], -1)
    lower = max(union.people, key=lambda ref: rows[ref])
    people = [ref for ref in found.members[found.of[lower]] if not ref.startswith(GHOST)]
    return lower, -1 if people[0] == lower and len(people) > 1 else 1
