"""Whether what was released to somebody outside is still covered by the client's consent, and until when it can be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sintas.practice import consent as rules

from ..models import Case
from .consent import events_of, may


def all_let_go(case: Case, purpose: str, recipient: str, classes: Iterable[str], on: date) -> bool:
    """Does consent cover every one of these classes of data, to this kind of recipient, for this purpose, on that day?"""
    return all(may(case, purpose, recipient, one, on) for one in classes)


def last_day(case: Case, purpose: str, recipient: str, on: date) -> date | None:
    """The earliest end among the agreements that speak of it today; None when none of them ends. It may be earlier than the day the last
    of them ends: what leaves the house stops rather too soon.
    """
    ends = [
        event.until
        for event in events_of(case)
        if event.until is not None
        and event.until >= on
        and event.outcome in rules.AGREES
        and purpose in event.purposes
        and recipient in event.recipients
    ]
    return min(ends, default=None)
