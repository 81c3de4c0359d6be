"""How long somebody may stay in a safe house."""

from __future__ import annotations

from datetime import date, timedelta

MOST_DAYS = 7  # C8 (sippn 8298024): at least 1 x 24 hours, at most 1 x 7 days, extendable


def last_day(arrived: date, extended_until: date | None) -> date:
    """Until when somebody may stay."""
    return extended_until or arrived + timedelta(days=MOST_DAYS)
