"""What was kept of the document a group was imported from."""

from __future__ import annotations

from itertools import groupby

from sintas.cases.reading.source import KeptFact, facts_of
from sintas.kit.pieces import Fact

from ..models import Group
from .veil import Veil


def kept_of(group: Group) -> tuple[list[tuple[str, list[Fact]]], list[Fact], list[Fact]]:
    """(by the part of the document what has no record of its own yet, its own wording of what stands as a code, remarks about the document);
    content must be opened.
    """
    found, veil = facts_of(group), Veil(group)
    kept = [one for one in found if not one.remark and not one.wording]
    return (
        [(part, veil.facts(as_fact(one) for one in those)) for part, those in groupby(kept, key=part_of)],
        veil.facts(as_fact(one) for one in found if one.wording),
        veil.facts(as_fact(one) for one in found if one.remark),
    )


def part_of(one: KeptFact) -> str:
    """The first word of the path: "stages", "outcome"."""
    return one.path.split(".")[0].split("[")[0]


def as_fact(one: KeptFact) -> Fact:
    """Path and words as the document has them: they are its own, not ours to translate."""
    return Fact(one.path, one.words)
