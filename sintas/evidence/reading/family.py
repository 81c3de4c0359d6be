"""The family as it is completed beside a client: who is who to whom, in words and codes. Plain input only."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.people import relation_label
from sintas.instruments.family import CLIENT, Family, Relative
from sintas.kit.names import initials
from sintas.practice.catalogue import load

WAYS = ("partner", "child", "sibling", "parent")
# What a newcomer is to the client, by what the one they join is to the client. By sex: female, male, neither said.
FROM = {
    ("", "parent"): ("mother", "father", ""),
    ("", "partner"): ("wife", "husband", "partner"),
    ("", "child"): ("child", "child", "child"),
    ("", "sibling"): ("sibling", "sibling", "sibling"),
    ("parents", "parent"): ("grandmother", "grandfather", ""),
    ("parents", "sibling"): ("aunt", "uncle", ""),
    ("parents", "partner"): ("stepmother", "stepfather", ""),
    ("parents", "child"): ("sibling", "sibling", "sibling"),
    ("siblings", "child"): ("niece_nephew", "niece_nephew", "niece_nephew"),
    ("siblings", "partner"): ("sibling_in_law", "sibling_in_law", "sibling_in_law"),
    ("siblings", "sibling"): ("sibling", "sibling", "sibling"),
    ("children", "child"): ("grandchild", "grandchild", "grandchild"),
    ("children", "partner"): ("child_in_law", "child_in_law", "child_in_law"),
    ("children", "sibling"): ("child", "child", "child"),
    ("partner", "parent"): ("parent_in_law", "parent_in_law", "parent_in_law"),
    ("partner", "sibling"): ("sibling_in_law", "sibling_in_law", "sibling_in_law"),
    ("partner", "child"): ("stepchild", "stepchild", "stepchild"),
}
SEXES = ("female", "male")
PARTNERS = ("husband", "wife", "partner", "former_partner", "former_spouse")
UNKNOWN = "unknown"  # in a form: the other parent of a child is not known, and somebody said so


@dataclass(frozen=True)
class Member:
    """One person of the family in the list beside the drawing."""

    ref: str
    name: str
    relation: str
    url: str
    chosen: bool


def named_in(family: Family, ref: str) -> Relative | None:
    """The person of this ref."""
    return next((one for one in family.people if one.ref == ref), None)


def parents_of(family: Family, ref: str) -> list[str]:
    """Parents by the ties; for the client also by relation, where no tie says it."""
    kinds = {row.code for row in load("tie_kinds").of_group("parentage")}
    found = [bond.one for bond in family.bonds if bond.other == ref and bond.kind in kinds]
    if ref == CLIENT:
        found += [one.ref for one in family.people if one.relation in ("mother", "father") and one.ref not in found]
    return found


def partners_of(family: Family, ref: str) -> list[str]:
    """Everybody this one is or was in a union with, each once; for the client and the client's partners also by relation."""
    kinds = {row.code for row in load("tie_kinds").of_group("union")}
    found = [bond.other if bond.one == ref else bond.one for bond in family.bonds if bond.kind in kinds and ref in (bond.one, bond.other)]
    of_client = [one.ref for one in family.people if one.relation in PARTNERS]
    if ref == CLIENT:
        found += of_client
    elif ref in of_client:
        found.append(CLIENT)
    return list(dict.fromkeys(found))


def other_parents(family: Family, ref: str) -> list[str]:
    """Who may be the other parent of this one's next child: partners, then those with whom they have a child already."""
    children = [one.ref for one in family.people if ref in parents_of(family, one.ref)]
    shared = [parent for child in children for parent in parents_of(family, child) if parent != ref]
    return list(dict.fromkeys([*partners_of(family, ref), *shared]))


def relation_by_way(family: Family, to: str, how: str, sex: str, other: str = "") -> str:
    """The kin code of a newcomer as far as it follows, "" where it does not (a cousin's friend is nobody's uncle).

    `other`: the second parent of a child, "" not known: the client's own child is no stepchild, a child of a stepfather no full sibling.
    """
    if how == "child" and CLIENT in (to, other):
        return "child"
    joined = named_in(family, to)
    if joined is None:
        return ""
    kin = load("kin_relations")
    group = "" if to == CLIENT else (kin.get(joined.relation).group if joined.relation and kin.has(joined.relation) else "-")
    if group == "parents" and how == "child" and other and not {to, other} <= set(parents_of(family, CLIENT)):
        return "half_sibling"
    if group == "parents" and how == "partner":
        others = [one for one in parents_of(family, CLIENT) if one != to]
        if not others:
            return {"female": "mother", "male": "father"}.get(sex, "")
    codes = FROM.get((group, how), ("", "", ""))
    return codes[SEXES.index(sex)] if sex in SEXES else codes[2]


def known_as(one: Relative, lang: str, *, short: bool = False) -> str:
    """ "Budi, ayah", "Ayah", "Klien": it begins a line, so that somebody without a name is written large too."""
    name = initials(one.name) if short and one.name else one.name
    if one.ref == CLIENT:
        return name or _("Klien")
    lost = one.relation == "unborn_child" and one.before_birth not in ("", "pregnancy")
    told = load("before_birth").label(one.before_birth, lang) if lost else relation_label(one.relation, lang)
    return ", ".join((name, told.lower())) if name and told else name or told[:1].upper() + told[1:] or _("Seseorang")


def members(case: Case, family: Family, lang: str, chosen: str, *, short: bool = False) -> list[Member]:
    """Everybody, the client first: the list that does what the drawing does."""
    page, more = reverse("evidence:family", args=[case.pk]), "&inisial=1" if short else ""
    return [
        Member(one.ref, known_as(one, lang, short=short), "", f"{page}?orang={one.ref}{more}#pilihan", one.ref == chosen)
        for one in family.people
    ]
