"""Who carries the plan, the steps agreed on, and what the last conference decided, each with how its task stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load

from ..models import Conference, Decision, Implementer, PlanStep

Names = Mapping[UUID, str]


@dataclass(frozen=True)
class StepShown:
    """A step: who and when in one line, the obstacle foreseen and its answer, how its task stands."""

    what: str
    who: str
    tag: Tag | None
    goal: str
    obstacle: str
    answer: str
    url: str


@dataclass(frozen=True)
class DecisionShown:
    what: str
    who: str
    tag: Tag | None


@dataclass(frozen=True)
class ConferenceShown:
    """The last conference; `missing` says what its record still lacks."""

    title: str
    when: str
    missing: str
    url: str
    decisions: list[DecisionShown]


def implementer_rows(rows: Iterable[Implementer], lang: str) -> list[Row]:
    """Those who go on when the worker leaves say so."""
    shown = []
    for row in rows:
        part = load("plan_implementers").label(row.part, lang) if row.part else ""
        title = ", ".join(words for words in (row.name, part) if words) or (row.role or "")
        until = _("sampai %(day)s") % {"day": numbers.short_day(row.until)} if row.until else ""
        tag = Tag(_("melanjutkan"), "done") if row.continues else None
        url = reverse("casework:implementer_entry", args=[row.file_id, row.entry])
        shown.append(Row(title, url, sub=row.role or "" if title != row.role else "", end=until, tag=tag))
    return shown


def steps_shown(rows: Iterable[PlanStep], tags: Mapping[UUID, Tag], names: Names, goals: Mapping[UUID, str]) -> list[StepShown]:
    """By day, undated ones last."""
    return [
        StepShown(
            what=row.what,
            who=" · ".join(filter(None, (owner_words(row, names), numbers.day(row.due_on) if row.due_on else ""))),
            tag=tags.get(row.entry),
            goal=goals.get(row.goal, "") if row.goal else "",
            obstacle=row.obstacle or "",
            answer=row.answer or "",
            url=reverse("casework:plan_step_entry", args=[row.file_id, row.entry]),
        )
        for row in rows
    ]


def conference_shown(
    case: Case, rows: list[Conference], decisions: Iterable[Decision], tags: Mapping[UUID, Tag], names: Names, lang: str
) -> ConferenceShown | None:
    """The one held last (the first of `rows`) with its decisions; None before there was one."""
    if not rows:
        return None
    last = rows[0]
    when = FuzzyDate.decode(last.happened)
    lacks = [words for words, there in ((_("tanggal"), when.is_known), (_("daftar hadir"), bool(last.attendance))) if not there]
    return ConferenceShown(
        title=_("Keputusan pembahasan kasus %(no)s") % {"no": last.no},
        when=when.text(lang) if when.is_known else "",
        missing=_("Belum dicatat: %(what)s.") % {"what": ", ".join(lacks)} if lacks else "",
        url=entry_url(case, last.entry),
        decisions=[decision_shown(row, tags, names) for row in decisions if row.conference == last.entry],
    )


def decision_shown(row: Decision, tags: Mapping[UUID, Tag], names: Names) -> DecisionShown:
    until = _("sampai %(day)s") % {"day": numbers.day(row.due_on)} if row.due_on else ""
    return DecisionShown(row.what, " · ".join(filter(None, (owner_words(row, names), until))), tags.get(row.entry))


def owner_words(row: PlanStep | Decision, names: Names) -> str:
    """The client, a member of the team by name, or whoever was written."""
    if row.owner == "client":
        return _("Klien")
    member = names.get(UUID(row.owner), "") if is_id(row.owner) else ""
    return member or row.owner_words or ""


def is_id(owner: str) -> bool:
    """Whether an owner is somebody of the house."""
    try:
        UUID(owner)
    except ValueError:
        return False
    return True


def entry_url(case: Case, entry: UUID) -> str:
    """'' in a house without pages of conferences."""
    try:
        return reverse("casework:conference_entry", args=[case.pk, entry])
    except NoReverseMatch:
        return ""
