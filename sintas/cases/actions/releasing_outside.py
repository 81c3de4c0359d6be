"""A release to somebody outside the house: only what the client's consent covers, and only as long as it does (docs/decisions/0024)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.rings import RELEASE
from sintas.staff.actor import Actor

from ..models import Case, Release, ReleaseBody
from ..policy import can, named_team
from ..reading.let_go import all_let_go, last_day
from .releasing import end_release, may_read

INSIDE = frozenset({"own_team", "own_supervisor", "carers", "group_team"})  # recipients for whom nothing leaves the house
TRANSFER = "transfer"  # of consent_purposes
WITHIN = ("own_team", ("identity",))  # what a client agrees to when her case goes to another team of the house (docs/decisions/0019)
ANOTHER_UNIT = "own_team"  # of these, the one that may be a unit or a colleague: others of the house, who read the copy and not the file
LONGEST = 30  # days a copy may lie open to an outsider; our own working rule, asked again after that


@transaction.atomic
def release_outside(
    *,
    by: Actor,
    case: Case,
    purpose: str,
    recipient_kind: str,
    data_classes: Sequence[str],
    title: str,
    parts: Sequence[dict[str, Any]],
    days: int,
    unit_id: UUID | None = None,
    recipient_id: UUID | None = None,
) -> Release:
    """Put a copy before whoever will hold its link; or before whoever receives for `unit_id`, a unit of another house or (recipient_kind
    own_team) another one of this house, the caller having looked at which may be named; or (own_team) before one colleague of the house who is
    not on the team. `parts` as in models.ReleaseBody; the holder of a link acts under the id of the release.

    It ends after `days`, or with the consent if that ends sooner. Raises Refusal for whoever does not read the file, or for a time only;
    BadInput (`recipient` for who works here no more or is kept out; `data_classes`, `recipient_kind`, `days`) where consent does not cover every class today.
    """
    if not can(by, "cases.read", case) or by.user_id not in named_team(case):
        raise Refusal(verb=f"release {purpose}", file_id=case.pk)
    today = clock.today()
    if not recipient_kind or (recipient_kind in INSIDE and not ((unit_id or recipient_id) and recipient_kind == ANOTHER_UNIT)):
        raise BadInput({"recipient_kind": _("Pilih penerima di luar lembaga. Rekan di dalam membaca berkas dengan akunnya sendiri.")})
    if recipient_id is not None and not may_read(case, recipient_id):
        raise BadInput({"recipient": _("Orang ini tidak dapat dimintai untuk kasus ini. Pilih orang lain.")})
    if not 1 <= days <= LONGEST:
        raise BadInput({"days": _("Pilih berapa lama tautan dapat dibuka: paling lama 30 hari.")})
    if not data_classes or not all_let_go(case, purpose, recipient_kind, data_classes, today):
        raise BadInput({"data_classes": _("Klien belum, atau tidak lagi, menyetujui data ini untuk penerima ini. Bicarakan, lalu catat di “Persetujuan”.")})
    now = clock.now()
    until, ends = now + timedelta(days=days), last_day(case, purpose, recipient_kind, today)
    if ends is not None:
        until = min(until, datetime.combine(ends + timedelta(days=1), time(0), tzinfo=timezone.get_current_timezone()))
    row = Release.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        purpose=purpose,
        recipient_id=recipient_id,
        recipient_unit_id=unit_id,
        recipient_kind=recipient_kind,
        data_classes=list(data_classes),
        made_by_id=by.user_id,
        made_at=now,
        until=until,
    )
    connection.keyring.new_file(row.pk, (RELEASE,))  # type: ignore[attr-defined]
    ReleaseBody.objects.create(file_id=case.pk, organisation_id=case.organisation_id, release=row, title=title, parts=list(parts), pdf=None)
    trail.record(by=by, verb=f"release {purpose}", file_id=case.pk, release=str(row.pk), recipient_kind=recipient_kind, classes=sorted(data_classes))
    return row


def end_uncovered(*, by: Actor, case: Case) -> int:
    """Every release to somebody outside the team, or to a group, that consent covers no more, ends now, and so does an offer of the case to another
    unit of the house; how many. Called by the verbs that change what consent means.
    """
    offered = Q(purpose=TRANSFER, recipient_unit_id__isnull=False)
    standing = Release.objects.filter(Q(recipient_kind__gt="") | offered, file_id=case.pk, ended_at=None, until__gt=clock.now())
    ended = 0
    for row in standing:
        recipient, classes = (row.recipient_kind, row.data_classes) if row.recipient_kind else WITHIN
        if not all_let_go(case, row.purpose, recipient, classes, clock.today()):
            end_release(by=by, release_id=row.pk, why="consent")
            ended += 1
    return ended
