"""The unit a referral came to: it stands among its enquiries, and what becomes of it there is the next step of the sender's referral (0026)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing import end_release
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.intake.actions.referral_in import receive_referral
from sintas.intake.models import Enquiry
from sintas.intake.reading.referral_in import referral_of
from sintas.kit import clock
from sintas.practice.referral import steps_from
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import Arrival, Move, Sending
from ..reading.arrivals import FROM_A_CASE, came_to, stands, state_of
from ..reading.state import last_move
from ..reading.transfers import unit_words
from .moving import one_at_a_time, write_move

RECORD = "cases.record"
WORDS = 4_000  # characters
STEP_OF = {"accepted": "accepted", "redirected": "declined", "not_eligible": "declined", "withdrawn": "declined"}  # state of an enquiry -> step


@transaction.atomic
def take_arrival(*, by: Actor, arrival_id: UUID) -> Enquiry:
    """It becomes an enquiry of the unit, with its sender and nothing of its words: those are read in the copy while it stands. The sender reads
    that it arrived. Raises NotYours, Refusal without intake.receive there, NotNow once it ended or somebody took it in.
    """
    row = came_to(by, arrival_id, lock=True)
    if row.taken_at is not None:
        raise NotNow(_("Rujukan ini sudah dicatat. Lihat daftar pengaduan."), verb="take in arrival", file_id=row.file_id)
    if not stands(row):
        raise NotNow(_("Salinan rujukan ini tidak lagi terbuka. Tidak ada yang perlu dicatat."), verb="take in arrival", file_id=row.file_id)
    trail.record(by=by, verb="take in arrival", file_id=row.file_id, release=str(row.release_id))
    enquiry = receive_referral(
        by=by,
        unit_id=row.to_unit_id,
        referral={"sender": unit_words(row.from_unit, outside=True), "letter_number": row.number},
        came_by=row.release_id,
        urgency=row.urgency,
    )
    row.taken_at, row.taken_by = clock.now(), by.user_id
    row.save(update_fields=["taken_at", "taken_by"])
    if state_of(row) == "sent":
        answer_arrival(by=by, row=row, step="received")
    return enquiry


def decided(*, by: Actor, release_id: UUID, state: str, words: str = "") -> None:
    """Called by intake with the decision on an enquiry that came this way (joining.py; `release_id`: by which it came): accepted, or declined with the
    coded reason. The copy has done its work and ends. A referral its team took back or closed meanwhile hears nothing any more.
    """
    row = Arrival.objects.select_related("release").filter(pk=release_id).first()
    if row is None:
        return
    answer_arrival(by=by, row=row, step=STEP_OF[state], words=words)
    if stands(row):
        end_release(by=by, release_id=row.release_id, why="decided")


@transaction.atomic
def tell_from_case(*, by: Actor, case: Case, entry: UUID, step: str, words: str = "", submission: UUID | None = None) -> Move | None:
    """From the case that came of it: the service began, or is done, with the words somebody chose for the sender's team; nothing else of this
    file goes there. They lie under the key of the copy the case was opened from, which both teams hold. The same `submission` twice writes once.

    None when a colleague has told the same step already and no words would be lost. Raises Refusal, NotYours for another entry, NotNow when the
    case did not come this way or the step cannot follow, BadInput (`step`, `words`).
    """
    if not can(by, RECORD, case):
        raise Refusal(verb="answer arrival", file_id=case.pk)
    row = came_as(case, entry)
    if row is None:
        raise NotNow(_("Kasus ini tidak datang lewat rujukan di Sintas. Perujuk diberi tahu lewat telepon atau surat."), verb="answer arrival", file_id=case.pk)
    if step not in FROM_A_CASE:
        raise BadInput({"step": _("Pilih langkahnya.")}, file_id=case.pk)
    if len(words) > WORDS:
        raise BadInput({"words": _("Terlalu panjang. Tulis intinya saja.")}, file_id=case.pk)
    one_at_a_time(row.sending.entry)
    before = Move.objects.filter(sending_id=row.sending_id, submission=submission).first() if submission else None
    if before is not None:
        return before
    if state_of(row) == step and not words.strip():
        return None
    if step not in steps_from(state_of(row), partner=True):
        raise NotNow(_("Keadaan rujukan sudah berubah. Muat ulang halaman ini."), verb="answer arrival", file_id=case.pk)
    return answer_arrival(by=by, row=row, step=step, words=words, keyed=True, submission=submission)


def came_as(case: Case, entry: UUID) -> Arrival | None:
    """What the case came of, when it came inside this installation. Raises NotYours for another entry than that of the referral."""
    received = referral_of(case.pk)
    if received is None or received.entry != entry:
        raise NotYours(verb="answer arrival", file_id=case.pk)
    # without its release: that was put before the unit, and this reader may be of the case's team alone
    return Arrival.objects.select_related("sending").filter(pk=received.came_by).first() if received.came_by else None


def answer_arrival(
    *, by: Actor, row: Arrival, step: str, words: str = "", keyed: bool = False, submission: UUID | None = None
) -> Move | None:
    """Write the step under the id of the release, as a partner's is: who of the unit wrote it stands in the trail. Words lie under the key of the
    copy, and are left out once that has ended for whoever writes (`keyed`: the team of the case that came of it keeps the key, not the copy).
    None for a step that can no longer follow; the database tells whoever leads the sender's case.
    """
    sending = Sending.objects.get(pk=row.sending_id)
    one_at_a_time(sending.entry)
    last = last_move(sending)
    if step not in steps_from(last.after, partner=True):
        return None
    said = words if words and (keyed or stands(row)) else ""
    made = write_move(by=by, sending=sending, before=last, step=step, words=said, release_id=row.release_id, submission=submission)
    trail.record(by=by, verb="answer arrival", file_id=row.file_id, release=str(row.release_id), step=step)
    return made
