"""Two parts of one record saved from two screens: whoever changed other fields than this form holds has not overtaken it.

A verb that may raise Overtaken opens no transaction of its own: leaving it would undo the text that was kept. The request has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from ..models import Group


def sessions_in_turn(group: Group) -> None:
    """Two facilitators at once: the second finds what the first has done. Held until the transaction ends."""
    sessions_of_in_turn(group.pk)


def sessions_of_in_turn(group_id: UUID) -> None:
    """The same for who holds the id of the group alone: a note on a member lies in her own case."""
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended('sessions:' || %s, 0))", [str(group_id)])


def on_top_of(
    model: Any, group: Group, entry: UUID | None, based_on: int | None, names: Iterable[str], beside: Iterable[str]
) -> tuple[Any, int | None]:
    """The version that stands (None for a new entry), and the number to build on: its own when since `based_on` somebody changed of the fields
    `beside` only, and none of `names`.

    Else `based_on` as given, so that the writer finds both texts. Reads sealed values: the content must have been opened in the trail.
    """
    if entry is None:
        return None, based_on
    stands = model.current.filter(file_id=group.pk, entry=entry).first()
    if stands is None or stands.number == based_on:
        return stands, based_on
    before = model.objects.filter(file_id=group.pk, entry=entry, number=based_on, set_aside=False).first() if based_on else None
    if not changed(before, stands, names) and changed(before, stands, beside):
        return stands, stands.number
    return stands, based_on


def changed(before: Any, now: Any, names: Iterable[str]) -> bool:
    """Whether any of these fields differs; nothing before counts as empty."""
    return any((getattr(now, name) or None) != ((getattr(before, name) or None) if before else None) for name in names)
