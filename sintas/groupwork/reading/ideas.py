"""The board of a group's ideas: under their headings, with what was chosen and what became a task. Opens content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load
from sintas.staff.models import User

from ..models import Group, GroupIdea, GroupTask
from .veil import Veil

ASIDE = "set_aside"
CHOSEN = ("chosen", "task")
SHAPES = {"chosen": "part", "task": "done", "set_aside": ""}


@dataclass(frozen=True)
class Idea:
    """`hands` is None until somebody counted; `new` while it waits for the members' choice."""

    entry: UUID
    words: str
    state: str
    tag: Tag | None
    hands: int | None
    new: bool


@dataclass(frozen=True)
class Lane:
    """A heading with its ideas; `title` "" for those without one."""

    title: str
    ideas: list[Idea]


@dataclass(frozen=True)
class Task:
    """`late`: its day has passed and it stands open."""

    row: Row
    task_id: UUID
    open: bool


@dataclass(frozen=True)
class Board:
    """Everything on the page. `count` without what was put aside."""

    count: int
    lanes: list[Lane]
    aside: list[Idea]
    tasks: list[Task]
    past: list[Task]


def board(group: Group, lang: str) -> Board:
    """Four queries, however many ideas there are."""
    veil = Veil(group)
    rows = [veil.row(row) for row in GroupIdea.current.filter(file_id=group.pk).order_by("entry")]
    lanes: dict[str, list[Idea]] = {}
    for row in rows:
        if row.state != ASIDE:
            lanes.setdefault(row.theme or "", []).append(idea(row, lang))
    ordered = sorted(lanes.items(), key=lambda one: (one[0] != "", one[0].casefold()))
    tasks = tasks_of(group, lang, veil)
    return Board(
        sum(map(len, lanes.values())),
        [Lane(title, ideas) for title, ideas in ordered],
        [idea(row, lang) for row in rows if row.state == ASIDE],
        [one for one in tasks if one.open],
        [one for one in tasks if not one.open],
    )


def idea(row: GroupIdea, lang: str) -> Idea:
    """As the board shows it; no tag where nothing was decided yet."""
    tag = Tag(load("group_idea_states").label(row.state, lang), SHAPES[row.state]) if row.state in SHAPES else None
    return Idea(row.entry, row.words, row.state, tag, row.chosen_by, row.state not in SHAPES)


def tasks_of(group: Group, lang: str, veil: Veil) -> list[Task]:
    """Open ones by their day, then what has ended, the latest first. Two queries."""
    rows = [veil.row(row) for row in GroupTask.objects.filter(file_id=group.pk).order_by("due_on", "made_at")]
    names = dict(User.objects.filter(pk__in=[row.owner_id for row in rows if row.owner_id]).values_list("pk", "full_name"))
    ended = sorted((row for row in rows if row.ended_at is not None), key=lambda row: row.ended_at or row.made_at, reverse=True)
    return [task(row, names, lang) for row in [*(row for row in rows if row.ended_at is None), *ended]]


def task(row: GroupTask, names: dict[UUID, str], lang: str) -> Task:
    """One line; an open one leads to the page where it is ended."""
    who = names.get(row.owner_id, "") if row.owner_id else _("anggota kelompok")
    if row.ended_at is not None:
        said = " · ".join(filter(None, (who, row.ending_words or "")))
        tag = Tag(load("group_task_endings").label(row.ending, lang), "done" if row.ending == "done" else "")
        return Task(Row(row.title, "", said, tag=tag), row.pk, False)
    day = _("sampai %(day)s") % {"day": numbers.day(row.due_on)} if row.due_on else _("tanpa tanggal")
    late = Tag(_("lewat tanggalnya"), "late") if is_late(row.due_on) else None
    url = reverse("groupwork:group_task_end", args=[row.file_id, row.pk])
    return Task(Row(row.title, url, f"{who} · {day}", tag=late), row.pk, True)


def is_late(due_on: date | None) -> bool:
    """Its day has passed."""
    return due_on is not None and due_on < clock.today()


def open_tasks(group: Group) -> int:
    """What the group still owes (termination.open_tasks): tasks nobody ended yet. Opens nothing."""
    return GroupTask.objects.filter(file_id=group.pk, ended_at=None).count()
