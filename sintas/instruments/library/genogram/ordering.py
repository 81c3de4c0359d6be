"""Who stands left of whom in each row.

Children of one union stand from left to right by age, and partners side by side. One exception, exactly: an ancestor of the client whose
partner's parents are drawn too stands at the inner edge of the siblings, next to the partner; the siblings keep their order.
The client's paternal kin is on the left and the maternal kin on the right; of the client's partners' kin, everybody stands outside.
"""

from __future__ import annotations

import heapq
from itertools import pairwise

from .chains import Chains, ghost
from .tree import Tree, Union

Strip = dict[int, list[int]]  # row -> chains from left to right


class Ordering:
    """Walks the family from the client's chain outwards; every part is a strip, and strips are laid side by side."""

    def __init__(self, tree: Tree, rows: dict[str, int], chains: Chains, line: set[str], start: str) -> None:
        self.tree, self.rows, self.chains, self.line, self.start = tree, rows, chains, line, start
        self.birth = tree.birth()
        self.met: set[int] = set()  # chains
        self.done: set[int] = set()  # unions, by id
        self.aside: set[str] = set()  # ancestors who stand at the edge of their siblings
        self.below: dict[int, list[Union]] = {}
        for union in tree.unions:
            if union.one in rows:
                self.below.setdefault(self.home(union), []).append(union)
        for chain, unions in self.below.items():
            place = {ref: at for at, ref in enumerate(chains.members[chain])}
            unions.sort(key=lambda union, place=place: self.middle(union, place))  # type: ignore[misc]

    def home(self, union: Union) -> int:
        """The chain under which the children of a union hang: of its lower partner."""
        return self.chains.of[max(union.people, key=lambda ref: self.rows[ref])]

    def middle(self, union: Union, place: dict[str, int]) -> float:
        at = [place[ref] for ref in union.people if ref in place]
        seat = place.get(ghost(self.tree.unions.index(union)))
        return float(seat) if seat is not None else sum(at) / len(at)

    def order(self) -> list[list[str]]:
        """The rows, each from left to right, places of unrecorded partners included."""
        first = self.chains.of[self.start]
        strips = [self.client_strip(first)]
        strips += [self.whole(chain, via="") for chain in range(len(self.chains.members)) if chain not in self.met]
        strip = joined(*strips)
        changed = False
        for row in sorted(strip):
            if changed:  # children follow their parents
                strip[row] = self.under_parents(strip[row], strip.get(row - 1, []))
            kept = self.siblings_kept(strip[row])
            changed = changed or kept != strip[row]
            strip[row] = kept
        return [[ref for chain in strip.get(row, []) for ref in self.chains.members[chain]] for row in range(max(self.rows.values()) + 1)]

    def client_strip(self, chain: int) -> Strip:
        """The client's chain with everybody below, and both families around it."""
        self.met.add(chain)
        centre = self.centre(chain)
        left, above, right = self.around(chain, line=True, skip="")
        return joined(*left, *above, centre, *right)

    def whole(self, chain: int, via: str) -> Strip:
        """A chain reached through one of its people, with everybody below and the families of the others."""
        if chain in self.met:
            return {}
        self.met.add(chain)
        centre = self.centre(chain)
        left, above, right = self.around(chain, line=False, skip=via)
        return joined(*left, *above, centre, *right)

    def centre(self, chain: int) -> Strip:
        """A chain and everybody below it."""
        return joined({self.chains.rows[chain]: [chain]}, *(self.children(union) for union in self.below.get(chain, ())))

    def children(self, union: Union) -> Strip:
        """The children of a union, from the eldest, each with their own."""
        self.done.add(id(union))
        return joined(*(self.whole(self.chains.of[child.ref], child.ref) for child in union.children))

    def around(self, chain: int, *, line: bool, skip: str) -> tuple[list[Strip], list[Strip], list[Strip]]:
        """What stands left of, above and right of a chain: the families its people come from."""
        members = [ref for ref in self.chains.members[chain] if ref != skip and ref in self.birth and id(self.birth[ref]) not in self.done]
        of_line = [ref for ref in members if ref in self.line]
        edges = [of_line[0], of_line[-1]] if line and len(of_line) > 1 else []
        left: list[Strip] = []
        above: list[Strip] = []
        right: list[Strip] = []
        # inner families first: the client's own, or those of the client's ancestors
        for ref in sorted(members, key=lambda ref: ref != self.start and ref not in self.line):
            union = self.birth[ref]
            if id(union) in self.done:
                continue
            self.done.add(id(union))
            before, here, after = self.family_above(ref, union, line and (ref == self.start or ref in self.line))
            eldest = [child.ref for child in union.children]
            siblings = {other: self.whole(self.chains.of[other], other) for other in eldest if other != ref}
            older = [siblings[other] for other in eldest[: eldest.index(ref)]]
            younger = [siblings[other] for other in eldest[eldest.index(ref) + 1 :]]
            if ref in edges:
                self.aside.add(ref)
                wing = [*before, *here[:1], *older, *younger, *here[1:], *after]
                left, right = (wing + left, right) if ref == edges[0] else (left, right + wing)
            else:
                left, right = before + here[:1] + older + left, right + younger + here[2:] + after
                above += here[1:2]
        return left, above, right

    def family_above(self, ref: str, union: Union, line: bool) -> tuple[list[Strip], list[Strip], list[Strip]]:
        """The parents of somebody: (further left, [half-siblings before, the parents' own chain, half-siblings after], further right)."""
        if not union.people:
            return [], [], []
        chain = self.home(union)
        if chain in self.met:
            return [], [], []
        self.met.add(chain)
        own = self.below.get(chain, [])
        at = next((index for index, one in enumerate(own) if one is union), len(own))
        before = joined(*(self.children(one) for one in own[:at]))
        after = joined(*(self.children(one) for one in own[at + 1 :]))
        left, above, right = self.around(chain, line=line, skip="")
        return left, [before, joined({self.chains.rows[chain]: [chain]}, *above), after], right

    def under_parents(self, found: list[int], above: list[int]) -> list[int]:
        """The row in the order of the row above; who has no parents there stays beside the neighbour on the left."""
        place = {ref: at for at, ref in enumerate(ref for chain in above for ref in self.chains.members[chain])}
        keys: dict[int, float] = {}
        last = -1.0
        for chain in found:
            unions = [self.birth[ref] for ref in self.chains.members[chain] if ref in self.birth]
            spots = [place[ref] for union in unions for ref in union.people if ref in place]
            last = keys[chain] = sum(spots) / len(spots) if spots else last
        return sorted(found, key=keys.__getitem__)

    def siblings_kept(self, found: list[int]) -> list[int]:
        """The row with brothers and sisters in order, changed as little as possible: a stable topological sort of its chains.

        Where two unions contradict each other (two brothers and two sisters crosswise), the walk's own order stands.
        """
        place = {chain: at for at, chain in enumerate(found)}
        after: dict[int, set[int]] = {chain: set() for chain in found}
        waits = dict.fromkeys(found, 0)
        for union in self.tree.unions:
            kin = [self.chains.of[child.ref] for child in union.children if child.ref in self.rows and child.ref not in self.aside]
            kin = [chain for chain in kin if chain in place]
            for one, other in pairwise(kin):
                if one != other and other not in after[one]:
                    after[one].add(other)
                    waits[other] += 1
        ready = [place[chain] for chain in found if not waits[chain]]
        heapq.heapify(ready)
        result: list[int] = []
        left = set(found)
        while left:
            chain = found[heapq.heappop(ready)] if ready else min(left, key=place.__getitem__)
            if chain not in left:
                continue
            left.remove(chain)
            result.append(chain)
            for other in sorted(after[chain]):
                waits[other] -= 1
                if waits[other] == 0 and other in left:
                    heapq.heappush(ready, place[other])
        return result


def joined(*strips: Strip) -> Strip:
    """Strips side by side."""
    whole: Strip = {}
    for strip in strips:
        for row, chains in strip.items():
            whole.setdefault(row, []).extend(chains)
    return whole
