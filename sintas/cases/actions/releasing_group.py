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
    if Release.objects.filter(file_id=case.pk, recipient_file_id=group_id, ended_at=None, follows=None).exists():
        raise BadInput({"group": _("Klien ini sudah diusulkan ke kelompok itu, atau sudah ikut.")})
    until = within_consent(case, clock.now() + timedelta(days=LASTS))
    return put_before(by, case, group_id, data_classes, title, parts, until)


@transaction.atomic
def release_after(
    *, by: Actor, case: Case, group_id: UUID, data_classes: Sequence[str], title: str, parts: Sequence[dict[str, Any]]
) -> Release:
    """Put a later copy beside the one that stands for that group, in place of an earlier such copy. It ends with the first at the latest, and sooner
    when consent covers its own classes no more: then the first stands on without it.

    Raises as release_to_group() does; BadInput (`group`) when nothing of this client stands for that group.
    """
    if not can(by, "cases.record", case) or not lets_in(by, case):
        raise Refusal(verb=f"release {PURPOSE}", file_id=case.pk)
    if not data_classes or not all_let_go(case, PURPOSE, READERS, data_classes, clock.today()):
        raise BadInput({"data_classes": _("Klien belum, atau tidak lagi, menyetujui data ini untuk kelompok. Bicarakan, lalu catat di “Persetujuan”.")})
    standing = Release.objects.select_for_update().filter(file_id=case.pk, recipient_file_id=group_id, ended_at=None, until__gt=clock.now())
    first = standing.filter(follows=None).first()
    if first is None:
        raise BadInput({"group": _("Yang dibuka klien untuk kelompok ini tidak berlaku lagi.")})
    for before in Release.objects.filter(follows=first, ended_at=None):
        end_release(by=by, release_id=before.pk, why="superseded")
    return put_before(by, case, group_id, data_classes, title, parts, within_consent(case, first.until), first)


def within_consent(case: Case, latest: datetime) -> datetime:
    """`latest`, or the end of the last day of consent where that comes sooner."""
    ends = last_day(case, PURPOSE, READERS, clock.today())
    return latest if ends is None else min(latest, datetime.combine(ends + timedelta(days=1), time(0), tzinfo=timezone.get_current_timezone()))


def put_before(
    by: Actor, case: Case, group_id: UUID, data_classes: Sequence[str], title: str, parts: Sequence[dict[str, Any]], until: datetime,
    first: Release | None = None,
) -> Release:  # fmt: skip
    """The copy under its own key, with its row of the trail."""
    row = Release.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        purpose=PURPOSE,
        recipient=None,
        recipient_file_id=group_id,
        recipient_kind=READERS,
        follows=first,
        data_classes=list(data_classes),
        made_by_id=by.user_id,
        made_at=clock.now(),
        until=until,
    )
    connection.keyring.new_file(row.pk, (RELEASE,))  # type: ignore[attr-defined]
    ReleaseBody.objects.create(file_id=case.pk, organisation_id=case.organisation_id, release=row, title=title, parts=list(parts), pdf=None)
    after: dict[str, Any] = {"after": str(first.pk)} if first is not None else {}
    trail.record(
        by=by, verb=f"release {PURPOSE}", file_id=case.pk, release=str(row.pk), group=str(group_id), classes=sorted(data_classes), **after
    )
    return row


def run_out(by: Actor, case: Case, group_id: UUID) -> None:
    """One whose time is over makes room for the next."""
    for row in Release.objects.filter(file_id=case.pk, recipient_file_id=group_id, ended_at=None, until__lte=clock.now()):
        end_release(by=by, release_id=row.pk, why="expired")
