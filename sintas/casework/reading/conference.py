"""Case conferences in words: one as its page shows it, all of a case, what was decided and what became of it. Opens content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.duty_states import state_tags, tasks_given
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Cell, Column, Fact, Table, Tag
from sintas.practice.catalogue import load
from sintas.staff.models import User

from ..models import Conference, Decision
from .dissent import Dissent, dissents_of

CLIENT, OTHER = "client", "other"


@dataclass(frozen=True)
class Decided:
    """One decision; `task` says how its duty stands, None when it is nobody's task."""

    what: str
    owner: str
    due: str
    task: Tag | None
    task_url: str
    position: int = 0


@dataclass(frozen=True)
class ConferenceView:
    """One conference. `line` is day, hours and place; `facts` what else was written, in the order of the minutes."""

    entry: UUID
    title: str
    line: str
    summary: str
    attendance: Table | None
    count: int
    facts: list[Fact]
    decisions: list[Decided]
    dissents: list[Dissent]
    written: str
    url: str
    late: bool


def conferences_of(case: Case, lang: str) -> list[ConferenceView]:
    """Every conference that stands, the latest number first. Four queries."""
    rows = list(Conference.current.filter(file_id=case.pk).order_by("-no"))
    decided = _decided(case, Decision.current.filter(file_id=case.pk).order_by("position", "written_at"))
    authors = dict(User.objects.filter(pk__in={row.author_id for row in rows}).values_list("pk", "full_name"))
    return [_view(case, row, decided.get(row.entry, []), authors.get(row.author_id, ""), lang) for row in rows]


def conference_view(case: Case, entry: UUID, lang: str) -> ConferenceView | None:
    """One that stands; None for any other id."""
    row = Conference.current.filter(file_id=case.pk, entry=entry).select_related("author").first()
    if row is None:
        return None
    found = Decision.current.filter(file_id=case.pk, conference=entry).order_by("position", "written_at")
    return _view(case, row, _decided(case, found).get(entry, []), row.author.full_name, lang)


def last_decided(case: Case, lang: str) -> ConferenceView | None:
    """The conference before the one that is being written, to ask first what became of its decisions."""
    row = Conference.current.filter(file_id=case.pk).order_by("-no").only("entry", "no").first()
    return conference_view(case, row.entry, lang) if row is not None else None


def decisions_at(conference: Any) -> list[Decision]:
    """The decisions as this version of a conference left them, in their order: of a version set aside, the rows kept beside it."""
    versions = Conference.objects.filter(file_id=conference.file_id, entry=conference.entry, written_at__gt=conference.written_at)
    if conference.set_aside:
        mine = versions.filter(set_aside=True, author_id=conference.author_id)
        until = _first(mine)
        beside = Decision.objects.filter(
            _before(until), file_id=conference.file_id, conference=conference.entry, set_aside=True, author_id=conference.author_id,
            written_at__gte=conference.written_at,
        )  # fmt: skip
        kept = {row.entry: row for row in _standing_at(conference, conference.written_at)} | {row.entry: row for row in beside}
        return sorted(kept.values(), key=lambda row: (row.position, row.written_at))
    return _standing_at(conference, _first(versions.filter(set_aside=False)))


def _standing_at(conference: Any, until: datetime | None) -> list[Decision]:
    """The newest version of each decision written before `until` (None: now), without those struck out by then."""
    found = Decision.objects.filter(_before(until), file_id=conference.file_id, conference=conference.entry, set_aside=False)
    newest = {row.entry: row for row in found.order_by("number")}
    there = [row for row in newest.values() if row.withdrawn_at is None or (until is not None and row.withdrawn_at > until)]
    return sorted(there, key=lambda row: (row.position, row.written_at))


def _before(until: datetime | None) -> Q:
    return Q(written_at__lt=until) if until is not None else Q()


def _first(versions: Any) -> datetime | None:
    found: datetime | None = versions.order_by("written_at").values_list("written_at", flat=True).first()
    return found


