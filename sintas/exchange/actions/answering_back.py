"""The partner's answer: received, accepted, declined with a word why, begun, done, or news. Lies under the key of the copy that was read."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing import end_release
from sintas.practice.catalogue import load
from sintas.practice.referral import steps_from
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.notices import tell

from ..models import Move, Sending
from ..partner import Partner
from ..reading.state import last_move
from .moving import SHUTS, one_at_a_time, write_move

MOST = 30  # answers to one sending: more is no answer any more
WORDS = 4_000  # characters


@transaction.atomic
def answer_as_partner(*, by: Partner, step: str, words: str = "", submission: UUID | None = None) -> Move:
    """Write what the receiver says. The same `submission` twice writes once. Declining closes the view.

    Raises BadInput (`step`, `words`), NotNow when the team has moved on meanwhile. Whoever's release has ended finds no sending: DoesNotExist
    never leaves here, because the door (entering.knock) has asked before in the same transaction.
    """
    sending = Sending.objects.get(pk=by.about_id)
    one_at_a_time(sending.entry)
    before = Move.objects.filter(sending=sending, submission=submission).first() if submission else None
    if before is not None:
        return before
    last = last_move(sending)
    if step not in steps_from(last.after, partner=True):
        if load("referral_steps").has(step):
            raise NotNow(_("Keadaan rujukan sudah berubah. Muat ulang halaman ini."), verb="answer by link", file_id=by.file_id)
        raise BadInput({"step": _("Pilih jawabannya.")}, file_id=by.file_id)
    if load("referral_steps").get(step).flag("asks") and not words.strip():
        raise BadInput({"words": _("Tulis satu atau dua kalimat, agar pendamping dapat mencari jalan terbaik bersama klien.")}, file_id=by.file_id)
    if len(words) > WORDS:
        raise BadInput({"words": _("Terlalu panjang. Tulis intinya saja.")}, file_id=by.file_id)
    if last.number >= MOST:
        raise NotNow(_("Sudah banyak jawaban pada rujukan ini. Hubungi penghubung yang disebut di halaman ini."), verb="answer by link", file_id=by.file_id)
    row = write_move(by=by, sending=sending, before=last, step=step, words=words, release_id=by.release_id, submission=submission)
    trail.record(by=by, verb="answer by link", file_id=by.file_id, release=str(by.release_id), step=step)
    tell(by.told_id, "referral_answered", by.file_id)
    if row.after in SHUTS:
        end_release(by=by, release_id=by.release_id, why="over")  # type: ignore[arg-type] # a partner ends what it reads
    return row
