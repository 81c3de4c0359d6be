"""What becomes of an invitation: an answer, a message, who really came. By the team, by the colleague herself, or by a partner's link."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.tasks import settle
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.practice.conference import ANSWERED, steps_from
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Invitation, Reply
from ..partner import Partner
from ..reading.invited import state_of
from .convening import TASK, VERB, one_at_a_time, standing

MOST = 30  # steps a partner writes on one invitation: more is no answer any more
WORDS = 4_000  # characters


@transaction.atomic
def record_reply(*, by: Actor, case: Case, invitation_id: UUID, step: str, words: str = "", submission: UUID | None = None) -> Reply:
    """Write one's own answer, what somebody said by telephone, or who came. The same `submission` twice writes once.

    Raises Refusal, NotYours, NotNow when it cannot follow or the conference was called off, BadInput (`step`, `words`).
    """
    if not can(by, VERB, case):
        raise Refusal(verb="answer invitation", file_id=case.pk)
    one = Invitation.objects.filter(file_id=case.pk, pk=invitation_id).first()
    if one is None:
        raise NotYours(verb="answer invitation", file_id=case.pk)
    row = standing(by, case, one.convening, "answer invitation")
    before = Reply.objects.filter(invitation=one, submission=submission).first() if submission else None
    if before is not None:
        return before
    fits(one, step, words, on=row.on, partner=False)
    reply = write_reply(by=by, invitation=one, step=step, words=words, submission=submission)
    trail.record(by=by, verb="answer invitation", file_id=case.pk, invitation=str(one.pk), step=step)
    if step in ANSWERED and one.user_id is not None and one.guest_id is None:
        settle(by=by, case=case, kind=TASK, source_entry=one.pk)
    if step in ("accepted", "declined") and one.invited_by_id != by.user_id:
        tell(one.invited_by_id, "conference_answered", case.pk)
    return reply


@transaction.atomic
def reply_as_partner(*, by: Partner, step: str, words: str = "", submission: UUID | None = None) -> Reply:
    """Write what the reader of a copy answers: somebody outside, or a colleague who is not on the team. The same `submission` twice writes once.
    Words lie under the key of the copy.

    Raises BadInput (`step`, `words`), NotNow when the team has moved on meanwhile.
    """
    one = Invitation.objects.get(pk=by.about_id)
    one_at_a_time(one.convening)
    before = Reply.objects.filter(invitation=one, submission=submission).first() if submission else None
    if before is not None:
        return before
    fits(one, step, words, on=date.max, partner=True)
    row = write_reply(
        by=by, invitation=one, step=step, words=words, release_id=by.release_id, by_partner=not by.has_account, submission=submission
    )
    trail.record(by=by, verb="answer by link", file_id=by.file_id, release=str(by.release_id), step=step)
    tell(by.told_id, "conference_answered", by.file_id)
    return row


def fits(one: Invitation, step: str, words: str, *, on: date, partner: bool) -> None:
    """May this be said now? Raises BadInput, NotNow."""
    state = state_of(one)
    verb = "answer by link" if partner else "answer invitation"
    if step not in steps_from(state, on=on, today=clock.today(), partner=partner):
        if load("invitation_steps").has(step):
            raise NotNow(_("Keadaan undangan ini sudah berubah, atau harinya belum tiba. Muat ulang halaman ini."), verb=verb, file_id=one.file_id)
        raise BadInput({"step": _("Pilih jawabannya.")}, file_id=one.file_id)
    if load("invitation_steps").get(step).flag("asks") and not words.strip():
        raise BadInput({"words": _("Tulis pesannya dalam satu atau dua kalimat.")}, file_id=one.file_id)
    if len(words) > WORDS:
        raise BadInput({"words": _("Terlalu panjang. Tulis intinya saja.")}, file_id=one.file_id)
    if partner and Reply.objects.filter(invitation=one, release__isnull=False).count() >= MOST:
        raise NotNow(_("Sudah banyak jawaban pada undangan ini. Hubungi pengundangnya."), verb=verb, file_id=one.file_id)


def write_reply(
    *,
    by: Any,
    invitation: Invitation,
    step: str,
    words: str = "",
    release_id: UUID | None = None,
    by_partner: bool = False,
    submission: UUID | None = None,
) -> Reply:
    """The next step; whether it may follow was asked before. `release_id`: said on that copy, its words lie under its key."""
    return Reply.objects.create(
        file_id=invitation.file_id,
        organisation_id=invitation.organisation_id,
        invitation=invitation,
        number=Reply.objects.filter(invitation=invitation).count() + 1,
        step=step,
        actor_id=by.user_id,
        by_partner=by_partner,
        at=clock.now(),
        words=words.strip() or None,
        release_id=release_id,
        submission=submission,
    )
