"""The groups somebody facilitates, and one of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sintas.cases.reading.releases_to_groups import LetGo
from sintas.kit import numbers
from sintas.kit.pieces import Fact, Row, Stage, Tag
from sintas.practice.catalogue import load
from sintas.practice.journeys import GROUP
from sintas.staff.actor import Actor

from ..models import GONE, INSIDE, Group, GroupAbout, GroupContract, GroupPassage, MemberState
from ..policy import visible_to
from .about import about_facts, contract_facts
from .members import member_row, members_of, proposed_of, proposed_row
from .session_list import SessionLists, session_lists
from .veil import Veil, names_of_groups


@dataclass(frozen=True)
class GroupPage:
    """The home of one group."""

    file_id: UUID
    name: str
    number: str
    stage_name: str
    stages: list[Stage]
    closed: str
    facts: list[Fact]
    contract: list[Fact]
    members: list[Row]
    gone: list[Row]
    proposed: list[Row]
    sessions: SessionLists
    veil: Veil  # for what else the page says


def my_groups(actor: Actor, *, closed: bool) -> list[Row]:
    """Those still open by name, or the closed ones, the latest first. Five queries, keys included; no content."""
    lang = get_language() or "id"
    found = visible_to(actor).filter(closed_on__isnull=not closed)
    groups = list(found.order_by("-closed_on", "number"))
    ids = [one.pk for one in groups]
    names = names_of_groups({row.file_id: row.name for row in GroupAbout.current.filter(file_id__in=ids).only("id", "file_id", "name")})
    inside = MemberState.objects.filter(file_id__in=ids, ended_at=None, state__in=INSIDE).values_list("file_id", flat=True)
    counts = Counter(inside)
    rows = [group_row(one, names.get(one.pk, one.number), counts[one.pk], lang) for one in groups]
    return rows if closed else sorted(rows, key=lambda row: str(row.title).casefold())


def group_row(one: Group, name: str, members: int, lang: str) -> Row:
    """One line of the list."""
    kind = load("group_types").label(one.type, lang) if one.type else _("jenis belum ditentukan")
    there = ngettext("%(n)s anggota", "%(n)s anggota", members) % {"n": members}
    tag = Tag(load("group_closing_reasons").label(one.closing_reason, lang)) if one.closed_on else Tag(GROUP.label(one.stage, lang), "part")
    said = [one.number, kind] if one.closed_on else [one.number, kind, there]  # nobody is inside a group that is over
    return Row(name, reverse("groupwork:group", args=[one.pk]), " · ".join(said), tag=tag)


def group_page(group: Group, let_go: list[LetGo]) -> GroupPage:
    """The whole page; its content must have been opened in the trail."""
    lang = get_language() or "id"
    about = GroupAbout.current.get(file_id=group.pk)
    members = members_of(group, let_go)
    veil = Veil(group, members)
    return GroupPage(
        group.pk,
        veil(about.name),
        group.number,
        GROUP.label(group.stage, lang),
        stages_of(group, lang),
        numbers.day(group.closed_on) if group.closed_on else "",
        veil.facts(about_facts(group, about, lang)),
        veil.facts(contract_facts(GroupContract.current.filter(file_id=group.pk).first(), lang)),
        [member_row(group, one, lang) for one in members if one.state not in GONE],
        [member_row(group, one, lang) for one in members if one.state in GONE],
        [proposed_row(group, one) for one in proposed_of(let_go, members)] if group.closed_on is None else [],
        session_lists(group, lang, members, veil),
        veil,
    )


def has_contract(group: Group) -> bool:
    """Is anything agreed yet? Opens nothing."""
    return GroupContract.current.filter(file_id=group.pk).exists()


def stages_of(group: Group, lang: str) -> list[Stage]:
    """The thread of six, with what the passages say; the last one of a stage counts."""
    passages = {row.stage: row for row in GroupPassage.objects.filter(file_id=group.pk).order_by("began_at").defer("reason")}
    shown, url = [], reverse("groupwork:group", args=[group.pk]) + "#tahap"
    for code in GROUP.stages:
        state, words = passage_state(passages.get(code))
        shown.append(Stage(GROUP.label(code, lang), url, state, words, current=code == group.stage and group.closed_on is None))
    return shown


def passage_state(passage: GroupPassage | None) -> tuple[str, str]:
    """As the thread of a case says it."""
    if passage is None:
        return "todo", _("belum")
    if passage.ended_at is None:
        return "part", _("berjalan")
    return ("done", _("selesai")) if passage.outcome == "completed" else ("part", _("sebagian"))
