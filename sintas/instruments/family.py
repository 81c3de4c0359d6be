"""The family as an instrument is handed it: plain, without a key, a model or a case. The room above makes it from a file's people and ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

CLIENT = "client"  # the ref of the index person


@dataclass(frozen=True)
class Relative:
    """One person. Years and ages are whole numbers, None when not known."""

    ref: str  # CLIENT, or the entry of a person of the file
    name: str = ""  # "" when only the relation is known
    relation: str = ""  # catalogue kin_relations or perpetrator_relations, seen from the client; "" for the client
    sex: str = ""  # catalogue sexes; "" when not recorded
    age: int | None = None  # on the day of the drawing; for the dead, at death
    born: int | None = None
    died: int | None = None
    deceased: bool = False
    order: int | None = None  # place among the siblings, 1 is the eldest
    household: bool = False  # lives with the client
    before_birth: str = ""  # catalogue before_birth: pregnancy, miscarriage, stillbirth, termination; "" for a person born
    note: str = ""  # one short line: occupation, education


@dataclass(frozen=True)
class Bond:
    """Between two people. In parentage and guardianship `one` is the elder side; in violence `one` does it to `other`."""

    one: str
    other: str
    kind: str = ""  # catalogue tie_kinds
    quality: str = ""  # catalogue tie_qualities
    energy: str = ""  # catalogue tie_energies, seen from `one`
    since: int | None = None  # years
    until: int | None = None


@dataclass(frozen=True)
class Family:
    """The client first. Bonds name refs of `people` only."""

    people: tuple[Relative, ...]
    bonds: tuple[Bond, ...] = ()

    @property
    def client(self) -> Relative:
        """The index person. Raises StopIteration in a family without one."""
        return next(one for one in self.people if one.ref == CLIENT)

    def to_json(self) -> dict[str, Any]:
        """Everything, as a snapshot keeps it."""
        return {"people": [asdict(one) for one in self.people], "bonds": [asdict(one) for one in self.bonds]}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Family:
        """A kept snapshot; names it does not know are left out, so that an older program reads a newer file."""
        return cls(
            tuple(Relative(**known(Relative, row)) for row in kept.get("people", ())),
            tuple(Bond(**known(Bond, row)) for row in kept.get("bonds", ())),
        )


def known(kind: type, row: Mapping[str, Any]) -> dict[str, Any]:
    """What of a kept row this version has a place for."""
    names = {one.name for one in fields(kind)}
    return {name: value for name, value in row.items() if name in names}
