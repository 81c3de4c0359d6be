"""How far recovery is looked ahead (R127): 8 to 12 months unless the unit, or whoever works on the case, set another span.

A span for planning reviews, never a limit.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _

from sintas.kit import numbers

from ..models import Case
from .unit_times import times_of


def horizon_words(case: Case) -> str:
    """ "April sampai Agustus 2027 (8-12 bulan ...)", counted from the day of consent, else from the opening."""
    first, last = horizon_of(case)
    since = case.client_since or case.opened_on
    months = f"{first}–{last}" if first != last else str(first)
    return _("%(begin)s sampai %(end)s (%(months)s bulan sejak %(day)s). Untuk melihat ke depan bersama, bukan batas layanan.") % {
        "begin": numbers.month(later(since, first)), "end": numbers.month(later(since, last)), "months": months, "day": numbers.day(since),
    }  # fmt: skip


def horizon_of(case: Case) -> tuple[int, int]:
    """Months from and to: the case's own span where somebody set one, else that of its unit. One query at most."""
    if case.horizon_from is not None and case.horizon_to is not None:
        return case.horizon_from, case.horizon_to
    return times_of([case.unit_id])[case.unit_id].horizon


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))
