"""What a sociogram counts (part E): who is chosen how often, isolates, pairs, stars, cliques, cohesion.

Exact, and the same in every session.

All questions (criteria) together: somebody chosen by the same member under two questions is chosen once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

LEAST_STAR, LEAST_CLIQUE = 3, 3


@dataclass(frozen=True)
class Counted:
    """Names in the members' own order. `chooses` and `rejects` are (who, whom)."""

    members: tuple[str, ...]
    chooses: frozenset[tuple[str, str]]
    rejects: frozenset[tuple[str, str]]

    def received(self, name: str) -> int:
        """By how many members chosen."""
        return sum(1 for _one, other in self.chooses if other == name)

    def rejected(self, name: str) -> int:
        """By how many members rejected."""
        return sum(1 for _one, other in self.rejects if other == name)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Two who choose each other."""
        return [
            (one, other)
            for at, one in enumerate(self.members)
            for other in self.members[at + 1 :]
            if (one, other) in self.chooses and (other, one) in self.chooses
        ]

    @property
    def possible_pairs(self) -> int:
        """n (n - 1) / 2."""
        return len(self.members) * (len(self.members) - 1) // 2

    @property
    def cohesion(self) -> Fraction | None:
        """Mutual pairs / possible pairs; None for fewer than two members."""
        return Fraction(len(self.pairs), self.possible_pairs) if self.possible_pairs else None

    @property
    def unchosen(self) -> list[str]:
        """Chosen by nobody."""
        return [name for name in self.members if not self.received(name)]

    @property
    def isolates(self) -> list[str]:
        """Chosen by nobody and choosing nobody."""
        active = {one for one, _other in self.chooses}
        return [name for name in self.unchosen if name not in active]

    @property
    def stars(self) -> list[str]:
        """Chosen most often, by at least three; nobody when all are chosen alike."""
        counts = [self.received(name) for name in self.members]
        most = max(counts, default=0)
        return [] if most < LEAST_STAR or most == min(counts) else [name for name in self.members if self.received(name) == most]

    @property
    def cliques(self) -> list[list[str]]:
        """Largest sets of three or more in which everybody chooses everybody; the largest first."""
        order = {name: at for at, name in enumerate(self.members)}
        friends: dict[str, set[str]] = {name: set() for name in self.members}
        for one, other in self.pairs:
            friends[one].add(other)
            friends[other].add(one)
        found: list[list[str]] = []
        widen(set(), set(self.members), set(), friends, found)
        named = [sorted(one, key=order.__getitem__) for one in found if len(one) >= LEAST_CLIQUE]
        return sorted(named, key=lambda one: (-len(one), [order[name] for name in one]))


def counted(content: Mapping[str, Any]) -> Counted:
    """From content as `clean` keeps it."""
    choices = content.get("choices") or ()
    by = {sign: frozenset((one["from"], one["to"]) for one in choices if one["sign"] == sign) for sign in ("choose", "reject")}
    return Counted(tuple(content.get("members") or ()), by["choose"], by["reject"])


def widen(inside: set[str], may: set[str], done: set[str], friends: Mapping[str, set[str]], found: list[list[str]]) -> None:
    """Bron and Kerbosch with a pivot: every clique that cannot grow is put into `found` once."""
    if not may and not done:
        found.append(list(inside))
        return
    pivot = max(sorted(may | done), key=lambda name: len(friends[name] & may))
    for name in sorted(may - friends[pivot]):
        widen(inside | {name}, may & friends[name], done & friends[name], friends, found)
        may = may - {name}
        done = done | {name}
