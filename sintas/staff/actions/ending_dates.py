"""Until when an account counts: practicants, volunteers and auditors are here for a time, and their account says so from the first day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit import clock

from ..models import Posting, User
from ..roles import FOR_A_TIME

HALF_A_YEAR = timedelta(days=182)  # what an imported sheet says nothing of
CODES = {"profession": frozenset({"student", "volunteer_companion"}), "position_group": frozenset({"student", "volunteer"})}


def for_a_time(user: User, roles: Iterable[str]) -> bool:
    """Must this account have a last day: by one of these roles, by profession or by position group?"""
    return bool(FOR_A_TIME & set(roles)) or any(getattr(user, field) in codes for field, codes in CODES.items())


def missing_end(user: User, roles: Iterable[str] = ()) -> dict[str, Any]:
    """The sentence for the field expires_on, when a last day is missing; with the roles they hold now beside those named."""
    held = set(roles)
    if user.expires_on is None and not user._state.adding:
        held |= set(Posting.objects.filter(user_id=user.pk, ended_at=None).values_list("role", flat=True))
    if user.expires_on is not None or not for_a_time(user, held):
        return {}
    return {"expires_on": _("Praktikan, relawan, dan auditor bekerja untuk suatu masa. Tulis sampai kapan akunnya berlaku.")}


def end_of_an_import(user: User, roles: Iterable[str]) -> date | None:
    """A sheet has no such column: half a year from today, seen and changed in the register."""
    return clock.today() + HALF_A_YEAR if for_a_time(user, roles) else None
