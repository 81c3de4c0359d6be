"""A release: a copy of something of a file, put before one reader for a time, under a key of its own (docs/decisions/0005)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.rings import RELEASE
from sintas.staff.actor import Actor
from sintas.staff.models import User

from ..models import Case, Release, ReleaseBody
from ..policy import can, named_team, visible_to
from ..reading.releases import kept_out, reads

DAYS = 14  # how long somebody may take to read; asked again after that


@transaction.atomic
def make_release(
    *,
    by: Actor,
    case: Case,
    purpose: str,
    title: str,
    recipient_id: UUID | None = None,
    unit_id: UUID | None = None,
    parts: Sequence[dict[str, Any]] | None = None,
    pdf: bytes | None = None,
    days: int = DAYS,
    last_day: date | None = None,
    **about: Any,
) -> Release:
    """Put a copy before one colleague of the same organisation until `days` from now, or before whoever receives for the unit `unit_id`
    (the caller has looked at which units may be named); never beyond `last_day`. `parts` as in models.ReleaseBody.

    Who may ask for what is decided by the verb that calls this; `about` are codes and ids for the trail row ("ask <purpose>").
    Raises Refusal for a file one does not read, or reads for a time only (joined, break-glass); BadInput (`recipient`) for oneself,
    a stranger, or somebody kept out of this file.
    """
    if not can(by, "cases.read", case) or by.user_id not in named_team(case):
        raise Refusal(verb=f"ask {purpose}", file_id=case.pk)
    if recipient_id == by.user_id:
        raise BadInput({"recipient": _("Pilih orang lain: yang Anda tulis sendiri tidak dibacakan kepada Anda.")})
    if recipient_id is not None and not may_read(case, recipient_id):
        raise BadInput({"recipient": _("Orang ini tidak dapat dimintai untuk kasus ini. Pilih orang lain.")})
    now = clock.now()
    until = now + timedelta(days=days)
    if last_day is not None:
        until = min(until, datetime.combine(last_day + timedelta(days=1), time(0), tzinfo=timezone.get_current_timezone()))
    row = Release.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        purpose=purpose,
        recipient_id=recipient_id,
        recipient_unit_id=unit_id,
        made_by_id=by.user_id,
        made_at=now,
        until=until,
    )
    connection.keyring.new_file(row.pk, (RELEASE,))  # type: ignore[attr-defined]
    ReleaseBody.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        release=row,
        title=title,
        parts=list(parts) if parts is not None else None,
        pdf=pdf,
    )
    trail.record(by=by, verb=f"ask {purpose}", file_id=case.pk, release=str(row.pk), recipient=str(recipient_id or unit_id), **about)
    return row


def may_read(case: Case, user_id: UUID) -> bool:
    """A colleague who works here and is not kept out of this file."""
    known = User.objects.filter(pk=user_id, organisation_id=case.organisation_id, is_active=True).exists()
    return known and user_id not in kept_out(case.pk)


@transaction.atomic
def end_release(*, by: Actor, release_id: UUID, why: str) -> Release:
    """From now on its reader opens it no more; its team still does. By the team or by the reader; ending what has ended changes nothing.

    `why` is a code (decided, superseded, withdrawn, expired). Raises NotYours.
    """
    row = Release.objects.select_for_update().filter(pk=release_id).first()
    if row is None or not (reads(row, by) or visible_to(by).filter(pk=row.file_id).exists()):
        raise NotYours(verb="end release")
    if row.ended_at is None:
        row.ended_at, row.ended_by, row.ended_why = clock.now(), by.user_id, why
        row.save(update_fields=["ended_at", "ended_by", "ended_why"])
        trail.record(by=by, verb="end release", file_id=row.file_id, release=str(row.pk), why=why)
        replaying.note(replaying.RELEASE, row.pk, row.ended_at)
    return row
