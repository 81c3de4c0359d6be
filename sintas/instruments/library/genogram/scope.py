"""A part of a large family: the household, or the generations above and below the client."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from sintas.instruments.family import CLIENT

from .tree import NOBODY, Tree, Union

HOUSEHOLD, TWO, ALL = "household", "two", ""
SCOPES = (
    (ALL, _("Seluruh keluarga")),
    (TWO, _("Dua generasi di sekitar klien: orang tua dan anak")),
    (HOUSEHOLD, _("Orang yang serumah")),
)
MOST = 150  # people: more are not drawn at once


def part_of(tree: Tree, scope: str) -> Tree:
    """The tree of a scope. A family of more than 150 people is drawn as two generations where no part was asked for."""
    if CLIENT not in tree.people:
        return tree
    if scope == HOUSEHOLD:
        return only(tree, {CLIENT, *(ref for ref, one in tree.people.items() if one.household)})
    if scope == TWO or len(tree.people) > MOST:
        return only(tree, close_to_client(tree))
    return tree


def close_to_client(tree: Tree) -> set[str]:
    """The client's parents and their partners, brothers and sisters, partners, children."""
    birth = tree.birth()
    found = {CLIENT}
    if CLIENT in birth:
        parents = birth[CLIENT].people
        found |= {child.ref for child in birth[CLIENT].children} | set(parents)
        for parent in parents:
            for union in tree.unions_of(parent):
                found |= {*union.people, *(child.ref for child in union.children)}
    for union in tree.unions_of(CLIENT):
        found |= {*union.people, *(child.ref for child in union.children)}
    return found | {bond.one for bond in tree.links if bond.other == CLIENT}


def only(tree: Tree, kept: set[str]) -> Tree:
    """The tree of these people; a union keeps those of its two who are among them."""
    unions: list[Union] = []
    for union in tree.unions:
        people = [ref for ref in union.people if ref in kept]
        children = [child for child in union.children if child.ref in kept]
        if len(people) == 2 or (people and children) or (not people and len(children) > 1):
            one, other = (*people, NOBODY, NOBODY)[:2]
            unions.append(replace(union, one=one, other=other, children=children))
    return Tree(
        people={ref: one for ref, one in tree.people.items() if ref in kept},
        unions=merged(unions),
        twins=[twins for twins in tree.twins if {twins.one, twins.other} <= kept],
        links=[bond for bond in tree.links if {bond.one, bond.other} <= kept],
        feelings=[bond for bond in tree.feelings if {bond.one, bond.other} <= kept],
        loose=[ref for ref in tree.loose if ref in kept],
        around=tree.around,
        outside=len(tree.people) - len(kept & tree.people.keys()),
        faults=[fault for fault in tree.faults if {fault.one, fault.other} <= kept],
    )


def merged(unions: list[Union]) -> list[Union]:
    """One union for the children a parent has alone in this part, whoever the others are."""
    alone: dict[str, Union] = {}
    result = []
    for union in unions:
        if union.one and not union.other:
            if union.one in alone:
                alone[union.one].children += union.children
                continue
            alone[union.one] = replace(union, kind="", end="", since=None, until=None, children=list(union.children))
            union = alone[union.one]
        result.append(union)
    return result
