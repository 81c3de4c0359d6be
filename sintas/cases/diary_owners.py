"""Appointments that are the diary's side of a record of a room above. That room says so when it starts (apps.py); they are moved where the record is."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

Owns = Callable[[UUID, UUID], bool]
OWNERS: list[Owns] = []


def add_diary_owner(owns: Owns) -> None:
    """`owns(file_id, appointment_id)`; called once while the program starts."""
    if owns not in OWNERS:
        OWNERS.append(owns)


def owned_above(file_id: UUID, appointment_id: UUID) -> bool:
    """Is it moved elsewhere?"""
    return any(owns(file_id, appointment_id) for owns in OWNERS)
