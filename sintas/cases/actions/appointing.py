"""Appointments: agreed, moved, held, cancelled, missed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, constraint_of
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Access, Appointment, Case
from ..policy import can

STATES = ("planned", "held", "cancelled", "missed")


def appoint(
    *,
    by: Actor,
    case: Case,
    starts_at: datetime,
    minutes: int = 60,
    kind: str = "meeting",
    owner_id: UUID | None = None,
    submission: UUID | None = None,
    **words: Any,
) -> Appointment:
    """Agree on a time ahead. `words`: about, place, bring. Raises Refusal, BadInput (past time, owner not on the team), AlreadyDone."""
    if not can(by, "cases.record", case):
        raise Refusal(verb="appoint", file_id=case.pk)
    if starts_at <= clock.now():
        raise BadInput({"starts_on": _("Waktu ini sudah lewat. Yang sudah terjadi dicatat sebagai kontak atau sesi.")})
    owner = owner_id or by.user_id
    if not Access.live.filter(file_id=case.pk, user_id=owner, scope="team").exists():
        raise BadInput({"owner": _("Pilih anggota tim kasus ini.")})
    try:
        with transaction.atomic():
            made = Appointment.objects.create(
                file_id=case.pk,
                organisation_id=case.organisation_id,
                owner_id=owner,
                starts_at=starts_at,
                minutes=minutes,
                kind=checked("kind", "appointment_kinds", kind),
                state="planned",
                changed_at=clock.now(),
                made_by=by.user_id,
                submission=submission,
                **words,
            )
    except IntegrityError as refused:
        if constraint_of(refused) != "appointment_once_per_submission":
            raise
        raise AlreadyDone(Appointment.objects.get(file_id=case.pk, submission=submission)) from None
    trail.record(by=by, verb="appoint", file_id=case.pk, appointment=str(made.pk))
    return made


def settle(*, by: Actor, case: Case, appointment_id: UUID, state: str) -> Appointment:
    """Say what became of it. Raises NotYours, Refusal, BadInput for an unknown state."""
    found = Appointment.objects.filter(file_id=case.pk, pk=appointment_id).first()
    if found is None:
        raise NotYours(verb="settle appointment", file_id=case.pk)
    if not can(by, "cases.record", case):
        raise Refusal(verb="settle appointment", file_id=case.pk)
    if state not in STATES:
        raise BadInput({"state": _("Pilih: terlaksana, batal, atau tidak datang.")})
    if found.state != state:
        found.state, found.changed_at, found.changes = state, clock.now(), found.changes + 1
        found.save(update_fields=["state", "changed_at", "changes"])
    trail.record(by=by, verb="settle appointment", file_id=case.pk, appointment=str(found.pk), state=state)
    return found
