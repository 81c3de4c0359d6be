"""Public holidays as data (catalogue `public_holidays`): days on which nobody is expected to work. Asked by rules that count working days."""

from __future__ import annotations

from datetime import date
from functools import cache

from sintas.practice import catalogue

LIST = "public_holidays"


@cache
def national() -> frozenset[date]:
    """Every day of the list. Raises TypeError for a row whose `day` is none, when it is first asked."""
    found = [row.extra["day"] for row in catalogue.load(LIST).rows]
    if not all(type(one) is date for one in found):
        raise TypeError("a public holiday is a day")
    return frozenset(one for one in found if isinstance(one, date))


def last_year() -> int:
    """The last year the list knows: for later ones a unit writes the days itself."""
    return max(day.year for day in national())
