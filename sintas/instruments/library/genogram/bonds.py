"""Ties as recorded -> parents of each child and unions; what cannot be is left out and told, never fatal (part E, Genogram)."""

from __future__ import annotations

from collections.abc import Iterable

from sintas.instruments.family import Bond, Family, Relative

from .tree import CARE, ENDED, NOBODY, PARENTAGE, UNIONS, Child, Fault, Tree, Twins, Union

Parents = dict[str, dict[str, str]]  # child -> parent -> kind of parentage, in the order recorded
BY_BIRTH = ("biological", "presumed", "")
OLDEST_FIRST = {kind: at for at, kind in enumerate(("biological", "", *PARENTAGE[1:]))}


def known_bonds(family: Family, people: dict[str, Relative], tree: Tree) -> list[Bond]:
    """The bonds between two different people of the family; a tie with oneself is told as a fault."""
    kept = []
    for bond in family.bonds:
        if bond.one not in people or bond.other not in people:
            continue
        if bond.one == bond.other:
            tree.faults.append(Fault("self", bond.one, bond.other))
            continue
        kept.append(bond)
    return kept


def parents_said(bonds: Iterable[Bond]) -> Parents:
    """Parentage as the ties say it; the stronger of two kinds between the same people counts."""
    found: Parents = {}
    for bond in bonds:
        if bond.kind in PARENTAGE:
            row = found.setdefault(bond.other, {})
            before = row.get(bond.one)
            if before is None or PARENTAGE.index(bond.kind) < PARENTAGE.index(before):
                row[bond.one] = bond.kind
    return found


def without_cycles(parents: Parents, tree: Tree) -> Parents:
    """Nobody is their own ancestor: a tie that would make it so is left out and told. Ties are taken in the order recorded."""
    above: dict[str, set[str]] = {}
    kept: Parents = {}
    for child, row in parents.items():
        for parent, kind in row.items():
            if child == parent or child in ancestors(parent, above):
                tree.faults.append(Fault("cycle", parent, child))
                continue
            above.setdefault(child, set()).add(parent)
            kept.setdefault(child, {})[parent] = kind
    return kept


def ancestors(ref: str, above: dict[str, set[str]]) -> set[str]:
    """Everybody above somebody."""
    found: set[str] = set()
    todo = [ref]
    while todo:
        for parent in above.get(todo.pop(), ()):
            if parent not in found:
                found.add(parent)
                todo.append(parent)
    return found


def note_older_children(parents: Parents, tree: Tree) -> None:
    """A child born before the parent who bore it is drawn as recorded, and told."""
    for child, row in parents.items():
        for parent, kind in row.items():
            one, other = tree.people[parent].born, tree.people[child].born
            if kind in BY_BIRTH and one is not None and other is not None and other < one:
                tree.faults.append(Fault("older", parent, child))


def unions_said(bonds: Iterable[Bond], tree: Tree) -> None:
    """Unions of the ties. Several ties of one pair are one union: it began as the living kind says and ended as the last says."""
    for bond in bonds:
        if bond.kind not in UNIONS:
            continue
        union = tree.between(bond.one, bond.other)
        if union is None:
            union = Union(bond.one, bond.other)
            tree.unions.append(union)
        union.partners = True
        if bond.kind in ENDED:
            union.end = bond.kind
            begun = bond.since if bond.until is not None else None
            union.until = bond.until if bond.until is not None else bond.since if bond.since is not None else union.until
            union.since = union.since if union.since is not None else begun
        else:
            union.kind = bond.kind
            union.since = bond.since if bond.since is not None else union.since
            union.until = union.until if union.until is not None else bond.until


def hang_children(parents: Parents, tree: Tree) -> None:
    """Each child under one union: of its two strongest parents. Further parents become lines beside the structure."""
    for child, row in parents.items():
        first = strongest(row)
        one, other = (*first, NOBODY)[:2]
        union = tree.between(one, other)
        if union is None:
            union = Union(one, other)
            tree.unions.append(union)
        kind = row[one]
        union.children.append(Child(child, kind if kind != "presumed" else "biological", tuple(p for p in first if row[p] == "presumed")))
        for parent, more in row.items():
            if parent not in first and not (more == "step" and any(tree.between(parent, p) for p in first)):
                tree.links.append(Bond(parent, child, more or "biological"))


def strongest(row: dict[str, str]) -> list[str]:
    """The one or two parents a child hangs from: by birth, else adoptive, else foster, else step; the certain ones first."""
    ranked = sorted(row, key=lambda parent: OLDEST_FIRST[row[parent]])
    groups = [[p for p in ranked if row[p] in kinds] for kinds in (BY_BIRTH, ("adopted",), ("foster",), ("step",))]
    return next(group for group in groups if group)[:2]


def other_ties(bonds: Iterable[Bond], tree: Tree) -> None:
    """Twins, guardians and the quality of ties."""
    for bond in bonds:
        if bond.kind in ("twin", "twin_identical"):
            tree.twins.append(Twins(bond.one, bond.other, bond.kind == "twin_identical"))
        elif bond.kind in CARE:
            tree.links.append(bond)
        if bond.quality and bond.quality != "not_known":
            tree.feelings.append(bond)
