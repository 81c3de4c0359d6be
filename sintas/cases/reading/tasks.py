"""The tasks of one person, or of one case, in the order they fall due. Titles are header words: reading them opens no narrative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sintas.kit import clock
from sintas.staff.actor import Actor

from ..models import Access, Case, Task
from ..policy import visible_to
from .duty_words import read_title

DUTY = "duty"


@dataclass(frozen=True)
class TaskLine:
    """One open task as lists show it; `mine` is False for one whose owner left and that now shows to the lead."""

    task_id: UUID
    file_id: UUID
    number: str
    title: str
    kind: str
    due_at: datetime | None
    overdue: bool
    owner: str
    mine: bool


def tasks_of(actor: Actor, *, since: datetime | None = None, until: datetime | None = None, limit: int = 100) -> list[TaskLine]:
    """What this person owes in any case they may read, earliest first, undated last; also what was left behind in cases they lead.

    `since` keeps what is due from that moment on, `until` what is due before. Duties for which the law names no time stand on the page
    "Kewajiban" of their case and not here: they would push aside what has a day. Two queries and one for the keys.
    """
    live = Access.live.filter(file_id=OuterRef("file_id"), scope="team")
    mine = Q(owner_id=actor.user_id)
    left_behind = ~Exists(live.filter(user_id=OuterRef("owner_id"))) & Exists(live.filter(user_id=actor.user_id, role="lead"))
    found = Task.objects.filter(mine | left_behind, file_id__in=visible_to(actor).values("pk"), done_at=None)
    found = found.exclude(kind=DUTY, due_at=None)
    if since is not None:
        found = found.filter(due_at__gte=since)
    if until is not None:
        found = found.filter(due_at__lt=until)
    return lines(found, actor, limit)


def tasks_in(case: Case, actor: Actor) -> list[TaskLine]:
    """Every open task of a case, whoever owns it."""
    return lines(Task.objects.filter(file_id=case.pk, done_at=None), actor, 200)


def lines(found: QuerySet[Task], actor: Actor, limit: int) -> list[TaskLine]:
    """Rows for a list."""
    rows = list(found.select_related("owner").defer("evidence", "reason").order_by(F("due_at").asc(nulls_last=True), "made_at")[:limit])
    numbers = dict(visible_to(actor).filter(pk__in={row.file_id for row in rows}).values_list("pk", "number"))
    now = clock.now()
    return [
        TaskLine(
            task_id=row.pk,
            file_id=row.file_id,
            number=numbers.get(row.file_id, ""),
            title=read_title(row.title),
            kind=row.kind,
            due_at=row.due_at,
            overdue=row.due_at is not None and row.due_at < now,
            owner=row.owner.full_name,
            mine=row.owner_id == actor.user_id,
        )
        for row in rows
    ]


def owners_of(case: Case, *, first: UUID) -> list[tuple[str, str]]:
    """(user id, name) of everybody who may owe a task in this case: its team, whoever writes first."""
    rows = Access.live.filter(file_id=case.pk, scope="team", user__isnull=False).select_related("user")
    named = sorted((row.user_id != first, row.user.full_name, str(row.user_id)) for row in rows if row.user is not None)
    return [(user_id, name) for _later, name, user_id in named]
