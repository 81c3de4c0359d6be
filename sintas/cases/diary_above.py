"""What stands in somebody's day and week besides appointments and tasks of cases. A room above offers it when it starts (apps.py)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from sintas.kit.pieces import Appointment
from sintas.staff.actor import Actor

Source = Callable[[Actor, date, date], list[tuple[datetime, Appointment]]]
SOURCES: list[Source] = []


def add_to_diary(source: Source) -> None:
    """`source(actor, first, last)`: what this person has on these days, with the moment by which it is put in order. Called once."""
    if source not in SOURCES:
        SOURCES.append(source)


def from_above(actor: Actor, first: date, last: date) -> list[tuple[datetime, Appointment]]:
    """Everything rooms above know of these days."""
    return [found for source in SOURCES for found in source(actor, first, last)]
