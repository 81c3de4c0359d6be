"""The family as a genogram knows it: people, unions with their children, and what is said about ties. Plain; nothing here draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sintas.instruments.family import Bond, Relative

PARENTAGE = ("biological", "presumed", "adopted", "foster", "step")  # the strongest first: a child hangs from one pair of parents
UNIONS = ("married", "married_unregistered", "living_together", "engaged", "dating", "separated", "divorced", "widowed")
CARE = ("guardian_by_law", "guardian_daily", "guardian_institution", "support_person")
ENDED = ("separated", "divorced", "widowed", "former")
FORMER = "former"  # a union that is over; how it ended is not recorded
NOBODY = ""


@dataclass(frozen=True)
class Child:
    """Somebody's place in a union. `how`: a parentage kind, "" where only the relation says it. `unsure`: parents not certain."""

    ref: str
    how: str = ""
    unsure: tuple[str, ...] = ()


@dataclass
class Union:
    """Two partners, one parent alone (`other` NOBODY), or brothers and sisters whose parents are not recorded (both NOBODY)."""

    one: str
    other: str = NOBODY
    kind: str = ""  # tie_kinds; "" a partnership, or merely a child in common, of which no more is recorded
    end: str = ""  # of ENDED
    since: int | None = None
    until: int | None = None
    partners: bool = False  # somebody recorded them as partners; False: known by their child only
    children: list[Child] = field(default_factory=list)

    @property
    def people(self) -> tuple[str, ...]:
        """Who of the two is there."""
        return tuple(ref for ref in (self.one, self.other) if ref)

    @property
    def is_pair(self) -> bool:
        return bool(self.one and self.other)

    def partner(self, ref: str) -> str:
        """The other one, NOBODY for a parent alone."""
        return self.other if ref == self.one else self.one


@dataclass(frozen=True)
class Twins:
    """Two people born together."""

    one: str
    other: str
    identical: bool = False


@dataclass(frozen=True)
class Fault:
    """What the file says and cannot be: `code` cycle (this tie was left out), older (a child older than its parent), self."""

    code: Literal["cycle", "older", "self"]
    one: str
    other: str


@dataclass
class Tree:
    """What is drawn. `loose`: people without a place, with the relation whose tie is missing. `around`: how many are no family."""

    people: dict[str, Relative]
    unions: list[Union] = field(default_factory=list)
    twins: list[Twins] = field(default_factory=list)
    links: list[Bond] = field(default_factory=list)  # second parents and guardians: lines beside the structure
    feelings: list[Bond] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    around: int = 0
    outside: int = 0  # left out because only a part is drawn
    faults: list[Fault] = field(default_factory=list)

    def unions_of(self, ref: str) -> Iterator[Union]:
        """The unions somebody is a partner or parent in."""
        return (union for union in self.unions if ref and ref in (union.one, union.other))

    def birth(self) -> dict[str, Union]:
        """Child -> the union it hangs from."""
        return {child.ref: union for union in self.unions for child in union.children}

    def unsure(self) -> set[str]:
        """The children one of whose parents is not certain."""
        return {child.ref for union in self.unions for child in union.children if child.unsure}

    def between(self, one: str, other: str) -> Union | None:
        """The union of these two, None when there is none."""
        return next((u for u in self.unions if {u.one, u.other} == {one, other}), None)
