"""The genogram in words, one thing a line: everybody, every union, all children, every line. Nothing the picture has is left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.instruments.choices import label
from sintas.instruments.family import CLIENT, Bond, Relative
from sintas.instruments.instrument import Manner

from .generations import components
from .joint_words import union_words
from .labels import clean, headed, relation, years
from .tree import CARE, Child, Fault, Tree, Union

DIRECTED = ("violence", "violence_sexual", "controlling")


class Words:
    """The sentences of one drawing; people are called as its manner says."""

    def __init__(self, tree: Tree, manner: Manner) -> None:
        self.tree, self.manner = tree, manner

    def called(self, ref: str) -> str:
        """Somebody inside a sentence."""
        one = self.tree.people[ref]
        said = headed(one, self.manner)
        return said if one.name.strip() else said[:1].lower() + said[1:]

    def person(self, ref: str) -> str:
        """Everything the symbol and its words say."""
        one = self.tree.people[ref]
        who = _("klien") if ref == CLIENT else relation(one) if one.name.strip() else ""
        born = label("before_birth", one.before_birth) if one.before_birth and (one.name.strip() or one.relation) else ""
        sex = label("sexes", one.sex) if one.sex in ("female", "male") else _("jenis kelamin lain") if one.sex == "other" else ""
        sex = sex or ("" if one.before_birth and one.before_birth != "stillbirth" else _("jenis kelamin belum dicatat"))
        said = [
            headed(one, self.manner),
            who if who != headed(one, self.manner).lower() else "",
            born if born != relation(one) else "",
            sex,
            *self.life(one),
            clean(one.note),
        ]
        return ", ".join(filter(None, said))

    def life(self, one: Relative) -> list[str]:
        """Age, years and death."""
        if one.before_birth:
            return [years(one)]
        if one.deceased:
            age = (
                ngettext("%(age)s tahun ketika meninggal", "%(age)s tahun ketika meninggal", one.age) % {"age": one.age}
                if one.age is not None
                else ""
            )
            return [age or _("sudah meninggal"), years(one)]
        return [ngettext("%(age)s tahun", "%(age)s tahun", one.age) % {"age": one.age} if one.age is not None else "", years(one)]

    def union(self, union: Union) -> str:
        """Two partners and how it stands with their union."""
        both = _("%(one)s dan %(other)s") % {"one": self.called(union.one), "other": self.called(union.other)}
        return f"{both}: {union_words(union)}"

    def children(self, union: Union) -> str:
        """The children of a union from the eldest, with what their lines say."""
        names = ", ".join(self.child(child) for child in union.children)
        if not union.people:
            return _("Bersaudara, orang tua belum dicatat, dari yang tertua: %(names)s") % {"names": names}
        if not union.other:
            return _("Anak dari %(parent)s, orang tua yang lain belum dicatat: %(names)s") % {
                "parent": self.called(union.one),
                "names": names,
            }
        both = {"one": self.called(union.one), "other": self.called(union.other), "names": names}
        return _("Anak dari %(one)s dan %(other)s, dari yang tertua: %(names)s") % both

    def child(self, child: Child) -> str:
        """One child in the list of its parents' children."""
        said = [label("tie_kinds", child.how)] if child.how in ("adopted", "foster", "step") else []
        said += [_("%(parent)s sebagai orang tua belum pasti") % {"parent": self.called(ref)} for ref in child.unsure]
        for twins in self.tree.twins:
            if child.ref in (twins.one, twins.other):
                other = twins.other if child.ref == twins.one else twins.one
                sentence = _("kembar identik dengan %(name)s") if twins.identical else _("kembar dengan %(name)s")
                said.append(sentence % {"name": self.called(other)})
        return f"{self.called(child.ref)} ({', '.join(said)})" if said else self.called(child.ref)

    def feeling(self, bond: Bond) -> str:
        """The quality of a tie; who does it to whom where there is a direction."""
        names = {"one": self.called(bond.one), "other": self.called(bond.other)}
        sentences: dict[str, Callable[[], str]] = {
            "violence": lambda: _("%(one)s melakukan kekerasan terhadap %(other)s"),
            "violence_sexual": lambda: _("%(one)s melakukan kekerasan seksual terhadap %(other)s"),
            "controlling": lambda: _("%(one)s menguasai %(other)s"),
        }
        if bond.quality in sentences:
            return sentences[bond.quality]() % names
        return f"{_('%(one)s dengan %(other)s') % names}: {label('tie_qualities', bond.quality).lower()}"

    def link(self, bond: Bond) -> str:
        """A second parent or somebody's care."""
        names = {"one": self.called(bond.one), "other": self.called(bond.other)}
        if bond.kind in CARE:
            return f"{_('%(one)s untuk %(other)s') % names}: {label('tie_kinds', bond.kind)}"
        return f"{_('%(one)s juga orang tua dari %(other)s') % names}: {label('tie_kinds', bond.kind)}"

    def home(self, members: list[str]) -> str:
        """Who lives with the client."""
        return _("Serumah: %(names)s") % {"names": ", ".join(self.called(ref) for ref in members)}

    def missing(self, ref: str) -> str:
        """Which tie is missing for somebody who could not be placed; "" where a line joins them all the same (a third parent, a guardian)."""
        found = MISSING.get(self.tree.people[ref].relation)
        if found is None and ref in self.joined:
            return ""
        sentence = found() if found else _("ikatannya dengan keluarga belum dicatat")
        return f"{self.called(ref)}: {sentence}"

    @cached_property
    def joined(self) -> frozenset[str]:
        """Those without a place who, or whose own people, are joined with the family by a line of parentage or care."""
        loose = set(self.tree.loose)
        ends = {ref for bond in self.tree.links for ref in (bond.one, bond.other) if len({bond.one, bond.other} & loose) == 1}
        return frozenset(ref for group in components(self.tree) if ends & loose & set(group) for ref in group)

    def fault(self, fault: Fault) -> str:
        """What cannot be as it is recorded, and what was done."""
        if fault.code == "self":
            return _("%(one)s tercatat terikat dengan dirinya sendiri; ikatan itu tidak digambar.") % {"one": self.called(fault.one)}
        names = {"one": self.called(fault.one), "other": self.called(fault.other)}
        if fault.code == "older":
            return _("%(other)s tercatat lahir sebelum orang tuanya, %(one)s. Periksa tahun lahir atau ikatannya.") % names
        return _("%(one)s tercatat sebagai orang tua %(other)s sekaligus keturunannya; ikatan itu tidak digambar. Periksa arahnya.") % names

    def left_out(self) -> list[str]:
        """How many are not drawn, and why."""
        said = []
        if self.tree.around:
            words = ngettext(
                "%(count)s orang sekitar yang bukan keluarga tidak digambar di sini",
                "%(count)s orang sekitar yang bukan keluarga tidak digambar di sini",
                self.tree.around,
            )
            said.append(words % {"count": self.tree.around})
        if self.tree.outside:
            words = ngettext(
                "%(count)s anggota keluarga lain tidak digambar pada bagian ini",
                "%(count)s anggota keluarga lain tidak digambar pada bagian ini",
                self.tree.outside,
            )
            said.append(words % {"count": self.tree.outside})
        return said


