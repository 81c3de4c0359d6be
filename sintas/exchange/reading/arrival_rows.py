"""What intake shows of referrals inside this installation: those that came, which copy is read, what the case that came of one may tell its sender."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit import numbers
from sintas.kit.pieces import Row, Tag
from sintas.practice.referral import steps_from
from sintas.staff.actor import Actor

from ..models import Arrival
from ..policy import RECEIVE
from .arrivals import FROM_A_CASE, Arrived, arrived_for, state_of


def arrival_rows(by: Actor) -> list[Row]:
    """For the list of enquiries; no query for who receives for no unit."""
    return [row_of(one) for one in arrived_for(by)] if by.units(RECEIVE) else []


def row_of(one: Arrived) -> Row:
    """By number and unit: who it is stands in the copy, which leaves a row when it is read."""
    said = {"unit": one.from_unit, "since": numbers.since(one.sent_at), "urgency": one.urgency, "until": numbers.day(one.answer_by)}
    sub = _("Dari %(unit)s, %(since)s. %(urgency)s; jawaban diharapkan %(until)s.") % said
    tag = Tag(_("Lewat waktu"), "late") if one.late else None
    return Row(f"{one.number} → {one.to_unit}", reverse("exchange:arrival", args=[one.arrival_id]), sub, tag=tag)


def steps_from_case(by: Actor, case: Case, release_id: UUID) -> list[str]:
    """What the case that came of it may tell its sender now (`release_id`: by which it came); none for one that came another way, or whose
    referral its sender ended.
    """
    row = Arrival.objects.filter(pk=release_id).first()
    if row is None or not can(by, "cases.record", case):
        return []
    may = steps_from(state_of(row), partner=True)
    return [code for code in FROM_A_CASE if code in may]


def copy_now(came_by: UUID) -> UUID:
    """The release that is read today of what came by this one: another, when its copy was renewed (actions/sending_inside.py)."""
    return Arrival.objects.filter(pk=came_by).values_list("release_id", flat=True).first() or came_by
