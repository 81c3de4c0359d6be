"""The groups of one client: those she was proposed to or takes part in, and those of the unit to which she could be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.bases import Case
from sintas.cases.reading.releases_to_groups import LetGo, let_go_by
from sintas.kit import clock, numbers
from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load
from sintas.practice.journeys import GROUP
from sintas.staff.actor import Actor

from ..models import GONE, INSIDE
from ..policy import Offered, offered_to
from .members import SUSPENDED, state_tag
from .note_words import notes_in

WHY = {
    "consent": gettext_lazy("berakhir: persetujuannya tidak lagi mencakup kelompok"),
    "withdrawn": gettext_lazy("ditarik oleh tim kasus"),
    "not_invited": gettext_lazy("tidak jadi diajak: susunan kelompok"),
    "over": gettext_lazy("selesai"),
}


@dataclass(frozen=True)
class Known:
    """One group this client was let go to, as the database tells her own team: `state` "" while nobody has taken her up."""

    group_id: UUID
    number: str
    type: str
    release_id: UUID
    state: str
    since: date | None


@dataclass(frozen=True)
class TakingPart:
    """One group as her own team knows it: number, type, where her part stands. No word of the group."""

    group_id: UUID
    row: Row
    may_take_back: bool
    prepares: bool  # she may still be prepared: sessions of her own, in her own case (R259)
    tells: bool = False  # how her measures changed may be let go to this group
    told_on: str = ""  # when that was done last, while it stands


@dataclass(frozen=True)
class GroupsOfCase:
    """What the page shows."""

    hers: list[TakingPart]
    offered: list[Row]
    notes: list[Row]


def groups_of_case(case: Case, actor: Actor, lang: str) -> GroupsOfCase:
    """Four queries, no sealed value."""
    notes = notes_in(case.pk, lang)
    let_go = {one.release_id: one for one in let_go_by(case)}
    hers = [taking_part(one, let_go[one.release_id], lang) for one in known_of(case) if one.release_id in let_go]
    if case.closed_on is not None:
        return GroupsOfCase(hers, [], notes)
    busy = {one.group_id for one in let_go.values() if one.stands}
    return GroupsOfCase(hers, [offered_row(case, one, lang) for one in offered_to(actor) if one.pk not in busy], notes)


def known_of(case: Case) -> list[Known]:
    """Every group she was let go to, by the day. One query, an owner's function."""
    with connection.cursor() as c:
        c.execute("SELECT file_id, number, type, release_id, state, since FROM groups_of_case(%s)", [case.pk])
        return [Known(*row) for row in c.fetchall()]


STANDING = """
SELECT g.number, g.type, g.state, g.since, r.made_at, r.ended_at IS NULL AND r.until > clock_timestamp(), n.next_on
  FROM groups_of_case(%(case)s) g JOIN cases_release r ON r.id = g.release_id
  LEFT JOIN group_meets_next(%(case)s, %(today)s) n ON n.file_id = g.file_id
"""


def standing_in(case: Case, url: str, lang: str) -> list[Row]:
    """Groups she is proposed to or takes part in, for her own case page, each leading to `url`; suspended ones too, since her worker can mend that.
    One query.
    """
    with connection.cursor() as c:
        c.execute(STANDING, {"case": case.pk, "today": clock.today()})
        known = c.fetchall()
    rows = []
    for number, kind, state, since, made_at, stands, next_on in known:
        if state in GONE or not (state or stands):
            continue
        tag = state_tag(state if stands else SUSPENDED, lang) if state else Tag(load("group_member_states").label("proposed", lang), "todo")
        said = [_("sejak %(day)s") % {"day": numbers.day(since or made_at.date())}]
        said += [_("bertemu lagi %(day)s") % {"day": numbers.day(next_on)}] if next_on else []
        rows.append(Row(f"{number} · {type_words(kind, lang)}", url, " · ".join(said), tag=tag))
    return rows


def taking_part(one: Known, let_go: LetGo, lang: str) -> TakingPart:
    """One line: a proposal that waits, a membership and how it stands, or why it came to nothing."""
    if not one.state:
        tag = Tag(load("group_member_states").label("proposed", lang), "todo") if let_go.stands else Tag(ended_words(let_go))
    else:
        tag = state_tag(one.state if let_go.stands or one.state in GONE else SUSPENDED, lang)
    since = _("sejak %(day)s") % {"day": numbers.day(one.since or let_go.made_at.date())}
    row = Row(f"{one.number} · {type_words(one.type, lang)}", "", since, tag=tag)
    told_on = numbers.day(let_go.after_at) if let_go.after_at is not None else ""
    return TakingPart(
        one.group_id, row, let_go.stands, let_go.stands and one.state in ("", "preparing"), let_go.stands and one.state in INSIDE, told_on
    )


def ended_words(let_go: LetGo) -> str:
    """Why it came to nothing."""
    return str(WHY.get(let_go.ended_why, _("waktunya habis")))


def offered_row(case: Case, group: Offered, lang: str) -> Row:
    """A group of the unit to which she can be proposed."""
    openness = load("group_openness").label(group.openness, lang) if group.openness else ""
    said = " · ".join(filter(None, (GROUP.label(group.stage, lang), openness)))
    return Row(f"{group.number} · {type_words(group.type, lang)}", reverse("groupwork:propose", args=[case.pk, group.pk]), said)


def type_words(code: str, lang: str) -> str:
    """The kind of group, which is all her team needs to recognise it besides its number."""
    return load("group_types").label(code, lang) if code else _("jenis belum ditentukan")
