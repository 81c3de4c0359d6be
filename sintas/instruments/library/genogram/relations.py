"""Places that only a relation to the client gives, as far as it is certain (catalogue kin_relations, perpetrator_relations).

Not certain, and so not drawn as a tie: which side a grandparent, an aunt or a cousin is of; which parent a half-sibling shares;
whose partner or sibling an in-law is; that a child is also the present partner's.
"""

from __future__ import annotations

from sintas.instruments.family import CLIENT

from .bonds import BY_BIRTH, Parents
from .tree import FORMER, Child, Tree, Twins, Union

SIBLINGS = ("older_sibling", "younger_sibling", "twin", "sibling", "brother", "sister")
PARTNERS = ("husband", "wife", "partner", "former_partner", "former_spouse")
PARENTS = {
    "mother": "", "father": "", "parents": "", "adoptive_mother": "adopted", "adoptive_father": "adopted", "foster_parent": "foster",
}  # fmt: skip
CHILDREN = {"child": "", "unborn_child": "", "stepchild": "step", "adopted_child": "adopted", "foster_child": "foster"}


def place_relations(parents: Parents, tree: Tree) -> None:
    """Adds to `parents` and `tree` what the relations say and no tie does."""
    if CLIENT not in tree.people:
        return
    for kind in dict.fromkeys(PARENTS.values()):
        add_parents(kind, parents, tree)
    add_step_parents(parents, tree)
    add_siblings(parents, tree)
    add_partners(tree)
    add_children(parents, tree)
    add_parents_in_law(parents, tree)


def related(tree: Tree, *relations: str) -> list[str]:
    """The people of a relation, in the order of the file."""
    return [ref for ref, one in tree.people.items() if one.relation in relations and ref != CLIENT]


def add_parents(kind: str, parents: Parents, tree: Tree) -> None:
    """Up to two parents of one kind, not two mothers or two fathers: a third stays without a place."""
    kinds = BY_BIRTH if kind == "" else (kind,)
    for ref in related(tree, *(relation for relation, of in PARENTS.items() if of == kind)):
        row = parents.get(CLIENT, {})
        there = [p for p in row if row[p] in kinds]
        sexes = {tree.people[p].sex for p in there} - {""}
        if ref not in row and len(there) < 2 and tree.people[ref].sex not in sexes and CLIENT not in parents.get(ref, {}):
            parents.setdefault(CLIENT, {})[ref] = kind


def add_step_parents(parents: Parents, tree: Tree) -> None:
    """A stepmother is the father's partner and a stepfather the mother's, unless a tie says whose."""
    for ref in related(tree, "stepmother", "stepfather"):
        row = parents.get(CLIENT, {})
        if ref in row and row[ref] != "step":
            continue
        other = "male" if tree.people[ref].sex == "female" else "female"
        partner = [p for p in row if row[p] in BY_BIRTH and tree.people[p].sex == other]
        parents.setdefault(CLIENT, {})[ref] = "step"
        if len(partner) == 1 and next(tree.unions_of(ref), None) is None:
            tree.unions.append(Union(partner[0], ref, partners=True))


def add_siblings(parents: Parents, tree: Tree) -> None:
    """Brothers and sisters have the client's parents; those of unrecorded parents stand together under a line of their own."""
    row = parents.get(CLIENT, {})
    birth = [p for p in row if row[p] in BY_BIRTH]
    without = [ref for ref in related(tree, *SIBLINGS) if ref not in parents]
    for ref in related(tree, "twin"):
        if not any({twins.one, twins.other} == {CLIENT, ref} for twins in tree.twins):
            tree.twins.append(Twins(CLIENT, ref))
    if birth:
        for ref in without:
            parents[ref] = dict.fromkeys(birth, "")
    elif without and not row:
        tree.unions.append(Union("", "", children=[Child(CLIENT), *(Child(ref) for ref in without)]))
    steps = [p for p in row if row[p] == "step"]
    if len(steps) == 1:
        for ref in related(tree, "step_sibling"):
            parents.setdefault(ref, {steps[0]: ""})


def add_partners(tree: Tree) -> None:
    """Partners and former partners of whom no tie says what the union is."""
    for ref in related(tree, *PARTNERS):
        if tree.between(CLIENT, ref) is None:
            former = tree.people[ref].relation in ("former_partner", "former_spouse")
            tree.unions.append(Union(CLIENT, ref, end=FORMER if former else "", partners=True))


def add_children(parents: Parents, tree: Tree) -> None:
    """The client's children; the other parent only where a tie says who it is."""
    for ref in related(tree, *CHILDREN):
        kind = CHILDREN[tree.people[ref].relation]
        row = parents.get(ref, {})
        born_of = [p for p in row if row[p] in BY_BIRTH]
        if CLIENT not in row and ref not in parents.get(CLIENT, {}) and not (kind == "" and len(born_of) >= 2):
            parents.setdefault(ref, {})[CLIENT] = kind


def add_parents_in_law(parents: Parents, tree: Tree) -> None:
    """Parents-in-law are the partner's parents when there is one partner only, and at most two of them."""
    partners = [union.partner(CLIENT) for union in tree.unions_of(CLIENT) if union.is_pair and union.partners]
    found = [ref for ref in related(tree, "parent_in_law") if not any(ref in row for row in parents.values())]
    if len(partners) == 1 and partners[0] not in parents and 1 <= len(found) <= 2:
        parents[partners[0]] = dict.fromkeys(found, "")


def share_parents_of_twins(parents: Parents, tree: Tree) -> None:
    """Twins have the same parents, also when a tie names them for one of the two only."""
    under = {child.ref: union for union in tree.unions for child in union.children}
    for twins in tree.twins:
        for one, other in ((twins.one, twins.other), (twins.other, twins.one)):
            if other in parents or other in under:
                continue
            if one in parents:
                parents[other] = dict(parents[one])
            elif one in under:
                under[one].children.append(Child(other))
                under[other] = under[one]
        if all(ref not in parents and ref not in under for ref in (twins.one, twins.other)):
            union = Union("", "", children=[Child(twins.one), Child(twins.other)])
            tree.unions.append(union)
            under |= dict.fromkeys((twins.one, twins.other), union)
