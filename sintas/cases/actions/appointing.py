"""Appointments: agreed, moved, held, cancelled, missed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, constraint_of
from sintas.staff.actor import Actor

from ..codes import checked
from ..diary_owners import owned_above
from ..models import Access, Appointment, Case
from ..policy import can

MOST_WEEKS = 26  # half a year
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
    weeks: int = 1,
    **words: Any,
) -> Appointment:
    """Agree on a time ahead; with `weeks` the same hour week after week, each a row of its own that is moved and called off alone.

    `words`: about, place, bring. Returns the first. Raises Refusal, BadInput (past time, owner not on the team, too many weeks), AlreadyDone.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="appoint", file_id=case.pk)
    if starts_at <= clock.now():
        raise BadInput({"starts_on": _("Waktu ini sudah lewat. Yang sudah terjadi dicatat sebagai kontak atau sesi.")})
    owner = owner_id or by.user_id
    if not Access.live.filter(file_id=case.pk, user_id=owner, scope="team").exists():
        raise BadInput({"owner": _("Pilih anggota tim kasus ini.")})
    if not 1 <= weeks <= MOST_WEEKS:
        raise BadInput({"weeks": _("Tulis angka dari 1 sampai %(most)s.") % {"most": MOST_WEEKS}})
    series = uuid7() if weeks > 1 else None
    try:
        with transaction.atomic():
            made, *_later = [
                Appointment.objects.create(
                    file_id=case.pk,
                    organisation_id=case.organisation_id,
                    owner_id=owner,
                    starts_at=starts_at + timedelta(weeks=week),
                    minutes=minutes,
                    kind=checked("kind", "appointment_kinds", kind),
                    state="planned",
                    changed_at=clock.now(),
                    made_by=by.user_id,
                    submission=submission if week == 0 else None,
                    series=series,
                    **words,
                )
                for week in range(weeks)
            ]
    except IntegrityError as refused:
        if constraint_of(refused) != "appointment_once_per_submission":
            raise
        raise AlreadyDone(Appointment.objects.get(file_id=case.pk, submission=submission)) from None
    trail.record(by=by, verb="appoint", file_id=case.pk, appointment=str(made.pk), weeks=weeks)
    return made


def move_appointment(*, by: Actor, case: Case, appointment_id: UUID, starts_at: datetime, minutes: int) -> Appointment:
    """Another time for this one; the others of its series stay. Repeating is harmless. Raises NotYours, Refusal, NotNow (no longer planned), BadInput."""
    found = Appointment.objects.select_for_update().filter(file_id=case.pk, pk=appointment_id).first()
    if found is None:
        raise NotYours(verb="move appointment", file_id=case.pk)
    if not can(by, "cases.record", case):
        raise Refusal(verb="move appointment", file_id=case.pk)
    if found.state != "planned":
        raise NotNow(_("Janji ini sudah selesai atau batal. Buat janji baru."), verb="move appointment", file_id=case.pk)
    if owned_above(case.pk, found.pk):
        raise NotNow(_("Janji ini bagian dari rencana sesi. Pindahkan di sana, supaya keduanya sama."), verb="move appointment", file_id=case.pk)
    if (found.starts_at, found.minutes) == (starts_at, minutes):
        return found
    if starts_at <= clock.now():
        raise BadInput({"starts_on": _("Waktu ini sudah lewat. Yang sudah terjadi dicatat sebagai kontak atau sesi.")})
    found.starts_at, found.minutes, found.changed_at, found.changes = starts_at, minutes, clock.now(), found.changes + 1
    found.save(update_fields=["starts_at", "minutes", "changed_at", "changes"])
    trail.record(by=by, verb="move appointment", file_id=case.pk, appointment=str(found.pk))
    return found


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
