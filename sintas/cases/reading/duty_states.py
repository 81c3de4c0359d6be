"""What became of the tasks that records gave: a step of the plan, a decision of a conference."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.pieces import Tag

from ..models import Case, Task


def tasks_given(*kinds: str) -> Any:
    """Tasks of these kinds, oldest first (for `reading.together` or one case's query); titles stay shut."""
    return Task.objects.filter(kind__in=kinds).order_by("made_at")


def last_task(case: Case, source_entry: UUID, kind: str) -> Task | None:
    """The task this record gave last, open or not."""
    found: Task | None = tasks_given(kind).filter(file_id=case.pk, source_entry=source_entry).last()
    return found


def state_tags(tasks: Iterable[Task]) -> dict[UUID, Tag]:
    """Entry of the record -> how its task stands, the last one given counting."""
    return {task.source_entry: state_tag(task.done_at, task.dropped, task.due_at) for task in tasks if task.source_entry}


def state_tag(done_at: datetime | None, dropped: bool, due_at: datetime | None) -> Tag:
    """In words and with a shape; a step that was dropped is no failure."""
    if dropped:
        return Tag(_("tidak dilanjutkan"))
    if done_at is not None:
        return Tag(_("selesai"), "done")
    if due_at is not None and due_at < clock.now():
        return Tag(_("lewat waktunya"), "late")
    return Tag(_("berjalan"), "todo")
