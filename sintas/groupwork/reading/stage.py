"""The stage in which a group stands: what it is for and what it still needs, each with the place where it is put right."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.kit.pieces import CheckItem
from sintas.practice import group as stages
from sintas.practice.journeys import GROUP
from sintas.practice.stage import Verdict

from ..models import Group

# place of practice -> page of this group where it is put right; a place no page has yet is said in words alone
PLACES = {"group_forming": "groupwork:group_about", "group_contract": "groupwork:group_contract"}
ON_THE_HOME = {"group_members": "#h-members"}


@dataclass(frozen=True)
class StageShown:
    """The checklist of one stage. `unasked`: how many questions this release cannot answer yet."""

    code: str
    name: str
    purpose: str
    items: list[CheckItem]
    count: str
    unasked: int
    last: bool
    can_go_back: bool


def stage_shown(group: Group, verdict: Verdict, lang: str) -> StageShown:
    """What holds the stage back first, then what is worth another look."""
    items = [CheckItem(one.sentence(lang), "todo", place_of(group, one.place)) for one in verdict.missing]
    items += [CheckItem(one.sentence(lang), "part", place_of(group, one.place)) for one in verdict.warnings]
    n = len(verdict.missing)
    count = ngettext("%(n)s hal lagi", "%(n)s hal lagi", n) % {"n": n} if n else _("lengkap")
    return StageShown(
        verdict.stage, GROUP.label(verdict.stage, lang), stages.get(verdict.stage).purpose(lang), items, count, len(verdict.not_yet_asked),
        GROUP.following(verdict.stage) is None, bool(GROUP.earlier(verdict.stage)),
    )  # fmt: skip


def place_of(group: Group, place: str) -> str:
    """The address, "" where no page has it yet."""
    if place in ON_THE_HOME:
        return reverse("groupwork:group", args=[group.pk]) + ON_THE_HOME[place]
    return reverse(PLACES[place], args=[group.pk]) if place in PLACES else ""
