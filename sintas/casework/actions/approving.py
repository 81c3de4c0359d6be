"""Asking a supervisor or head to approve exactly one version of something; deciding; taking the request back (docs/decisions/0005)."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.cases.actions.releasing import end_release, make_release
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import User
from sintas.staff.notices import tell

from ..models import SupervisorApproval
from ..reading.approval_queue import OVER, asked_of, over_of, power_of
from ..reading.approvals import ASK, approvers_of
from ..reading.packet_words import part
from ..reading.packets import SUBJECTS, Packet

DECISIONS = ("approved", "returned")


@dataclass(frozen=True)
class Told:
    """What the story ties its row to: a request is its own first and only version."""

    entry: UUID
    number: int = 1


@dataclass(frozen=True)
class Matter:
    """What is put forward: the packet, and for an override the stage and the codes of its open gates."""

    subject: str
    packet: Packet
    stage: str = ""
    missing: list[str] = field(default_factory=list)


@transaction.atomic
def ask_approval(
    *,
    by: Actor,
    case: Case,
    subject: str,
    approver_id: UUID,
    entry: UUID | None = None,
    note: str = "",
    submission: UUID | None = None,
) -> SupervisorApproval:
    """Put the version that stands before one head or supervisor of the unit. The same `submission` twice gives the same request.

    `entry` names the paper where a case has several; `note` stands on top of what is read.
    Raises Refusal, NotYours for an unknown subject, BadInput (approver), NotNow when nothing is written yet, something
    must be there first (an ending whose criteria are not all judged), or this version was asked for or approved already.
    """
    if not can(by, ASK, case):
        raise Refusal(verb="ask approval", file_id=case.pk)
    if subject not in SUBJECTS:
        raise NotYours(verb="ask approval", file_id=case.pk)
    before = SupervisorApproval.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
    if before is not None:
        return before
    approver = the_approver(by, case, subject, approver_id)
    trail.record(by=by, verb="read file for approval", file_id=case.pk, opens=True, subject=subject)
    packet = SUBJECTS[subject].packet(case, entry, approver.language)
    if packet is None:
        raise NotNow(_("Belum ada yang ditulis untuk diajukan."), verb="ask approval", file_id=case.pk)
    unready = SUBJECTS[subject].unready
    if unready is not None and (words := unready(case, by.language)):
        raise NotNow(words, verb="ask approval", file_id=case.pk)
    clear_the_way(by, case, subject, packet)
    return put_forward(by=by, case=case, matter=Matter(subject, packet), approver=approver, note=note, submission=submission)


def the_approver(by: Actor, case: Case, subject: str, approver_id: UUID) -> User:
    """Raises BadInput for anybody but a head or supervisor of the unit, for oneself, and for whoever is kept out of this file."""
    if approver_id not in {user_id for user_id, _name, _role in approvers_of(case, by, power_of(subject))}:
        raise BadInput({"approver": _("Pilih supervisor atau kepala unit ini, bukan diri sendiri.")}, file_id=case.pk)
    return User.objects.get(pk=approver_id)


def clear_the_way(by: Actor, case: Case, subject: str, packet: Packet) -> None:
    """Nobody is asked twice about the same version; a request about an older one, or one that ran out, ends.

    Raises NotNow when this version stands with somebody, or was approved.
    """
    changed = SUBJECTS[subject].changed
    at = changed(case) if changed else None
    found = SupervisorApproval.objects.filter(file_id=case.pk, subject=subject, subject_entry=packet.entry, stage="")
    last = found.exclude(outcome__in=["superseded", "withdrawn"]).select_related("release", "approver").order_by("-asked_at").first()
    if last is None:
        return
    older = last.subject_number != packet.number or (at is not None and at > last.asked_at)
    if last.outcome == "approved" and not older:
        words = _("Versi ini sudah disetujui %(who)s.") % {"who": last.approver.full_name}
        raise NotNow(words, verb="ask approval", file_id=case.pk)
    if last.outcome == "asked":
        end_if_over(by=by, case=case, row=last, older=older)


def end_if_over(*, by: Actor, case: Case, row: SupervisorApproval, older: bool) -> None:
    """End a standing request that is of an older version or ran out. Raises NotNow for one that still waits for its answer."""
    over = row.release.ended_at is not None or row.release.until <= clock.now()
    if not (over or older):
        words = _("Versi ini sudah diajukan kepada %(who)s. Tunggu jawabannya, atau tarik permintaan itu lebih dahulu.")
        raise NotNow(words % {"who": row.approver.full_name}, verb="ask approval", file_id=case.pk)
    close(by, row, "superseded", why="superseded" if older else "expired")


def put_forward(
    *, by: Actor, case: Case, matter: Matter, approver: User, note: str, submission: UUID | None
) -> SupervisorApproval:
    """Release, request, row in the story; all or nothing. Raises NotNow when somebody asked at the same moment."""
    packet = matter.packet
    parts = ([part(_("Pesan dari yang mengajukan"), text=note.strip())] if note.strip() else []) + packet.parts
    try:
        with transaction.atomic():
            release = make_release(
                by=by,
                case=case,
                recipient_id=approver.pk,
                purpose="approval",
                title=packet.title,
                parts=parts,
                pdf=packet.pdf,
                subject=matter.subject,
            )
            row = SupervisorApproval.objects.create(
                id=release.pk,
                file_id=case.pk,
                organisation_id=case.organisation_id,
                subject=matter.subject,
                subject_entry=packet.entry,
                subject_number=packet.number,
                stage=matter.stage,
                missing=matter.missing,
                release=release,
                approver=approver,
                asked_by_id=by.user_id,
                asked_at=clock.now(),
                submission=submission,
            )
    except IntegrityError:
        before = SupervisorApproval.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
        if before is not None:
            return before
        raise NotNow(_("Baru saja ada yang mengajukan versi ini."), verb="ask approval", file_id=case.pk) from None
    note_down(by=by, case=case, kind="approval", happened=clock.today(), line=None, source=Told(row.pk), tags=[matter.subject])
    return row


@transaction.atomic
def decide(*, by: Actor, approval_id: UUID, outcome: str, comment: str = "") -> SupervisorApproval:
    """Approve, or return for change with a comment. Only whoever was asked, and only while it stands; it ends with the answer.

    The same answer sent again changes nothing. Raises NotYours, BadInput (outcome, comment), NotNow when the version was replaced,
    the request withdrawn, run out or answered otherwise.
    """
    row = asked_of(by, approval_id, lock=True)
    if outcome not in DECISIONS:
        raise BadInput({"outcome": _("Pilih “Setujui” atau “Kembalikan”.")}, file_id=row.file_id)
    if row.outcome == outcome:
        return row
    if over := over_of(row):
        raise NotNow(OVER[over], verb="decide approval", file_id=row.file_id)
    if outcome == "returned" and not comment.strip():
        raise BadInput({"comment": _("Tulis apa yang perlu diubah, supaya pendamping tahu langkahnya.")}, file_id=row.file_id)
    row.outcome, row.decided_at, row.comment = outcome, clock.now(), comment.strip() or None
    row.save(update_fields=["outcome", "decided_at", "comment"])
    trail.record(by=by, verb="decide approval", file_id=row.file_id, approval=str(row.pk), outcome_of=outcome, subject=row.subject)
    end_release(by=by, release_id=row.release_id, why="decided")
    tell(row.asked_by_id, f"approval_{outcome}", row.file_id)
    return row


@transaction.atomic
def withdraw(*, by: Actor, case: Case, approval_id: UUID) -> SupervisorApproval:
    """The team takes a request back; whoever was asked reads it no more. Repeating is harmless.

    Raises Refusal, NotYours, NotNow when it was decided meanwhile.
    """
    if not can(by, ASK, case):
        raise Refusal(verb="withdraw approval", file_id=case.pk)
    row = SupervisorApproval.objects.select_for_update().defer("comment").filter(file_id=case.pk, pk=approval_id).first()
    if row is None:
        raise NotYours(verb="withdraw approval", file_id=case.pk)
    if row.outcome in DECISIONS:
        raise NotNow(_("Permintaan ini sudah dijawab."), verb="withdraw approval", file_id=case.pk)
    if row.outcome == "asked":
        trail.record(by=by, verb="withdraw approval", file_id=case.pk, approval=str(row.pk))
        close(by, row, "withdrawn", why="withdrawn")
    return row


@transaction.atomic
def supersede(*, by: Actor, case: Case, subject: str, entry: UUID | None = None, ask_again: bool = True) -> int:
    """A new version was written: what stands with somebody about the old one ends, and whoever asked is told to ask again. How many.

    Called by the verbs that write parts of a subject, after they wrote. Nothing stands: one query, nothing changes.
    `ask_again=False` where there is nothing left to ask for.
    """
    found = SupervisorApproval.objects.select_for_update().filter(file_id=case.pk, subject=subject, outcome="asked")
    rows = list((found.filter(subject_entry=entry) if entry is not None else found).defer("comment"))
    for row in rows:
        close(by, row, "superseded", why="superseded")
        if ask_again:
            tell(row.asked_by_id, "approval_superseded", case.pk)
    return len(rows)


def close(by: Actor, row: SupervisorApproval, outcome: str, *, why: str) -> None:
    """End a standing request without an answer (the database lets a team do no more than this)."""
    row.outcome, row.decided_at = outcome, clock.now()
    row.save(update_fields=["outcome", "decided_at"])
    end_release(by=by, release_id=row.release_id, why=why)
