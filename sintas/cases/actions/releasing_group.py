"""A release to the team of a group: only what the client's consent to group work covers, and only as long as it does (docs/decisions/0027)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.rings import RELEASE
from sintas.staff.actor import Actor

from ..models import Case, Release, ReleaseBody
from ..policy import can, lets_in
from ..reading.let_go import all_let_go, last_day
from .releasing import end_release

PURPOSE = "group_work"  # of consent_purposes
READERS = "group_team"  # of consent_recipients
LASTS = 366  # days, when consent names no day; our own working rule, asked again after that


@transaction.atomic
def release_to_group(
    *, by: Actor, case: Case, group_id: UUID, data_classes: Sequence[str], title: str, parts: Sequence[dict[str, Any]]
) -> Release:
    """Put a copy before whoever is on the team of that group on the day they look (the caller has looked at which group may be named).

    It ends with the consent, after a year, or when the membership does. Raises Refusal for whoever is on the team for a time only, of a restricted
    case for everybody but its lead; BadInput (`data_classes`) where consent does not cover every class today, (`group`) when one to this group stands already.
    The database takes no file but that of a group of the same house.
    """
    if not can(by, "cases.record", case) or not lets_in(by, case):
        raise Refusal(verb=f"release {PURPOSE}", file_id=case.pk)
    today = clock.today()
    if not data_classes or not all_let_go(case, PURPOSE, READERS, data_classes, today):
        raise BadInput({"data_classes": _("Klien belum, atau tidak lagi, menyetujui data ini untuk kelompok. Bicarakan, lalu catat di “Persetujuan”.")})
    run_out(by, case, group_id)
    if Release.objects.filter(file_id=case.pk, recipient_file_id=group_id, ended_at=None).exists():
        raise BadInput({"group": _("Klien ini sudah diusulkan ke kelompok itu, atau sudah ikut.")})
    now = clock.now()
    until, ends = now + timedelta(days=LASTS), last_day(case, PURPOSE, READERS, today)
    if ends is not None:
        until = min(until, datetime.combine(ends + timedelta(days=1), time(0), tzinfo=timezone.get_current_timezone()))
    row = Release.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        purpose=PURPOSE,
        recipient=None,
        recipient_file_id=group_id,
        recipient_kind=READERS,
        data_classes=list(data_classes),
        made_by_id=by.user_id,
        made_at=now,
        until=until,
    )
    connection.keyring.new_file(row.pk, (RELEASE,))  # type: ignore[attr-defined]
    ReleaseBody.objects.create(file_id=case.pk, organisation_id=case.organisation_id, release=row, title=title, parts=list(parts), pdf=None)
    trail.record(by=by, verb=f"release {PURPOSE}", file_id=case.pk, release=str(row.pk), group=str(group_id), classes=sorted(data_classes))
    return row


def run_out(by: Actor, case: Case, group_id: UUID) -> None:
    """One whose time is over makes room for the next."""
    for row in Release.objects.filter(file_id=case.pk, recipient_file_id=group_id, ended_at=None, until__lte=clock.now()):
        end_release(by=by, release_id=row.pk, why="expired")
