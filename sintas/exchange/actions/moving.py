"""One step on the way of a referral, written by whoever acts; shared by the verbs of this room."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing import end_release
from sintas.cases.bases import Case
from sintas.kit import clock
from sintas.practice.referral import STAYS, allowed, answer_due
from sintas.safekeeping.refusals import NotNow
from sintas.staff.actor import Actor

from ..models import Move, Sending
from ..reading.state import standing_copies

SHUTS = frozenset({"declined", "lapsed", "withdrawn"})  # nothing more is to be read there


def one_at_a_time(entry: UUID) -> None:
    """Until the transaction ends nobody else writes a step of this referral: two at the same moment would both follow the same one."""
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"referral {entry}"])


def begin(*, by: Actor, case: Case, entry: UUID, receiver_kind: str, urgency: str, on: date, service_ref: UUID | None = None) -> Sending:
    """A new sending with its first step. `on`: the day it went out; `service_ref`: the service of the directory it went to, for good."""
    turn = Sending.objects.filter(file_id=case.pk, entry=entry).count() + 1
    sending = Sending.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        entry=entry,
        turn=turn,
        receiver_kind=receiver_kind,
        urgency=urgency,
        sent_on=on,
        due_on=answer_due(on, urgency),
        sent_by=by.user_id,
        service_ref=service_ref,
    )
    write_move(by=by, sending=sending, before=None, step="sent")
    return sending


def write_move(
    *,
    by: Any,
    sending: Sending,
    before: Move | None,
    step: str,
    after: str | None = None,
    words: str = "",
    release_id: UUID | None = None,
    submission: UUID | None = None,
) -> Move:
    """The next step, after `before` (the last one). `release_id`: said by the partner or the unit that reads that release, and
    under its id. Closes the links where nothing
    more is to be read. Raises NotNow for a step that cannot follow; the database refuses it too.
    """
    state = before.after if before else ""
    reached = after or (state if step in STAYS else step)
    if step not in (*STAYS, "corrected") and step not in allowed(state):
        raise NotNow(_("Langkah ini tidak dapat mengikuti keadaan rujukan sekarang. Muat ulang halamannya."), verb="move referral", file_id=sending.file_id)
    row = Move.objects.create(
        file_id=sending.file_id,
        organisation_id=sending.organisation_id,
        sending=sending,
        number=before.number + 1 if before else 1,
        step=step,
        before=state,
        after=reached,
        actor_id=release_id or by.user_id,
        by_partner=release_id is not None,
        at=clock.now(),
        words=words.strip() or None,
        release_id=release_id,
        submission=submission,
    )
    if reached in SHUTS and release_id is None:
        shut(by=by, sending=sending, why="over")
    return row


def shut(*, by: Any, sending: Sending, why: str) -> int:
    """End the links of a sending that stand, and what a unit reads of it; how many. `why`: a code of cases.Release.ended_why."""
    copies = standing_copies(sending)
    for one in copies:
        end_release(by=by, release_id=one.release_id, why=why)
    return len(copies)
