"""A day of the past: inside it the clock stands there, so that what is written then is written then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """That time of that day in the house's zone."""
    return datetime.combine(day, time(hour, minute), tzinfo=timezone.get_current_timezone())


@contextmanager
def working(by: Actor, day: date, hour: int = 9, minute: int = 0) -> Iterator[None]:
    """`by` works at that moment: identity and clock. Never later than now: what has not happened is not written."""
    at = min(moment(day, hour, minute), clock.now())
    with clock.stopped(at), acting_as(by.user_id):
        yield


class Course:
    """The days on which something is written in one case, from its opening towards today."""

    def __init__(self, began: date, last: date) -> None:
        self.day, self.last = began, last

    def later(self, days: int) -> date:
        """So many days later, but not beyond the last day on which anything is written."""
        self.day = min(self.day + timedelta(days=days), self.last)
        return self.day
