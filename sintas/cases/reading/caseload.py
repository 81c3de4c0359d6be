"""One's own cases as a list: initials, number, stage, flags, last record. Header words only; two queries a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Window
from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.names import initials
from sintas.kit.pieces import Pill, Row, Tag
from sintas.kit.places import address
from sintas.practice import journeys
from sintas.practice.catalogue import load
from sintas.safekeeping.unreadable import readable
from sintas.staff.actor import Actor

from ..models import Case, Client, Flag
from ..policy import visible_to

PAGE = 50


@dataclass(frozen=True)
class CaseLine:
    """One case as lists show it; no name leaves this reading."""

    file_id: UUID
    initials: str
    number: str
    stage: str
    stage_name: str
    flags: list[str]
    opened_on: date
    last_recorded_at: datetime | None
    closed_on: date | None
    closing_reason: str


@dataclass(frozen=True)
class Page:
    """Some lines, how many the filter keeps in all, and the cursor of the next page ('' when this is the last)."""

    lines: list[CaseLine]
    total: int
    following: str = ""


def caseload(actor: Actor, *, stage: str = "", closed: bool = False, after: str = "", lang: str = "id") -> Page:
    """Own open cases (or the closed ones), last recorded first. `after` is the cursor of the page before; a broken one starts anew."""
    cases = visible_to(actor).filter(closed_on__isnull=not closed)
    if stage:
        cases = cases.filter(stage=stage)
    total = cases.count() if after else None
    seek = _cursor(after)
    if seek:
        moment, file_id = seek
        cases = cases.filter(Q(last_recorded_at__lt=moment) | Q(last_recorded_at=moment, pk__lt=file_id))
    rows: list[Any] = list(clients_of(cases).order_by("-file__case__last_recorded_at", "-file_id")[: PAGE + 1])
    lines = [line_of(row, lang) for row in rows[:PAGE]]
    more = f"{lines[-1].last_recorded_at.isoformat()}_{lines[-1].file_id}" if len(rows) > PAGE and lines[-1].last_recorded_at else ""
    return Page(lines, total if total is not None else (rows[0].total if rows else 0), more)


def clients_of(cases: QuerySet[Case]) -> QuerySet[Client]:
    """The header rows of these cases, each with its case, its flags and the number of all: one query."""
    flags = Flag.objects.filter(file_id=OuterRef("file_id"), ended_at=None).order_by("raised_at").values("code").distinct()
    found: QuerySet[Any] = (
        Client.current.filter(file__case__in=cases.values("pk"))
        .select_related("file__case")
        .only("id", "name", "called", "file__id", *(f"file__case__{name}" for name in COLUMNS))
        .annotate(flag_codes=ArraySubquery(flags), total=Window(Count("*")))
    )
    return found


COLUMNS = ("file_id", "number", "journey", "stage", "opened_on", "closed_on", "closing_reason", "last_recorded_at")


def line_of(row: Any, lang: str) -> CaseLine:
    """A row of clients_of as a line."""
    case: Case = row.file.case
    return CaseLine(
        file_id=case.pk,
        initials=initials(readable(row, "name", "?")),
        number=case.number,
        stage=case.stage,
        stage_name=journeys.get(case.journey).label(case.stage, lang),
        flags=list(dict.fromkeys(row.flag_codes)),
        opened_on=case.opened_on,
        last_recorded_at=case.last_recorded_at,
        closed_on=case.closed_on,
        closing_reason=case.closing_reason,
    )


def shown(line: CaseLine, lang: str, sub: str = "") -> Row:
    """A line as a row of a list: what must be seen first stands as a tag."""
    flags = load("flags")
    danger = [code for code in line.flags if flags.has(code) and flags.get(code).flag("danger")]
    pills = [Pill(short(code, lang), "warn") for code in danger]
    if line.closed_on:
        words = _("Ditutup %(day)s, %(reason)s") % {
            "day": numbers.day(line.closed_on),
            "reason": load("closing_reasons").label(line.closing_reason, lang).lower(),
        }
        return Row(
            f"{line.initials} · {line.number}", address("case", line.file_id), sub or words, tag=Tag(_("Ditutup"), "done")
        )
    last = numbers.since(line.last_recorded_at) if line.last_recorded_at else _("belum ada catatan")
    words = sub or _("%(stage)s. Catatan terakhir %(last)s.") % {"stage": line.stage_name, "last": last}
    return Row(f"{line.initials} · {line.number}", address("case", line.file_id), words, pills=pills)


def short(code: str, lang: str) -> str:
    """A flag in a few words: what stands before the colon or comma."""
    return load("flags").label(code, lang).split(":")[0]


def counts_by_stage(actor: Actor) -> dict[str, int]:
    """How many of one's open cases stand in each stage; one query, nothing unsealed."""
    found = visible_to(actor).filter(closed_on=None).order_by().values_list("stage").annotate(n=Count("pk"))
    return dict(found)


def lines_for(actor: Actor, file_ids: list[UUID], lang: str = "id") -> dict[UUID, CaseLine]:
    """Lines of these files as far as they are one's own."""
    rows = clients_of(visible_to(actor).filter(pk__in=file_ids)) if file_ids else []
    return {row.file.case.pk: line_of(row, lang) for row in rows}


def _cursor(text: str) -> tuple[datetime, UUID] | None:
    moment, _line, file_id = text.rpartition("_")
    try:
        return datetime.fromisoformat(moment), UUID(file_id)
    except ValueError:
        return None
