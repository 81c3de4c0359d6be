"""On the group's pages: the name of whoever may not be named any more is taken out of what others wrote. What stands is not changed; a form shows it whole.

Only words go through it, never an address: a name may look like a part of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.pieces import Fact, Row, StoryMonth

from ..models import Group, Member
from .for_paper import without_gone
from .later import LaterPage
from .members import OfGroup, members_of


class Veil:
    """Lifts nothing while everybody may be named."""

    def __init__(self, group: Group, members: Iterable[OfGroup] | None = None) -> None:
        """Three queries without `members`, and one for the names, which opens the header key."""
        gone = [one.member_id for one in (members_of(group) if members is None else members) if not one.called]
        self.names = sorted((one.called for one in Member.objects.filter(file_id=group.pk, pk__in=gone)), key=len, reverse=True) if gone else []

    def __call__(self, words: Any) -> Any:
        """These words without the names."""
        for called in self.names:
            words = without_gone(words, called, _("[nama tidak ditampilkan]"))
        return words

    def facts(self, facts: Iterable[Fact]) -> list[Fact]:
        """Of each what is known; the terms are the house's."""
        return [replace(one, words=self(one.words)) for one in facts]

    def months(self, months: Iterable[StoryMonth]) -> list[StoryMonth]:
        """A story."""
        return [replace(month, entries=[replace(one, text=self(one.text), voice=self(one.voice)) for one in month.entries]) for month in months]

    def later(self, page: LaterPage) -> LaterPage:
        """The home of a group, after its forming."""
        return replace(
            page, assessment=self.facts(page.assessment), goals=self.rows(page.goals), plan=self.facts(page.plan),
            evaluation=self.facts(page.evaluation), evaluations=self.rows(page.evaluations), ending=self.facts(page.ending),
        )  # fmt: skip

    def rows(self, rows: Iterable[Row]) -> list[Row]:
        """Lines of a list."""
        return [replace(one, title=self(one.title), sub=self(one.sub)) for one in rows]
