"""How long a confirmation holds. HSDS keeps the day (assured_date); how old is too old is the house's own rule, six months until it sets another."""

from __future__ import annotations

from datetime import date

CONFIRM_AFTER_MONTHS, LONGEST_MONTHS = 6, 60


def oldest_fresh(today: date, months: int = CONFIRM_AFTER_MONTHS) -> date:
    """Confirmed on this day or later still counts. The same day of an earlier month, or its last day."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    for day in range(today.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(today.day, 28))
