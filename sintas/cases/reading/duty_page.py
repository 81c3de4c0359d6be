"""The page "Kewajiban" of a case: each duty by law with its clock, who owes it, what shows that it was done, and where it stands in the law."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Fact, Link, Row, Tag
from sintas.practice.catalogue import Code, load
from sintas.practice.deadlines import LIST
from sintas.staff.models import User

from ..models import Case, Task
from .duty_clocks import anchor
from .duty_states import state_tag
from .unnamed import unnamed

BAR = 24  # hours a piece of the clock's line stands for


@dataclass(frozen=True)
class DutyShown:
    """One duty. `left` and `until` say how its clock stands ('' without one or when it is closed); `bars` are hours gone, 24 a piece."""

    anchor: str
    title: str
    tag: Tag
    about: str
    facts: list[Fact]
    law: str
    left: str = ""
    until: str = ""
    bars: list[int] = field(default_factory=list)
    done: Link | None = None
    left_undone: Link | None = None
    change: Link | None = None


@dataclass(frozen=True)
class DutyPage:
    """What is owed, the nearest first; then what is closed, the newest first; incidents on which one may rest that nobody began."""

    open: list[DutyShown]
    closed: list[DutyShown]
    unnamed: list[Row]


def duty_page(case: Case, *, may_record: bool) -> DutyPage:
    """Read all of it (content must have been opened). Five queries."""
    found = list(Task.objects.filter(file_id=case.pk).exclude(duty="").order_by("due_at", "made_at"))
    names = dict(User.objects.filter(pk__in={task.owner_id for task in found}).values_list("pk", "full_name"))
    standing = [task for task in found if task.done_at is None]
    standing.sort(key=lambda task: (task.due_at is None, task.due_at or task.made_at))
    ended = sorted((task for task in found if task.done_at is not None), key=lambda task: task.done_at or task.made_at, reverse=True)
    return DutyPage([shown(task, names, may_record) for task in standing], [shown(task, names, False) for task in ended], unnamed(case))


def shown(task: Task, names: dict[UUID, str], may_record: bool) -> DutyShown:
    """A task as a duty; one whose code the list has lost is shown under its stored title."""
    lang, listed = get_language() or "id", load(LIST)
    row = listed.get(task.duty) if listed.has(task.duty) else None
    running = task.done_at is None and task.due_at is not None
    return DutyShown(
        anchor=anchor(task.pk),
        title=row.label(lang) if row else task.title or "",
        tag=tag_of(task),
        about=row.definition(lang) if row else "",
        facts=[fact for fact in facts_of(task, row, names, lang) if fact.words],
        law=law_words(row, listed.version, lang) if row else "",
        left=left_words(task.due_at) if running and task.due_at else "",
        until=_("Paling lambat %(moment)s.") % {"moment": numbers.moment(clock.local(task.due_at))} if running and task.due_at else "",
        bars=bars(task.starts_at, task.due_at) if running else [],
        **(links(task) if may_record else {}),
    )


def links(task: Task) -> dict[str, Link]:
    """The three answers, each a page of its own."""
    ids = [task.file_id, task.pk]
    return {
        "done": Link(reverse("cases:duty_done", args=ids), _("Sudah dilakukan")),
        "left_undone": Link(reverse("cases:duty_left", args=ids), _("Tidak dilakukan, dengan alasan")),
        "change": Link(reverse("cases:duty_change", args=ids), _("Koreksi awal jam atau petugas")),
    }


def tag_of(task: Task) -> Tag:
    """As tasks are tagged; a duty left undone says that there is a reason."""
    if task.dropped:
        return Tag(_("tidak dilakukan, dengan alasan"))
    return state_tag(task.done_at, task.dropped, task.due_at)


def facts_of(task: Task, row: Code | None, names: dict[UUID, str], lang: str) -> list[Fact]:
    """Who, since when, what shows it; and when it is closed what was said."""
    said = [
        Fact(_("Menurut undang-undang"), row.text("who", lang) if row else ""),
        Fact(_("Dikerjakan oleh"), names.get(task.owner_id, "")),
        Fact(_("Dihitung sejak"), numbers.moment(clock.local(task.starts_at)) if task.starts_at else ""),
    ]
    if task.done_at is None:
        return [*said, Fact(_("Yang menunjukkannya"), row.text("evidence", lang) if row else "")]
    when = numbers.moment(clock.local(task.done_at))
    if task.dropped:
        because = load("duty_reasons").label(task.because, lang) if task.because else ""
        return [*said, Fact(_("Dicatat"), when), Fact(_("Mengapa"), because), Fact(_("Alasannya"), task.reason or "")]
    return [*said, Fact(_("Dilakukan"), when), Fact(_("Tepat waktu"), in_time(task)), Fact(_("Yang menunjukkannya"), task.evidence or "")]


def in_time(task: Task) -> str:
    """'' where the law names no time."""
    if task.due_at is None or task.done_at is None:
        return ""
    if task.done_at <= task.due_at:
        return _("ya")
    return _("lewat %(span)s") % {"span": numbers.span(task.done_at - task.due_at)}


def left_words(due_at: datetime) -> str:
    """ "Sisa 9 jam 20 menit", "Lewat 2 hari 3 jam"."""
    left = due_at - clock.now()
    if left < timedelta(0):
        return _("Lewat %(span)s") % {"span": numbers.span(-left)}
    return _("Sisa %(span)s") % {"span": numbers.span(left)}


def bars(starts_at: datetime | None, due_at: datetime | None) -> list[int]:
    """Hours gone since the start in pieces of 24; nothing for a clock that is longer than five of them."""
    if starts_at is None or due_at is None:
        return []
    pieces = round((due_at - starts_at) / timedelta(hours=BAR))
    gone = max(0.0, (clock.now() - starts_at) / timedelta(hours=1))
    return [int(min(BAR, max(0.0, gone - BAR * n))) for n in range(pieces)] if 0 < pieces <= 5 else []


def law_words(row: Code, version: str, lang: str) -> str:
    """The law, the version of the list and the day it was read."""
    read_on = row.extra.get("read_on")
    words = {"law": row.text("law", lang), "version": version, "day": numbers.day(read_on) if isinstance(read_on, date) else ""}
    return _("%(law)s. Daftar versi %(version)s, dibaca %(day)s.") % words
