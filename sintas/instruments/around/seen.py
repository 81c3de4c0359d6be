"""A tie as it is seen: who it is, which kind, what stands under the name. Names, relation and death come from the file's people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sintas.practice.catalogue import load

from ..called import person_called
from ..choices import label, relation_label
from ..family import Relative
from ..free_words import shortener
from ..instrument import Manner, Subject
from ..ties import tie_words

NEVER_AN_ADDRESS = {"teman": "friend", "sahabat": "friend", "friend": "friend", "tetangga": "neighbour", "neighbour": "neighbour"}
AROUND = {"friend": "friend", "roommate": "friend", "neighbour": "neighbour", "teacher": "officer", "carer": "officer"}


@dataclass(frozen=True)
class Seen:
    """`ident` names its mark ("tie-3": the fourth tie as kept); `kind` is "" where nothing tells."""

    ident: str
    name: str
    under: tuple[str, ...]
    kind: str
    level: str
    tie: Mapping[str, Any]

    @property
    def tie_said(self) -> list[str]:
        """How close, where support flows, conflict: in words."""
        return tie_words(self.tie)

    @property
    def words(self) -> str:
        """The tie in one line: "Wulan, kakak: sangat dekat, memberi dukungan kepada klien"."""
        return f"{', '.join((self.name, *self.under))}: {', '.join(self.tie_said)}"


def all_seen(ties: Sequence[Mapping[str, Any]], subject: Subject, manner: Manner) -> list[Seen]:
    """Every tie, those of a kind together, in the order of `ecomap_kinds`; within a kind as kept."""
    people = {one.ref: one for one in subject.family.people}
    short = shortener(manner, subject)
    told = [dict(tie) | {name: short(str(tie.get(name) or "")) for name in ("to", "note")} for tie in ties]
    found = [seen(at, tie, people.get(str(tie.get("person") or "")), manner) for at, tie in enumerate(told)]
    order = {row.code: at for at, row in enumerate(load("ecomap_kinds").rows)}
    return sorted(found, key=lambda one: order.get(one.kind, len(order)))


def seen(at: int, tie: Mapping[str, Any], relative: Relative | None, manner: Manner) -> Seen:
    """One tie. A person struck out of the file since keeps the words written beside."""
    said = str(tie.get("to") or "")
    kind = kind_of(tie, relative)
    people = not kind or load("ecomap_kinds").get(kind).flag("people")
    known = [relation_label(relative.relation) if relative else "", death(relative)]
    of_the_file = manner.called(relative.name) if relative is not None else ""
    name = of_the_file or person_called(said, as_initials=manner.initials and people)
    under = [one for one in known if one]
    if not name:
        name, under = (under[0][:1].upper() + under[0][1:], under[1:]) if under else (_("Seseorang"), [])
    elif kind and kind == tie.get("kind") and not known[0] and kin_of(said) is None:
        under = [*beside(name, label("ecomap_kinds", kind)), *under]
    note = str(tie.get("note") or "")
    return Seen(f"tie-{at}", name, (*under, *([note] if note else [])), kind, str(tie.get("level") or ""), tie)


def death(relative: Relative | None) -> str:
    """ "meninggal 2022"; "" for the living and for whom nothing is known."""
    if relative is None or not (relative.deceased or relative.died is not None):
        return ""
    return _("meninggal %(year)s") % {"year": relative.died} if relative.died is not None else _("meninggal")


def beside(name: str, kind: str) -> list[str]:
    """The kind's word, unless the name says it already ("teman Rt")."""
    first = kind.split()[0].lower()
    return [] if first in name.lower().split() else [kind]


def kind_of(tie: Mapping[str, Any], relative: Relative | None) -> str:
    """The kind chosen; else what the file's person is; else what the words say beyond doubt ("ayah", "teman Rt"); else ""."""
    chosen = str(tie.get("kind") or "")
    if load("ecomap_kinds").has(chosen):
        return chosen
    if relative is not None:
        return kind_of_relation(relative.relation)
    said = str(tie.get("to") or "")
    known = kin_of(said)
    if known is not None:
        return kind_of_relation(known)
    first = said.split()[0].lower() if said else ""
    return NEVER_AN_ADDRESS.get(first, "")


def kin_of(said: str) -> str | None:
    """The relation that words name and nothing else: "ibu (almarhumah)", not "ibu kos"; None for all others."""
    found = load("kin_relations").match(said.split("(")[0])
    return found.code if found is not None else None


def kind_of_relation(relation: str) -> str:
    """Family, friend, neighbour ... for a code of kin_relations or perpetrator_relations."""
    kin, other = load("kin_relations"), load("perpetrator_relations")
    if kin.has(relation):
        return AROUND.get(relation, "person") if kin.get(relation).group == "around" else "family"
    return "family" if other.has(relation) and other.get(relation).group in ("partner", "family") else "person"
