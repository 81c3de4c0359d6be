"""The stages of the work: completing one, going back, closing, opening again. A stage locks nothing: any record may be written in any stage."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sintas.cases.actions import passages
from sintas.cases.actions.tasks import drop_kinds, owe_again
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.cases.reading.releases import open_release
from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.practice import journeys
from sintas.practice.journey import MoveRefused
from sintas.practice.stage import Verdict
from sintas.programmes.actions.care import settle_care
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor

from .. import dossier
from ..reading.approvals import STAGE, permission
from ..reading.ending import dangers
from .approving import supersede

CLOSED = gettext_lazy("Kasus sudah ditutup.")
LOOKED_AT_WITHIN = timedelta(days=7)  # our own working rule for what fell due while the case was closed
ENDS_WITH_THE_CASE = ("plan_review", "evaluation_due")  # follow-up goes on after the closing (R347)
PERMITTED = gettext_lazy("Dilanjutkan walau belum lengkap, dengan izin %(who)s. Alasan: %(reason)s")


class NotReady(Refusal):
    """The stage still needs something; `verdict` says what and where. Nothing was changed."""

    status = 422
    verb = "complete stage"

    def __init__(self, verdict: Verdict, case: Case) -> None:
        self.verdict = verdict
        super().__init__(_("Tahap ini belum lengkap. Lihat yang masih diperlukan di bawah."), file_id=case.pk)


def complete_stage(*, by: Actor, case: Case, stage: str) -> str:
    """Say that the stage in which the case stands is complete; returns the code of the next one, now open.

    An incomplete stage is left only with an override that was approved for exactly what is open (reading/approvals.permission).
    Raises NotReady with what is missing, NotNow when the case stands elsewhere, is closed, or only closing is left, Refusal without the verb.
    """
    _may(by, case, "cases.complete_stage")
    still_open(case)
    if stage != case.stage:
        raise NotNow(_("Kasus ini tidak lagi berada pada tahap itu."), verb="complete stage", file_id=case.pk)
    verdict = dossier.verdict_on(case, stage)
    if verdict.complete:
        return go_on(by=by, case=case, stage=stage, outcome="completed")
    permitted = permission(case, stage, verdict)
    if permitted is None:
        raise NotReady(verdict, case)
    open_gates = [answer.code for answer in verdict.missing]
    trail.record(by=by, verb="override stage", file_id=case.pk, stage=stage, approval=str(permitted.pk), missing=open_gates)
    reason = stored(PERMITTED, who=permitted.approver.full_name, reason=reason_of(by, permitted.release_id))
    return go_on(by=by, case=case, stage=stage, outcome="overridden", reason=reason)


def go_on(*, by: Actor, case: Case, stage: str, outcome: str, reason: str = "") -> str:
    """Open the stage that follows (outcome completed or overridden). Raises NotNow after the last."""
    following = journeys.get(case.journey).following(stage)
    if following is None:
        raise NotNow(_("Ini tahap terakhir. Tutup kasus dengan alasannya bila sudah selesai."), verb="complete stage", file_id=case.pk)
    passages.move(by=by, case=case, to=following, outcome=outcome, reason=reason)
    supersede(by=by, case=case, subject=STAGE, ask_again=False)
    return following


def reason_of(by: Actor, release_id: UUID) -> str:
    """The reason the team gave when it asked, out of what was put forward."""
    parts = open_release(by=by, release_id=release_id).parts
    return next((str(one["text"]) for one in parts if one.get("name") == "reason"), "")


def go_back(*, by: Actor, case: Case, to: str, reason: str) -> None:
    """Return to an earlier stage, with a reason in words. Nothing recorded is lost. Raises BadInput, NotNow, Refusal."""
    _may(by, case, "cases.complete_stage")
    still_open(case)
    try:
        kind = journeys.get(case.journey).move(case.stage, to, reason=reason)
    except MoveRefused as refused:
        raise BadInput({"reason" if refused.code == "reason_needed" else "to": refused.sentence(get_language() or "id")}) from None
    if kind != "back":
        raise BadInput({"to": _("Pilih tahap sebelumnya. Maju dilakukan dengan menyelesaikan tahap ini.")})
    passages.move(by=by, case=case, to=to, outcome="went_back", reason=reason)
    supersede(by=by, case=case, subject=STAGE, ask_again=False)


def close_case(*, by: Actor, case: Case, reason_code: str, reason: str = "", on: date | None = None, imported: bool = False) -> None:
    """Close from any stage for a reason of the list; `on` is the day it ended (default today).

    Danger does not forbid an ending, for clients leave when they leave; the page warns (reading/ending.py). With an open suicide path
    or high danger the reason must be told in words. Raises BadInput, NotNow, Refusal.
    """
    _may(by, case, "cases.close")
    still_open(case)
    day = on or clock.today()
    if day > clock.today():
        raise BadInput({"on": _("Tanggal penutupan masih di depan.")})
    if day < case.opened_on:
        raise BadInput({"on": _("Tanggal penutupan sebelum kasus dibuka. Periksa tanggalnya.")})
    try:
        journeys.get(case.journey).close(case.stage, reason_code)
    except MoveRefused as refused:
        raise BadInput({"reason_code": refused.sentence(get_language() or "id")}) from None
    if not reason.strip() and dangers(case):
        raise BadInput({"reason": _("Masih ada tanda bahaya pada berkas ini. Tulis apa yang sudah dilakukan untuk keselamatan klien.")})
    passages.close(by=by, case=case, reason_code=reason_code, reason=reason.strip(), on=day, imported=imported)
    supersede(by=by, case=case, subject=STAGE, ask_again=False)
    drop_kinds(by=by, case=case, kinds=ENDS_WITH_THE_CASE, reason=stored(CLOSED))
    settle_care(by=by, files=[case.pk])  # who saw the client for a programme or a room has no reason to any more (0020)


def reopen(*, by: Actor, case: Case, reason: str, stage: str = "") -> None:
    """Open a closed case again, by default in the stage where it closed (R345). Raises BadInput without a reason, NotNow, Refusal.

    The review of the plan and the next evaluation, dropped by the closing, are owed again: on their own day, or within a week when it has
    passed. Silence needs no rule: the reopening is a record, and silence is counted from the last one.
    """
    _may(by, case, "cases.close")
    if case.closed_on is None:
        raise NotNow(_("Kasus ini masih berjalan."), verb="reopen case", file_id=case.pk)
    try:
        there = journeys.get(case.journey).reopen(stage or case.stage, reason=reason)
    except MoveRefused as refused:
        raise BadInput({"reason" if refused.code == "reason_needed" else "stage": refused.sentence(get_language() or "id")}) from None
    passages.reopen(by=by, case=case, stage=there, reason=reason.strip())
    owe_again(by=by, case=case, kinds=ENDS_WITH_THE_CASE, soonest=clock.today() + LOOKED_AT_WITHIN)
    settle_care(by=by, files=[case.pk])


def _may(by: Actor, case: Case, verb: str) -> None:
    if not can(by, verb, case):
        raise Refusal(verb=verb, file_id=case.pk)


def still_open(case: Case) -> None:
    """Raises NotNow for a closed case."""
    if case.closed_on is not None:
        raise NotNow(_("Kasus ini sudah ditutup. Buka kembali lebih dahulu bila perlu."), verb="move case", file_id=case.pk)
