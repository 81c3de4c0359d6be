"""Offering a case to another unit, and taking the offer back. Until it is accepted the case stays with whoever leads it (docs/decisions/0019)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.actions.recording import note_down
from sintas.cases.actions.releasing import make_release
from sintas.cases.actions.tasks import lead_of, review
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.reading.for_paper import file_for_paper
from sintas.cases.reading.let_go import last_day
from sintas.cases.reading.releases import kept_out
from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.practice.transfer import STANDS, answer_within
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff.actor import Actor
from sintas.staff.models import Posting
from sintas.staff.notices import tell

from ..models import Transfer
from ..policy import only_the_giver
from ..reading.duty_titles import ASK
from ..reading.handover import Handover, parts_of, title
from ..reading.pack import hushed
from ..reading.transfers import PURPOSE, WITHIN, consented, over, rows, units_to

ANSWER = "transfer_answer"
NO_CONSENT = gettext_lazy(
    "Belum ada persetujuan klien untuk pengalihan ini. Bicarakan dengan klien, lalu catat di “Persetujuan”: tujuan “Pengalihan "
    "pendampingan”, penerima “Tim pendamping di lembaga ini”, data “Identitas”."
)


@dataclass(frozen=True)
class Told:
    """What the story ties its row to: a proposal is its own first and only version."""

    entry: UUID
    number: int = 1


@transaction.atomic
def propose(*, by: Actor, case: Case, to_unit_id: UUID, handover: Handover, submission: UUID | None = None) -> Transfer:
    """Offer the case to another unit of this house: a copy of the words is put before it, the case itself stays. Sent twice is once.

    Raises Refusal for everybody but the lead (or the unit's head on the team), BadInput (to_unit, reason, urgency, done, still_open,
    dangers, safe_contact; consent when no record of the client's stands), NotNow for a closed case or one offered already.
    """
    only_the_giver(by, case, "propose transfer")
    before = Transfer.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
    if before is not None:
        return before
    said_wholly(handover)
    if to_unit_id not in {pk for pk, _name in units_to(case)}:
        raise BadInput({"to_unit": _("Pilih unit lain di lembaga ini.")}, file_id=case.pk)
    answering = receivers(to_unit_id) - kept_out(case.pk)
    if not answering:
        raise BadInput({"to_unit": _("Di unit ini belum ada yang dapat menjawab. Pilih unit lain.")}, file_id=case.pk)
    if case.closed_on is not None:
        raise NotNow(_("Kasus ini sudah ditutup. Buka kembali lebih dahulu bila akan dialihkan."), verb="propose transfer", file_id=case.pk)
    if not consented(case):
        raise BadInput({"consent": NO_CONSENT}, file_id=case.pk)
    clear_the_way(by, case)
    try:
        with transaction.atomic():
            row = put_before(by, case, to_unit_id, handover, submission)
    except IntegrityError:
        before = Transfer.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
        if before is not None:
            return before
        raise NotNow(_("Baru saja ada yang mengusulkan pengalihan kasus ini."), verb="propose transfer", file_id=case.pk) from None
    note_down(by=by, case=case, kind="transfer", happened=clock.today(), line=None, source=Told(row.pk), tags=[handover.reason])
    review(by=by, case=case, kind=ANSWER, title=stored(ASK), on=clock.local(row.answer_by).date(), source_entry=row.pk)
    for user_id in answering - {by.user_id}:
        tell(user_id, "transfer_offered")
    return row


def said_wholly(said: Handover) -> None:
    """Whoever takes over must know these four; "tidak ada" is an answer too. Raises BadInput naming the fields."""
    checked("reason", "transfer_reasons", said.reason)
    checked("urgency", "referral_urgency", said.urgency)
    wrong: dict[str, Any] = {}
    if not said.reason:
        wrong["reason"] = _("Pilih alasan pengalihan.")
    if not said.urgency:
        wrong["urgency"] = _("Pilih seberapa mendesak.")
    for name in ("done", "still_open", "dangers", "safe_contact"):
        if not getattr(said, name).strip():
            wrong[name] = _("Tulis walau singkat. Bila tidak ada, tulis “tidak ada”.")
    if wrong:
        raise BadInput(wrong)


def clear_the_way(by: Actor, case: Case) -> None:
    """An offer that ran out ends; one that stands must be answered or taken back first. Raises NotNow."""
    standing = rows().select_for_update(of=("self",)).filter(file_id=case.pk, outcome="proposed").first()
    if standing is None:
        return
    if not over(standing):
        words = _("Kasus ini sudah diusulkan ke unit %(unit)s. Tunggu jawabannya, atau tarik usulan itu lebih dahulu.")
        raise NotNow(words % {"unit": standing.to_unit.name}, verb="propose transfer", file_id=case.pk)
    end(by, standing, "expired")


def put_before(by: Actor, case: Case, to_unit_id: UUID, said: Handover, submission: UUID | None) -> Transfer:
    """Release and proposal; the one carries the id of the other. What was typed loses the client's name and what no running text may carry; it
    is read as long as the consent lasts and no longer.
    """
    now = clock.now()
    trail.record(by=by, verb="compose transfer", file_id=case.pk, opens=True)
    with translation.override(by.language):
        parts = hushed(parts_of(case, by, said), file_for_paper(case, by.language, ()), ())
    release = make_release(
        by=by,
        case=case,
        unit_id=to_unit_id,
        purpose="transfer",
        title=title(),
        parts=parts,
        days=STANDS,
        last_day=last_day(case, PURPOSE, WITHIN, clock.today()),
        reason=said.reason,
    )
    return Transfer.objects.create(
        id=release.pk,
        file_id=case.pk,
        organisation_id=case.organisation_id,
        release=release,
        from_unit_id=case.unit_id,
        to_unit_id=to_unit_id,
        number=case.number,
        reason=said.reason,
        urgency=said.urgency,
        from_lead_id=lead_of(case),
        asked_by_id=by.user_id,
        asked_at=now,
        answer_by=now + min(answer_within(said.urgency), timedelta(days=STANDS)),
        submission=submission,
    )


def receivers(unit_id: UUID) -> set[UUID]:
    """Who receives for a unit today."""
    held = Posting.objects.filter(unit_id=unit_id, ended_at=None, role__in=("head", "intake"), user__is_active=True)
    return set(held.values_list("user_id", flat=True))


@transaction.atomic
def take_back(*, by: Actor, case: Case, transfer_id: UUID) -> Transfer:
    """The sender withdraws an offer nobody has answered; from then on it is read by nobody else. Repeating is harmless.

    Raises Refusal, NotYours, NotNow when it was answered meanwhile.
    """
    only_the_giver(by, case, "withdraw transfer")
    row: Transfer | None = rows().select_for_update(of=("self",)).filter(file_id=case.pk, pk=transfer_id).first()
    if row is None:
        raise NotYours(verb="withdraw transfer", file_id=case.pk)
    if row.outcome in ("accepted", "declined"):
        raise NotNow(_("Usulan ini sudah dijawab."), verb="withdraw transfer", file_id=case.pk)
    if row.outcome == "proposed":
        trail.record(by=by, verb="withdraw transfer", file_id=case.pk, transfer=str(row.pk))
        end(by, row, "withdrawn")
    return row


def end(by: Actor, row: Transfer, outcome: str) -> None:
    """Without an answer; the database ends the release and the task with it."""
    row.outcome, row.answered_at, row.answered_by = outcome, clock.now(), by.user_id
    row.save(update_fields=["outcome", "answered_at", "answered_by"])
    replaying.note(replaying.RELEASE, row.release_id, row.answered_at)