def _decided(case: Case, rows: Iterable[Decision]) -> dict[UUID, list[Decided]]:
    """Decisions by their conference, each with its owner's name and how its task stands."""
    rows = list(rows)
    tasks = list(tasks_given("decision").filter(file_id=case.pk, source_entry__in=[row.entry for row in rows]))
    tags, urls = state_tags(tasks), {task.source_entry: reverse("cases:task_answer", args=[case.pk, task.pk]) for task in tasks}
    names = owner_names(rows)
    found: dict[UUID, list[Decided]] = {}
    for row in rows:
        owner = owner_words(row.owner, row.owner_words or "", names)
        due = numbers.day(row.due_on) if row.due_on else ""
        found.setdefault(row.conference, []).append(Decided(row.what, owner, due, tags.get(row.entry), urls.get(row.entry, ""), row.position))
    return found


def owner_names(rows: Iterable[Decision]) -> dict[str, str]:
    """User id -> name of the owners of decisions (or steps of a plan, which may have none), whether they are on the team still or not."""
    ids = {row.owner for row in rows} - {CLIENT, OTHER, ""}
    return {str(pk): name for pk, name in User.objects.filter(pk__in=ids).values_list("pk", "full_name")}


def owner_words(owner: str, words: str, names: dict[str, str]) -> str:
    """Who: a name, the client, or another party in the words written; words beside a name follow it."""
    who = _("Klien") if owner == CLIENT else "" if owner == OTHER else names.get(owner, "")
    return f"{who} ({words})" if who and words else who or words


def title_of(no: int) -> str:
    """ "Pembahasan kasus 2"."""
    return _("Pembahasan kasus %(no)s") % {"no": no}


def _view(case: Case, row: Conference, decisions: list[Decided], author: str, lang: str) -> ConferenceView:
    came = row.attendance or []
    return ConferenceView(
        entry=row.entry,
        title=title_of(row.no),
        line=_line(row, lang),
        summary=row.summary or row.discussion or "",
        attendance=_attendance(came),
        count=len(came),
        facts=_facts(row, lang),
        decisions=decisions,
        dissents=dissents_of(row, decisions),
        written=_("Ditulis %(name)s, %(at)s.") % {"name": author, "at": numbers.moment(row.written_at)},
        url=reverse("casework:conference_page", args=[case.pk, row.entry]),
        late=row.late,
    )


def _line(row: Conference, lang: str) -> str:
    when = FuzzyDate.decode(row.happened) if row.happened else FuzzyDate.unknown()
    day = numbers.long_day(when.exact) if when.exact else when.text(lang)
    hours = "–".join(numbers.clock_time(at) for at in (row.happened_at, row.ends_at) if at)
    return " · ".join(filter(None, [day, hours, row.place]))


def _attendance(came: list[dict[str, str]]) -> Table | None:
    if not came:
        return None
    columns = [Column(_("Nama")), Column(_("Jabatan")), Column(_("Instansi"))]
    rows = [[Cell(one.get("name", "")), Cell(one.get("position", "")), Cell(one.get("institution", ""))] for one in came]
    return Table(_("Daftar hadir"), columns, rows, hide_caption=True)


def _facts(row: Conference, lang: str) -> list[Fact]:
    took_part = load("degrees").label(row.client_took_part, lang) if row.client_took_part else ""
    said = [
        (_("Pemimpin"), row.leader),
        (_("Notulis"), row.minutes_by),
        (_("Kerahasiaan"), _("disampaikan sebelum pembahasan") if row.confidentiality_stated else ""),
        (_("Klien ikut membahas"), took_part),
        (_("Ringkasan kasus"), row.summary),
        (_("Yang dibahas"), row.discussion),
        (_("Pendapat yang berbeda"), row.dissent),
        (_("Tindak lanjut"), row.follow_up),
        (_("Pembahasan berikutnya"), numbers.long_day(row.next_on) if row.next_on else ""),
    ]
    return [Fact(term, words) for term, words in said if words]
