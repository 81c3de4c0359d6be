"""On the group's pages and in its histories: the name of whoever may not be named any more is taken out of what others wrote. What stands is not
changed; a form shows it whole.

Only words go through it, never an address: a name may look like a part of one. A page makes it once; while everybody may be named it asks one
question of coded columns, and none where the page knows its members already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import replace
from typing import Any, TypeVar, cast
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import OfFile
from sintas.kit.pieces import Fact, Row, StoryMonth
from sintas.safekeeping.sealed import Sealed
from sintas.safekeeping.unreadable import Unreadable

from ..models import Group, Member
from .for_paper import hidden_names, without_gone
from .later import LaterPage
from .members import OfGroup, unnamed_in

M = TypeVar("M", bound=OfFile)
CODED = ("choices", "answers")  # sealed columns that hold ids and codes, no words


class Veil:
    """Lifts nothing while everybody may be named."""

    def __init__(self, group: Group, members: list[OfGroup] | None = None) -> None:
        """One query without `members`; where somebody is gone, one more for the names, which opens the header key."""
        self.members = members
        gone = unnamed_in([group.pk]).get(group.pk, set()) if members is None else {one.member_id for one in members if not one.called}
        self.gone: Collection[UUID] = gone
        self.names = names_in({group.pk: gone})[group.pk] if gone else []

    def __call__(self, words: Any) -> Any:
        """These words without the names; lists and dictionaries of words too."""
        for called in self.names:
            words = without_gone(words, called, _("[nama tidak ditampilkan]"))
        return words

    def but(self, called: str) -> Veil:
        """For what she herself lets go under this name: whoever was proposed anew is named by it before she is taken up."""
        spared = copy(self)
        spared.names = [one for one in self.names if one.casefold() != called.casefold()]
        return spared

    def row(self, row: M) -> M:
        """A record as a page may show it: its sealed words without the names, and none where it is about a member who is gone."""
        return cast(M, Veiled(row, self)) if self.gone else row

    def facts(self, facts: Iterable[Fact]) -> list[Fact]:
        """Of each what is known; the terms are the house's."""
        return [replace(one, words=self(one.words)) for one in facts]

    def months(self, months: Iterable[StoryMonth]) -> list[StoryMonth]:
        """A story."""
        return [replace(month, entries=[replace(one, text=self(one.text), voice=self(one.voice)) for one in month.entries]) for month in months]

    def later(self, page: LaterPage) -> LaterPage:
        """The home of a group, after its forming."""
        return replace(
            page, assessment=self.facts(page.assessment), goals=self.rows(page.goals), struck=self.rows(page.struck), plan=self.facts(page.plan),
            evaluation=self.facts(page.evaluation), evaluations=self.rows(page.evaluations), ending=self.facts(page.ending),
        )  # fmt: skip

    def rows(self, rows: Iterable[Row]) -> list[Row]:
        """Lines of a list."""
        return [replace(one, title=self(one.title), sub=self(one.sub)) for one in rows]


class Veiled:
    """Stands for a record on a page: read like it, never saved."""

    def __init__(self, row: OfFile, veil: Veil) -> None:
        self._row, self._veil = row, veil
        self._hers = getattr(row, "member_id", None) in veil.gone

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._row, name)
        if value is None or name in CODED or name not in sealed_names(type(self._row)):
            return value
        return "" if self._hers else self._veil(value)


def sealed_names(model: type[OfFile]) -> frozenset[str]:
    """Its columns that hold words."""
    return frozenset(field.attname for field in model._meta.concrete_fields if isinstance(field, Sealed))


def names_in(gone: dict[UUID, set[UUID]]) -> dict[UUID, list[str]]:
    """Group -> names no page of it may say, out of the ids of its members who are gone; [] for none. One query, and the header keys of those groups."""
    rows: dict[UUID, list[Member]] = {group: [] for group in gone}
    for row in Member.objects.filter(file_id__in=list(gone)):
        rows[row.file_id].append(row)
    return {group: hidden_names(of, {row.pk for row in of} - gone[group]) for group, of in rows.items()}


def names_of_groups(called: dict[UUID, str]) -> dict[UUID, str]:
    """Group -> its own name, as a list of groups may say it. One query while everybody may be named."""
    gone = unnamed_in(called) if called else {}
    try:
        hidden = names_in(gone) if gone else {}
    except Unreadable:  # one that does not open closes no list; the group's own page refuses
        return called | dict.fromkeys(gone, _("Kelompok"))
    shown = dict(called)
    for group, names in hidden.items():
        for name in names:
            shown[group] = without_gone(shown[group], name, _("[nama tidak ditampilkan]"))
    return shown
