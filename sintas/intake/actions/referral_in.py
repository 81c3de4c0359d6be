"""Somebody was sent to us with a letter: what it says is kept once, walks into the case as it was received, and its sender is answered (C8)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.attaching import carry_attachments
from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.kit import clock
from sintas.safekeeping import trail, versions
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor

from ..models import Enquiry, ReferralIn, SenderAnswer
from ..reading.referral_in import SAID, referral_of, senders
from .correcting import may_correct
from .receiving import receive

ROUTE = "agency_referral"
CARRIED = (*SAID, "sender_kind", "letter_on", "came_by")


@transaction.atomic
def receive_referral(
    *, by: Actor, unit_id: UUID, referral: dict[str, Any], came_by: UUID | None = None, submission: UUID | None = None, **telling: Any
) -> Enquiry:
    """Keep an enquiry that came as a referral. `referral` are the words of its letter (fields of ReferralIn), `telling` as in receive().

    Raises Refusal without intake.receive in the unit, BadInput (`sender`, codes, a letter dated ahead), AlreadyDone for the same submission.
    """
    facts = checked_words(referral)
    enquiry = receive(by=by, unit_id=unit_id, submission=submission, enough=True, **{"route": ROUTE} | telling)
    row = versions.write(
        ReferralIn, by=by, file_id=enquiry.pk, organisation_id=enquiry.organisation_id, submission=submission, came_by=came_by, **facts
    )
    trail.record(by=by, verb="record referral_in", file_id=enquiry.pk, entry=str(row.entry), number=row.number)
    return enquiry


@transaction.atomic
def correct_referral(
    *, by: Actor, enquiry: Enquiry, based_on: int | None = None, submission: UUID | None = None, **referral: Any
) -> ReferralIn:
    """What the letter says, put right or written down later, while the enquiry is open.

    Raises Refusal, NotNow, BadInput, versions.Overtaken (both texts are kept), versions.AlreadyDone.
    """
    may_correct(by, enquiry)
    before = referral_of(enquiry.pk)
    only_by_hand(before)
    row = versions.write(
        ReferralIn,
        by=by,
        file_id=enquiry.pk,
        organisation_id=enquiry.organisation_id,
        entry=before.entry if before else uuid5(enquiry.pk, "referral_in"),  # two who copy the letter at once: both texts are kept
        based_on=based_on,
        submission=submission,
        came_by=before.came_by if before else None,
        **checked_words(referral),
    )
    trail.record(by=by, verb="record referral_in", file_id=enquiry.pk, entry=str(row.entry), number=row.number)
    return row


def only_by_hand(row: ReferralIn | None) -> None:
    """Raises NotNow for one that came from a unit of this installation: its words are the sender's, who puts them right where they stand."""
    if row is not None and row.came_by is not None:
        words = _("Isi rujukan ini dibaca langsung dari perujuknya. Bila ada yang keliru, mintalah perujuk memperbaikinya lalu mengirim lagi.")
        raise NotNow(words, verb="correct enquiry", file_id=row.file_id)


def checked_words(said: dict[str, Any]) -> dict[str, Any]:
    """The fields as the table keeps them. Raises BadInput naming the field."""
    facts: dict[str, Any] = {name: str(said.get(name) or "").strip() or None for name in SAID}
    if not facts["sender"]:
        raise BadInput({"sender": _("Tulis siapa yang merujuk: lembaga, atau nama dan jabatannya.")})
    kind = checked("sender_kind", "consent_recipients", said.get("sender_kind") or "")
    if kind and kind not in {code for code, _label in senders()}:
        raise BadInput({"sender_kind": _("Pilih jenis lembaga dari daftar.")})
    letter_on: date | None = said.get("letter_on")
    if letter_on is not None and letter_on > clock.today():
        raise BadInput({"letter_on": _("Tanggal surat ini masih di depan. Periksa tahunnya.")})
    return facts | {"sender_kind": kind, "letter_on": letter_on}


def carry_referral(*, by: Actor, case: Case, enquiry: Enquiry, letter: dict[str, str] | None = None) -> ReferralIn | None:
    """Into the case, as it was received and with its source: nobody needs to be asked again. Papers go along. None without a referral.

    `letter`: the words of one that came inside this installation; until now they were read in the sender's copy alone.
    """
    carry_attachments(by=by, from_file=enquiry.pk, case=case)
    row = referral_of(enquiry.pk)
    if row is None:
        return None
    facts = {name: getattr(row, name) for name in CARRIED} | (letter or {})
    line = facts["reason"] or facts["aim"] or row.sender
    return keep(ReferralIn, by=by, case=case, kind="referral_in", line=line, happened=clock.local(enquiry.received_at).date(), **facts)


def write_received(*, by: Actor, case: Case, came_by: UUID, **said: Any) -> ReferralIn:
    """The same for a case that was opened straight from a released copy (exchange), without an enquiry. Raises BadInput."""
    facts = checked_words(said) | {"came_by": came_by}
    return keep(ReferralIn, by=by, case=case, kind="referral_in", line=facts["reason"], happened=clock.today(), **facts)


@transaction.atomic
def answer_sender(*, by: Actor, enquiry: Enquiry, way: str, told_on: date | None = None, words: str = "") -> SenderAnswer:
    """Note that whoever sent somebody was told what was decided. The same again changes nothing.

    Raises Refusal for who may neither receive nor decide in the unit, NotNow before the decision or when nobody sent her,
    BadInput (`way`, `told_on`).
    """
    if not (by.holds("intake.receive", enquiry.unit_id) or by.holds("intake.decide", enquiry.unit_id)):
        raise Refusal(verb="answer sender", file_id=enquiry.pk)
    if referral_of(enquiry.pk) is None:
        raise NotNow(_("Pengaduan ini tidak datang sebagai rujukan."), verb="answer sender", file_id=enquiry.pk)
    locked = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)  # two at once: the second finds it done
    before = SenderAnswer.objects.filter(file_id=enquiry.pk).first()
    if before is not None:
        return before
    if locked.state == "open":
        raise NotNow(_("Rujukan ini belum diputuskan. Perujuk dijawab sesudah itu."), verb="answer sender", file_id=enquiry.pk)
    day = told_on or clock.today()
    if not way:
        raise BadInput({"way": _("Pilih lewat apa perujuk diberi tahu.")})
    checked("way", "contact_channels", way)
    if day > clock.today() or day < clock.local(enquiry.received_at).date():
        raise BadInput({"told_on": _("Tanggalnya tidak cocok: setelah rujukan diterima, paling lambat hari ini.")})
    row = SenderAnswer.objects.create(
        file_id=enquiry.pk,
        organisation_id=enquiry.organisation_id,
        way=way,
        told_on=day,
        words=words.strip() or None,
        told_by_id=by.user_id,
        written_at=clock.now(),
    )
    trail.record(by=by, verb="answer sender", file_id=enquiry.pk, state=enquiry.state, way=way)
    return row
