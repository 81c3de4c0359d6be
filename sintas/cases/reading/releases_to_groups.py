"""What members let go to groups: by group for its team, by case for hers. Coded columns alone; the copy itself is opened with open_release()."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sintas.kit import clock

from ..models import Case, Release


@dataclass(frozen=True)
class LetGo:
    """One release to a group. `stands`: it can be opened now; else `ended_why` says why not, "" when it ran out.

    `after`: the copy of what was measured since, made on `after_at`, while both stand.
    """

    release_id: UUID
    file_id: UUID
    group_id: UUID
    by_name: str
    made_at: datetime
    stands: bool
    ended_why: str
    after: UUID | None = None
    after_at: datetime | None = None


def let_go_to(group_id: UUID) -> list[LetGo]:
    """Every release to this group, ended ones included, the oldest first; for its team. One query."""
    return with_what_follows(rows().filter(recipient_file_id=group_id))


def let_go_by(case: Case) -> list[LetGo]:
    """Every release of this case to groups, the oldest first. One query."""
    return with_what_follows(rows().filter(file_id=case.pk, recipient_file_id__isnull=False))


def standing() -> QuerySet[Release]:
    """Those that can be opened now, as told() says of one row; for a question inside another query."""
    return rows().filter(ended_at=None, until__gt=clock.now())


def rows() -> QuerySet[Release]:
    """In the order in which they were made."""
    return Release.objects.select_related("made_by").order_by("made_at", "pk")


def with_what_follows(found: Iterable[Release]) -> list[LetGo]:
    """Each first copy, with what stands beside it; what follows is no release of its own on any list."""
    held = list(found)
    after = {row.follows_id: row for row in held if row.follows_id is not None and row.ended_at is None and row.until > clock.now()}
    shown = []
    for one in (told(row) for row in held if row.follows_id is None):
        later = after.get(one.release_id) if one.stands else None
        shown.append(replace(one, after=later.pk, after_at=later.made_at) if later is not None else one)
    return shown


def told(row: Release) -> LetGo:
    """One row without its copy."""
    stands = row.ended_at is None and row.until > clock.now()
    assert row.recipient_file_id is not None  # noqa: S101 - asked for by both queries
    return LetGo(row.pk, row.file_id, row.recipient_file_id, row.made_by.full_name, row.made_at, stands, row.ended_why)
