"""Leaving a stage that is not complete: asked of whoever supervises, or done with a reason by a head who works on the case herself."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.practice import journeys
from sintas.practice.stage import Verdict
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor

from .. import dossier
from ..models import SupervisorApproval
from ..reading.approvals import ASK, OVERRIDE, STAGE
from ..reading.packet_words import Packet, part
from .approving import Matter, end_if_over, put_forward, the_approver
from .stages import go_on, still_open

MOVE = "cases.complete_stage"
REASON = "reason"  # names the part of the packet that holds the worker's reason


@transaction.atomic
def ask_override(
    *, by: Actor, case: Case, stage: str, approver_id: UUID, reason: str, submission: UUID | None = None
) -> SupervisorApproval:
    """Ask to leave this stage although these gates are open. What is read: their sentences and the reason, nothing else of the file.

    Raises Refusal, BadInput (approver, reason), NotNow when nothing is missing, the case stands elsewhere, or it was asked already.
    """
    if not (can(by, ASK, case) and can(by, MOVE, case)):
        raise Refusal(verb="override stage", file_id=case.pk)
    before = SupervisorApproval.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
    if before is not None:
        return before
    verdict = needed(case, stage)
    approver = the_approver(by, case, STAGE, approver_id)
    words = said(reason, case)
    missing = sorted(answer.code for answer in verdict.missing)
    standing = SupervisorApproval.objects.filter(file_id=case.pk, subject=STAGE, stage=stage, outcome="asked")
    for row in standing.select_related("release", "approver").defer("comment"):
        end_if_over(by=by, case=case, row=row, older=set(row.missing) != set(missing))
    with translation.override(approver.language):
        packet = packet_of(case, stage, verdict, words, approver.language)
    return put_forward(by=by, case=case, matter=Matter(STAGE, packet, stage, missing), approver=approver, note="", submission=submission)


def packet_of(case: Case, stage: str, verdict: Verdict, reason: str, lang: str) -> Packet:
    """Which gates are open, in their own sentences, and why the worker asks."""
    title = _("Melanjutkan tahap %(stage)s yang belum lengkap") % {"stage": journeys.get(case.journey).label(stage, lang)}
    why = part(_("Alasan"), text=reason) | {"name": REASON}
    return Packet(title, [why, part(_("Yang masih terbuka"), lines=[answer.sentence(lang) for answer in verdict.missing])])


@transaction.atomic
def override_now(*, by: Actor, case: Case, stage: str, reason: str) -> str:
    """Whoever holds the power and is on the team goes on herself; the reason stands in the story. Returns the stage now open.

    Raises Refusal, BadInput (reason), NotNow.
    """
    if not (can(by, OVERRIDE, case) and can(by, MOVE, case)):
        raise Refusal(verb="override stage", file_id=case.pk)
    verdict = needed(case, stage)
    words = said(reason, case)
    trail.record(by=by, verb="override stage", file_id=case.pk, stage=stage, missing=[answer.code for answer in verdict.missing])
    return go_on(by=by, case=case, stage=stage, outcome="overridden", reason=words)


def needed(case: Case, stage: str) -> Verdict:
    """What is open in the stage where the case stands. Raises NotNow when there is nothing to ask for."""
    still_open(case)
    if stage != case.stage:
        raise NotNow(_("Kasus ini tidak lagi berada pada tahap itu."), verb="override stage", file_id=case.pk)
    if journeys.get(case.journey).following(stage) is None:
        raise NotNow(_("Ini tahap terakhir. Tutup kasus dengan alasannya bila sudah selesai."), verb="override stage", file_id=case.pk)
    verdict = dossier.verdict_on(case, stage)
    if verdict.complete:
        raise NotNow(_("Tahap ini sudah lengkap. Selesaikan tanpa izin."), verb="override stage", file_id=case.pk)
    return verdict


def said(reason: str, case: Case) -> str:
    """Raises BadInput without a reason."""
    if not reason.strip():
        raise BadInput({"reason": _("Tulis mengapa pendampingan perlu dilanjutkan sekarang.")}, file_id=case.pk)
    return reason.strip()
