"""Small questions about tasks that verbs of rooms above ask."""

from __future__ import annotations

from uuid import UUID

from ..models import Case, Task


def open_from(case: Case, source_entry: UUID) -> bool:
    """Has this record already given a task that is still owed, or was done?"""
    return Task.objects.filter(file_id=case.pk, source_entry=source_entry, dropped=False).exists()
