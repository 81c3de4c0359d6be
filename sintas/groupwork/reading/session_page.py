"""One session whole: its plan, who came, what happened, what was taken home. Opens content."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.reading.team import team_of
from sintas.kit.pieces import Fact, Row, Tag
from sintas.practice.catalogue import load
from sintas.practice.group.session import needs_answer

from ..models import Group, GroupProcess, GroupSession
from .about import labels, said
from .homework import homework_rows
from .mentors import besides
from .session_list import state_of, title_of, when_words
from .sessions import OfSession, Who, roll_of
from .veil import Veil


@dataclass(frozen=True)
class SessionPage:
    """What the page shows. `came`: "6 dari 8 hadir"; `warnings` are sentences; `frame` is what of `process` stands in no short form of the page."""

    group_id: UUID
    entry: UUID
    number: str
    title: str
    topic: str
    when: str
    state: Tag
    cancelled: bool
    held: bool
    plan: list[Fact]
    process: list[Fact]
    frame: list[Fact]
    process_entry: UUID | None
    came: str
    warnings: list[str]
    homework: list[Row]


def session_page(group: Group, one: OfSession, written: GroupProcess | None, who: Who, lang: str, veil: Veil) -> SessionPage:
    """`one` from session_of(), which refuses what is no session of this group; `written` is what happened. Its content must have been opened in the trail."""
    entry = one.entry
    row = veil.row(GroupSession.current.get(file_id=group.pk, entry=entry))
    process = veil.row(written) if written is not None else None
    names = besides(names_of_team(group, who_did(row, written)), row.tasks)
    roll = roll_of(one, who.stays)
    came = _("%(n)s dari %(all)s hadir") % {"n": len(roll.present), "all": len(roll.expected)} if one.marks else ""
    return SessionPage(
        group.pk, entry, group.number, title_of(one), row.topic, when_words(one), state_of(one, who), one.state == "cancelled", one.held,
        plan_facts(row, names, lang), process_facts(process, names, lang), frame_facts(process, names, lang),
        process.entry if process else None, came, warnings(one),
        homework_rows(group, entry, lang, veil),
    )  # fmt: skip


def warnings(one: OfSession) -> list[str]:
    """What somebody should look at again (R249)."""
    if not needs_answer(one.seen):
        return []
    return [_("Ada yang disudutkan, pertengkaran, atau aturan yang dilanggar, tetapi belum ditulis apa yang dilakukan. Lengkapi di “Yang tampak”.")]


def who_did(plan: Any, process: GroupProcess | None) -> set[str]:
    """Ids as text of those who have a task in the plan, or led."""
    return {*(task.partition(":")[2] for task in plan.tasks), *map(str, process.led_by if process else ())}


def names_of_team(group: Group, wanted: Set[str]) -> dict[str, str]:
    """Id of a colleague as text -> name; those who left the team too, where one of them is wanted. Two queries, or four."""
    named = {str(one.user_id): one.name for one in team_of(group)}
    return named if wanted <= named.keys() else {str(one.user_id): one.name for one in team_of(group, ended=True)} | named


def plan_facts(row: GroupSession, names: dict[str, str], lang: str) -> list[Fact]:
    """The plan; only what was said."""
    listed = load("group_session_roles")
    told = [
        *said(_("Tujuan"), row.aims or ""),
        *said(_("Kegiatan"), row.activities or ""),
        *said(_("Bahan"), row.materials or ""),
        *said(_("Teknik yang direncanakan"), labels("group_techniques", row.techniques, lang)),
        *said(_("Fase"), load("group_phases").label(row.phase, lang) if row.phase else ""),
    ]
    for role in listed.rows:
        people = [names.get(task.partition(":")[2], "") for task in row.tasks if task.partition(":")[0] == role.code]
        told += said(role.label(lang), ", ".join(filter(None, people)))
    told += said(_("Orang lain yang membantu"), row.others or "")
    told += said(_("Sebelum kontrak, karena"), row.before_contract_reason or "")
    return [*told, *said(_("Dibatalkan, karena"), row.cancelled_reason or "")]


def process_facts(row: GroupProcess | None, names: dict[str, str], lang: str) -> list[Fact]:
    """What happened, [] while nothing is written."""
    if row is None:
        return []
    return [
        *frame_facts(row, names, lang),
        *seen_facts(row.seen, lang),
        *said(_("Yang dilakukan, bila ada ketegangan"), row.answer or ""),
        *said(_("Jalannya sesi"), row.words or ""),
        *said(_("Tema yang muncul"), row.themes or ""),
        *said(_("Putaran penutup"), row.closing or ""),
    ]


def frame_facts(row: GroupProcess | None, names: dict[str, str], lang: str) -> list[Fact]:
    """Phase, techniques, who led; [] while nothing is written."""
    if row is None:
        return []
    return [
        *said(_("Fase"), load("group_phases").label(row.phase, lang) if row.phase else ""),
        *said(_("Teknik yang dipakai"), labels("group_techniques", row.techniques, lang)),
        *said(_("Dipimpin oleh"), ", ".join(names.get(str(one), "") for one in row.led_by)),
    ]


def seen_facts(codes: list[str], lang: str) -> list[Fact]:
    """What was seen, by heading."""
    listed = load("group_observations")
    found = []
    for heading in listed.groups:
        words = [row.label(lang) for row in listed.of_group(heading.code) if row.code in codes]
        found += said(heading.label(lang), ", ".join(words))
    return found


def page_of(group: Any, entry: UUID) -> str:
    """The address of one session; `group` is anything with the id of its file."""
    return reverse("groupwork:session", args=[group.pk, entry])