def side() -> str:
    return _("belum dicatat dari pihak ibu atau ayah; catat ikatannya dengan orang tua klien")


def whose_sibling() -> str:
    return _("belum dicatat saudara dari orang tua yang mana; catat orang tua mereka")


MISSING: dict[str, Callable[[], str]] = {
    "grandmother": side,
    "grandfather": side,
    "aunt": whose_sibling,
    "uncle": whose_sibling,
    "cousin": lambda: _("belum dicatat anak dari paman atau bibi yang mana"),
    "niece_nephew": lambda: _("belum dicatat anak dari saudara yang mana"),
    "half_sibling": lambda: _("belum dicatat orang tua mana yang sama dengan klien"),
    "step_sibling": lambda: _("belum dicatat anak dari orang tua tiri yang mana"),
    "grandchild": lambda: _("belum dicatat anak dari anak klien yang mana"),
    "parent_in_law": lambda: _("belum dicatat orang tua dari pasangan yang mana"),
    "sibling_in_law": lambda: _("belum dicatat saudara atau pasangan dari siapa"),
    "brother_in_law": lambda: _("belum dicatat saudara atau pasangan dari siapa"),
    "sister_in_law": lambda: _("belum dicatat saudara atau pasangan dari siapa"),
    "child_in_law": lambda: _("belum dicatat pasangan dari anak yang mana"),
}
