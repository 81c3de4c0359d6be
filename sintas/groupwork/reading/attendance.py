"""The attendance list of one session: the members of that day who may be named, with the mark that stands."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.practice.group.membership import members_on

from ..models import GONE, Group
from .members import OfGroup, members_of
from .sessions import OfSession, Who, who_of


@dataclass(frozen=True)
class OnList:
    """One member of that day. What stands beside her name is put there by at_hand.py: `lately` are shapes of the sessions before, oldest first;
    `note_url` "" where no note can be written, `noted` when one of this session stands.
    """

    member_id: UUID
    called: str
    state: str = ""
    spoke: bool = False
    notable: bool = False  # a note on her can be written: what she let go stands, and she has not gone
    lately: tuple[str, ...] = ()
    lately_words: str = ""
    note_url: str = ""
    noted: bool = False

    @property
    def hex(self) -> str:
        """Her id as names of fields have it."""
        return self.member_id.hex


@dataclass(frozen=True)
class ListOfDay:
    """Everybody who is asked for, by the name she chose; `unnamed` counts members of that day whose name is not shown any more."""

    listed: list[OnList]
    unnamed: int

    @property
    def came(self) -> str:
        """ "6 dari 8 hadir", of those who are listed; the heading of the page counts whoever is not named too, so where somebody is missing it says so."""
        said = _("%(n)s dari %(all)s hadir di daftar ini") if self.unnamed else _("%(n)s dari %(all)s hadir")
        return said % {"n": sum(one.state == "present" for one in self.listed), "all": len(self.listed)}

    @property
    def unnamed_words(self) -> str:
        """Said without a name, "" for none."""
        n = self.unnamed
        said = ngettext("%(n)s anggota hari itu tidak ditampilkan lagi.", "%(n)s anggota hari itu tidak ditampilkan lagi.", n)
        return said % {"n": n} if n else ""


def list_of(group: Group, one: OfSession, members: list[OfGroup] | None = None, who: Who | None = None) -> ListOfDay:
    """Four queries, however many members; none where `members` and `who` are given."""
    found = members if members is not None else members_of(group)
    there = members_on((who or who_of(group, found)).stays, one.on)
    listed, unnamed = [], 0
    for member in found:
        if str(member.member_id) not in there:
            continue
        if not member.called:
            unnamed += 1
            continue
        mark = one.marks.get(member.member_id)
        listed.append(OnList(member.member_id, member.called, mark.state if mark else "", bool(mark and mark.spoke), member.state not in GONE))
    return ListOfDay(sorted(listed, key=lambda each: (each.called.casefold(), each.hex)), unnamed)
