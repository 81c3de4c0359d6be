"""After how many months an entry is to be confirmed again, as this house set it."""

from __future__ import annotations

from datetime import date

from sintas.kit import clock
from sintas.staff.actor import Actor

from ..freshness import CONFIRM_AFTER_MONTHS, oldest_fresh
from ..policy import age_limits_of


def months_of(by: Actor) -> int:
    """Months; six where the house set none. One query."""
    newest = age_limits_of(by).order_by("-set_at").values_list("months", flat=True).first()
    return newest if newest is not None else CONFIRM_AFTER_MONTHS


def oldest_of(by: Actor) -> date:
    """Confirmed on this day or later still counts in this house. One query."""
    return oldest_fresh(clock.today(), months_of(by))
