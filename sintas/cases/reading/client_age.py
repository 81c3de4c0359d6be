"""How old the client is today, from what is known of the birth."""

from __future__ import annotations

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate


def years_old(birth: FuzzyDate | None) -> int | None:
    """Completed years today, by the latest day it can have been (a doubt makes the person younger: the safer side for a child)."""
    if birth is None or birth.latest is None:
        return None
    today, born = clock.today(), birth.latest
    return max(today.year - born.year - ((today.month, today.day) < (born.month, born.day)), 0)
