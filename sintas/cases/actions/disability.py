"""describe_disability(): disability and what makes our own work accessible (R150-R161)."""

from __future__ import annotations

from typing import Any

from sintas.staff.actor import Actor

from ..codes import all_checked, checked
from ..models import Case, Disability
from ..reading.disability import LISTS
from .flags import end_flag, raise_flag
from .keeping import keep


def describe_disability(
    *,
    by: Actor,
    case: Case,
    cause_period: str = "",
    about: str = "",
    accommodation: str = "",
    own_words: dict[str, str] | None = None,
    **codes: Any,
) -> Disability:
    """Keep what is known. `codes` holds lists of codes by field name, and entry, based_on or submission.

    `accommodation` is what everybody who meets the client must arrange: flag "accommodation" in the head, ended when emptied.
    Raises BadInput for a code outside its list.
    """
    checked("cause_period", "disability_cause_periods", cause_period)
    lists: dict[str, Any] = {name: all_checked(name, list_name, codes.pop(name, ()) or ()) for name, list_name in LISTS.items()}
    own = {k: v for k, v in (own_words or {}).items() if v}
    row = keep(
        Disability,
        by=by,
        case=case,
        kind="disability",
        story=False,
        cause_period=cause_period,
        about=about.strip() or None,
        accommodation=accommodation.strip() or None,
        own_words=own or None,
        **lists,
        **codes,
    )
    if row.accommodation:
        raise_flag(by=by, case=case, code="accommodation", words=row.accommodation)
    else:
        end_flag(by=by, case=case, code="accommodation")
    return row
