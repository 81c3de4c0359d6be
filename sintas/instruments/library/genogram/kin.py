"""What the file knows of a family -> what can be drawn: ties first, then the relation to the client as far as it is certain."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sintas.instruments.family import CLIENT, Family, Relative
from sintas.practice.catalogue import load

from .bonds import hang_children, known_bonds, note_older_children, other_ties, parents_said, unions_said, without_cycles
from .generations import components
from .relations import place_relations, share_parents_of_twins
from .siblings import in_birth_order
from .tree import CARE, PARENTAGE, UNIONS, Tree

STRUCTURE = frozenset({*PARENTAGE, *UNIONS, *CARE, "twin", "twin_identical"})
FEMALE = frozenset(
    ["mother", "stepmother", "adoptive_mother", "wife", "grandmother", "aunt", "sister", "sister_in_law"]
)  # a relation that says it, where sex is not recorded
MALE = frozenset(["father", "stepfather", "adoptive_father", "husband", "grandfather", "uncle", "brother", "brother_in_law"])


def tree_of(family: Family, year: int) -> Tree:
    """The tree of a family in `year` (ages are counted from it). Never raises for a family whose ties contradict each other."""
    people = {one.ref: seen(one) for one in reversed(family.people)}
    people = {ref: people[ref] for ref in dict.fromkeys([CLIENT, *(one.ref for one in family.people)]) if ref in people}
    people, around = without_those_around(family, people)
    tree = Tree(people, around=around)
    bonds = known_bonds(family, people, tree)
    parents = without_cycles(parents_said(bonds), tree)
    unions_said(bonds, tree)
    other_ties(bonds, tree)
    place_relations(parents, tree)
    share_parents_of_twins(parents, tree)
    parents = without_cycles(parents, tree)
    note_older_children(parents, tree)
    hang_children(parents, tree)
    # only the first group is connected with the client
    tree.loose = [ref for group in components(tree)[1:] for ref in group] if people else []
    for union in tree.unions:
        union.children = in_birth_order(union.children, tree, year)
    tree.faults = list(dict.fromkeys(tree.faults))
    return tree


def seen(one: Relative) -> Relative:
    """A person as drawn: sex where the relation says it, an unborn child as a pregnancy, dead when there is a year of death."""
    sex = (
        one.sex
        if one.sex in ("female", "male", "other")
        else "female"
        if one.relation in FEMALE
        else "male"
        if one.relation in MALE
        else ""
    )
    before = "" if one.ref == CLIENT else one.before_birth or ("pregnancy" if one.relation == "unborn_child" else "")
    return replace(one, sex=sex, before_birth=before, deceased=(one.deceased or one.died is not None) and not before)


def without_those_around(family: Family, people: dict[str, Relative]) -> tuple[dict[str, Relative], int]:
    """Without friends, teachers and neighbours, who are no family unless a tie or the household says so; and how many that leaves out."""
    tied = {ref for bond in family.bonds if bond.kind in STRUCTURE and bond.one != bond.other for ref in (bond.one, bond.other)}
    kept = {
        ref: one for ref, one in people.items() if ref == CLIENT or one.household or ref in tied or one.relation not in around_relations()
    }
    return kept, len(people) - len(kept)


@cache
def around_relations() -> frozenset[str]:
    """The relations of people who are not family."""
    kin, wider = load("kin_relations"), load("perpetrator_relations")
    rows = [*kin.of_group("around"), *wider.of_group("known"), *wider.of_group("unknown")]
    return frozenset(row.code for row in rows)
