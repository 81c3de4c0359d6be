"""What came back on a referral: its next version, with everything else as it stood."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

from ..followers import referral_written
from ..models import Referral
from .assessing_base import carried, standing
from .ending_tasks import answer_known
from .referring import VERB, line_of

ANSWERS = ("accepted", "declined", "done")


def answer_referral(
    *,
    by: Actor,
    case: Case,
    entry: UUID,
    state: str,
    answer: str | None = None,
    answered_on: date | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
) -> Referral:
    """What became of it: accepted, declined (by the receiver or the client, with a word why) or the service received. `answered_on`: today.

    Nobody is asked to ask for the answer any more. Raises Refusal, NotYours, BadInput, Overtaken, AlreadyDone.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="record referral", file_id=case.pk)
    before = standing(Referral, case, entry)
    if before is None:
        raise NotYours(verb="record referral", file_id=case.pk)
    day, words = answered_on or clock.today(), (answer or "").strip() or None
    answer_fits(before, state, words, day)
    facts: dict[str, Any] = {"state": state, "answer": words, "answered_on": day}
    facts |= carried(Referral, by=by, case=case, before=before, facts=facts, kind="referral")
    row = keep(
        Referral, by=by, case=case, kind="referral", verb=VERB, entry=entry, based_on=based_on or before.number, submission=submission,
        happened=FuzzyDate.decode(before.happened), line=line_of(facts), tags=[state], **facts,
    )  # fmt: skip
    answer_known(by=by, case=case, entry=entry)
    referral_written(by=by, case=case, row=row, before=before)
    return row


def answer_fits(before: Referral, state: str, words: str | None, day: date) -> None:
    """Raises BadInput: no answer of the list, an answer to what was never sent, no word why, an impossible day."""
    if state not in ANSWERS:
        raise BadInput({"state": _("Pilih jawabannya: diterima, tidak dilanjutkan, atau layanan sudah diterima.")})
    if before.state == "prepared" and state != "declined":
        raise BadInput({"state": _("Rujukan ini belum tercatat dikirim. Perbaiki dahulu keadaannya menjadi “Dikirim”.")})
    if state == "declined" and not words:
        raise BadInput({"answer": _("Tulis alasannya dalam satu kalimat, agar tim dapat mencari jalan lain bersama klien.")})
    if day > clock.today():
        raise BadInput({"answered_on": _("Tanggal ini masih di depan. Tulis hari jawaban itu datang.")})
    if before.happened_on is not None and day < before.happened_on:
        raise BadInput({"answered_on": _("Jawaban tidak dapat datang sebelum rujukannya. Periksa tanggalnya.")})
