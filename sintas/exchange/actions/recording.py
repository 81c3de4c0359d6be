"""What the team itself learns of a referral (by telephone, on the reply slip), and taking a partner's word into the file."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.actions.recording import note_down
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.casework.actions.answering import answer_referral
from sintas.casework.models import Referral
from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.practice.catalogue import load
from sintas.practice.referral import steps_from
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import Move, Sending
from ..reading.state import last_move, last_sending, not_noted
from .moving import one_at_a_time, write_move

VERB = "casework.refer"
FROM_PARTNER = gettext_lazy("Dari mitra: %(said)s")
HEARD = gettext_lazy("Jawaban mitra, tanpa keterangan.")
# state of the way -> what the referral of casework says then (referral_states)
SAYS = {"accepted": "accepted", "begun": "accepted", "done": "done", "declined": "declined", "lapsed": "declined", "withdrawn": "declined"}


@dataclass(frozen=True)
class News:
    """What the story ties its row to: a step. Its page is that of the referral's way (views/way.py)."""

    entry: UUID
    number: int = 1


@transaction.atomic
def record_step(*, by: Actor, case: Case, entry: UUID, step: str, words: str = "", submission: UUID | None = None) -> Move:
    """Write the step the team learned of, and bring the referral of casework in line. The same `submission` twice writes once.

    Raises Refusal, NotYours, NotNow for a step that cannot follow, BadInput (`step`, `words`).
    """
    sending = the_sending(by, case, entry)
    before = Move.objects.filter(sending=sending, submission=submission).first() if submission else None
    if before is not None:
        return before
    last = last_move(sending)
    if not load("referral_steps").has(step) or step in ("sent", "noted", "corrected"):
        raise BadInput({"step": _("Pilih apa yang terjadi.")}, file_id=case.pk)
    if step not in steps_from(last.after):
        raise NotNow(_("Langkah ini tidak dapat mengikuti keadaan rujukan sekarang. Muat ulang halamannya."), verb="move referral", file_id=case.pk)
    if load("referral_steps").get(step).flag("asks") and not words.strip():
        raise BadInput({"words": _("Tulis alasannya atau kabarnya dalam satu kalimat.")}, file_id=case.pk)
    row = write_move(by=by, sending=sending, before=last, step=step, words=words, submission=submission)
    trail.record(by=by, verb="move referral", file_id=case.pk, entry=str(entry), step=step)
    into_the_file(by=by, case=case, entry=entry, row=row, tag=step, words=words.strip())
    return row


@transaction.atomic
def take_in(*, by: Actor, case: Case, entry: UUID) -> Move | None:
    """The partner's words since the last time become part of the file: story, answer of the referral, and nobody needs to ask any more.

    None when there is nothing new. Raises Refusal, NotYours.
    """
    sending = the_sending(by, case, entry)
    heard = note_heard(by=by, sending=sending)
    if heard is None:
        return None
    row, step, said = heard
    into_the_file(by=by, case=case, entry=entry, row=row, tag=step, words=said)
    return row


def note_heard(*, by: Actor, sending: Sending) -> tuple[Move, str, str] | None:
    """The step that says the partner's words were taken in, with the partner's last step and the words; None when there is nothing new."""
    new = not_noted(sending)
    if not new:
        return None
    releases = {one.release_id for one in new if one.release_id}
    trail.record(by=by, verb="take in answer", file_id=sending.file_id, entry=str(sending.entry), opens_release=sorted(releases))
    said = "\n".join(stored(FROM_PARTNER, said=one.words) for one in new if one.words)
    row = write_move(by=by, sending=sending, before=last_move(sending), step="noted")
    return row, new[-1].step, said or stored(HEARD)


def told_in_the_story(*, by: Actor, case: Case, row: Move, step: str, words: str) -> None:
    """A row of the story that leads to the step."""
    note_down(by=by, case=case, kind="referral_step", happened=clock.today(), line=words or None, source=News(row.pk), tags=[step])


def into_the_file(*, by: Actor, case: Case, entry: UUID, row: Move, tag: str, words: str) -> None:
    """The answer of the referral where the way now says another than the file does; else a row of the story. `row`: the last step."""
    current = Referral.current.only("state").get(file_id=case.pk, entry=entry)
    state = SAYS.get(row.after, "")
    if state and state != current.state:
        answer_referral(by=by, case=case, entry=entry, state=state, answer=words)
        return
    told_in_the_story(by=by, case=case, row=row, step=tag, words=words)


def the_sending(by: Actor, case: Case, entry: UUID) -> Sending:
    """The last sending of a referral, locked. Raises Refusal, NotYours when it was never sent or is not of this case."""
    if not can(by, VERB, case):
        raise Refusal(verb="move referral", file_id=case.pk)
    one_at_a_time(entry)
    sending = last_sending(case, entry)
    if sending is None:
        raise NotYours(verb="move referral", file_id=case.pk)
    return sending
