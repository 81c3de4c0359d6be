"""Small questions about tasks that verbs of rooms above ask."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F

from ..models import Case, Task


def open_from(case: Case, source_entry: UUID) -> bool:
    """Has this record already given a task that is still owed, or was done?"""
    return Task.objects.filter(file_id=case.pk, source_entry=source_entry, dropped=False).exists()


def duties_open(case: Case, codes: Collection[str]) -> dict[str, datetime | None]:
    """Which of these duties (catalogue deadlines) are owed now -> until when, None where the law names no time. One query, nothing unsealed."""
    found = Task.objects.filter(file_id=case.pk, duty__in=list(codes), done_at=None).order_by("due_at")
    return dict(found.values_list("duty", "due_at"))


def duties_owed(case: Case) -> list[tuple[str, datetime | None]]:
    """Every duty by law that is owed now: (code of deadlines, until when or None), the earliest first. One query, nothing unsealed."""
    found = Task.objects.filter(file_id=case.pk, done_at=None).exclude(duty="")
    return list(found.order_by(F("due_at").asc(nulls_last=True), "duty").values_list("duty", "due_at"))
