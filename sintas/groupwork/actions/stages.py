"""The stages of a group: completing one, going back, closing. A stage locks nothing: any record may be written in any stage."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.cases.actions.releasing import end_release
from sintas.cases.policy import can
from sintas.cases.reading.releases_to_groups import let_go_to
from sintas.kit import clock
from sintas.practice.journey import MoveRefused
from sintas.practice.journeys import GROUP
from sintas.practice.stage import Verdict
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import FeedbackRound, Group, GroupPassage, GroupSession, Member, MemberState
from ..policy import WORK
from ..reading.forming import verdict_on
from .composing import look_again
from .feedback import close_round
from .group_tasks import hand_on
from .members import MEMBER, NOT_INVITED, OVER, PREPARING, one_at_a_time, step
from .rebasing import sessions_in_turn
from .sessions import CANCELLED, PLANNED, again

ENDED = "ended"


class NotReady(Refusal):
    """The stage still needs something; `verdict` says what and where. Nothing was changed."""

    status = 422
    verb = "complete group stage"

    def __init__(self, verdict: Verdict, group: Group) -> None:
        self.verdict = verdict
        super().__init__(_("Tahap ini belum lengkap. Lihat yang masih diperlukan di bawah."), file_id=group.pk)


def complete_stage(*, by: Actor, group: Group, stage: str) -> str:
    """Say that the stage in which the group stands is complete; returns the code of the next one, now open. Who would sit together is looked
    at anew first, if they are others than those somebody looked at: what that look found stays, also when the stage is not complete.

    Raises Refusal without groups.work, NotReady with what is missing, NotNow when the group stands elsewhere, is closed, or only closing is left.
    """
    may_move(by, group)
    if stage != group.stage:
        raise NotNow(_("Kelompok ini tidak lagi berada pada tahap itu."), verb="complete group stage", file_id=group.pk)
    look_again(by=by, group=group)
    with transaction.atomic():
        verdict = verdict_on(group, stage)
        if not verdict.complete:
            raise NotReady(verdict, group)
        following = GROUP.following(stage)
        if following is None:
            raise NotNow(_("Ini tahap terakhir. Tutup kelompok dengan alasannya bila sudah selesai."), verb="complete group stage", file_id=group.pk)
        move(by, group, following, "completed", "")
    return following


@transaction.atomic
def go_back(*, by: Actor, group: Group, to: str, reason: str) -> None:
    """Return to an earlier stage, with a reason in words. Nothing recorded is lost. Raises Refusal, BadInput, NotNow."""
    may_move(by, group)
    try:
        kind = GROUP.move(group.stage, to, reason=reason)
    except MoveRefused as refused:
        raise BadInput({"reason" if refused.code == "reason_needed" else "to": refused.sentence(by.language)}) from None
    if kind != "back":
        raise BadInput({"to": _("Pilih tahap sebelumnya. Maju dilakukan dengan menyelesaikan tahap ini.")})
    move(by, group, to, "went_back", reason.strip())


@transaction.atomic
def close_group(*, by: Actor, group: Group, reason_code: str, reason: str = "", on: date | None = None) -> None:
    """Close from any stage for a reason of group_closing_reasons. Whoever takes part ends with it, whoever was proposed is not invited any more,
    and what was let go to the group shuts. Sessions planned for later days are called off, feedback that is still asked for ends, and so do tasks that
    the ending says were handed over: nobody could do any of it afterwards. No member's case closes with it. Raises Refusal, BadInput, NotNow.
    """
    may_move(by, group)
    day = on or clock.today()
    if day > clock.today():
        raise BadInput({"on": _("Tanggal penutupan masih di depan.")})
    if day < group.opened_on:
        raise BadInput({"on": _("Tanggal penutupan sebelum kelompok dibentuk. Periksa tanggalnya.")})
    try:
        GROUP.close(group.stage, reason_code)
    except MoveRefused as refused:
        raise BadInput({"reason_code": refused.sentence(by.language)}) from None
    call_off_ahead(by, group, day)
    one_at_a_time(group)
    for one in FeedbackRound.objects.filter(file_id=group.pk, closed_at=None):
        close_round(by=by, group=group, round_id=one.pk)
    hand_on(by, group)
    end_memberships(by, group, reason_code, day)
    take(group, closed_on=day, closing_reason=reason_code)
    end_passage(by, group, "closed", reason.strip())
    note_down(by=by, case=group, kind="group_closing", happened=day, line=reason.strip() or None, tags=[reason_code])
    trail.record(by=by, verb="close group", file_id=group.pk, reason=reason_code, stage=group.stage)


def call_off_ahead(by: Actor, group: Group, on: date) -> None:
    """What was planned after this day: else the week and the calendar of its team would still tell of it, and nobody could call it off."""
    sessions_in_turn(group)
    for row in GroupSession.current.filter(file_id=group.pk, state=PLANNED, on__gt=on):
        again(by, group, row, "cancel group session", state=CANCELLED, cancelled_reason=_("Kelompok ditutup."))


def end_memberships(by: Actor, group: Group, reason_code: str, on: date) -> None:
    """Everybody inside ends with the group; every copy that stands shuts."""
    states = {row.member_id: row.state for row in MemberState.objects.filter(file_id=group.pk, ended_at=None).defer("words")}
    for member in Member.objects.filter(file_id=group.pk, left_on=None).select_for_update():
        after = {MEMBER: ENDED, PREPARING: NOT_INVITED}[states[member.pk]]
        day = max(on, member.taken_up_on)
        step(by, group, member, after, day, reason=reason_code)
        member.left_on = day
        member.save(update_fields=["left_on"])
    taken = set(Member.objects.filter(file_id=group.pk).values_list("release_id", flat=True))
    for one in let_go_to(group.pk):
        if one.stands:
            with suppress(NotYours):
                end_release(by=by, release_id=one.release_id, why=OVER if one.release_id in taken else NOT_INVITED)


def may_move(by: Actor, group: Group) -> None:
    """Raises Refusal without groups.work, NotNow for a closed group."""
    if not can(by, WORK, group):
        raise Refusal(verb=WORK, file_id=group.pk)
    if group.closed_on is not None:
        raise NotNow(_("Kelompok ini sudah ditutup."), verb="move group", file_id=group.pk)


def move(by: Actor, group: Group, to: str, outcome: str, reason: str) -> None:
    """End the open passage and open one in stage `to`; the group's story tells it."""
    left = group.stage
    take(group, stage=to)
    end_passage(by, group, outcome, reason)
    note_down(by=by, case=group, kind="group_stage", happened=clock.today(), line=reason or None, tags=[left, to])
    GroupPassage.objects.create(file_id=group.pk, organisation_id=group.organisation_id, stage=to, began_at=clock.now(), began_by_id=by.user_id)
    trail.record(by=by, verb="move group", file_id=group.pk, left=left, to=to, how=outcome)


def take(group: Group, **values: object) -> None:
    """The lock: only whoever still sees the version that stands may change it. Raises NotNow."""
    if Group.objects.filter(pk=group.pk, version=group.version, closed_on=None).update(version=F("version") + 1, **values) != 1:
        raise NotNow(_("Tahap kelompok ini baru saja diubah dari layar lain. Muat ulang halaman, lalu lihat kembali."), verb="move group", file_id=group.pk)
    group.version += 1
    for name, value in values.items():
        setattr(group, name, value)


def end_passage(by: Actor, group: Group, outcome: str, reason: str) -> None:
    """The one that is open."""
    GroupPassage.objects.filter(file_id=group.pk, ended_at=None).update(
        ended_at=clock.now(), ended_by_id=by.user_id, outcome=outcome
    )
    if reason:
        passage = GroupPassage.objects.filter(file_id=group.pk).defer("reason").latest("began_at")
        passage.reason = reason
        passage.save(update_fields=["reason"])
