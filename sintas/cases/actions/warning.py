"""Warning notes: what every reader must see first, carers too, until a day on which somebody looks at it again."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff.actor import Actor

from ..models import Case, Warning
from ..reading.duty_words import REVIEW_WARNING
from . import tasks
from .flags import end_flag, raise_flag
from .keeping import keep

LONGEST = 300  # it stands in the head of every page: a sentence, not a story


def write_warning(*, by: Actor, case: Case, text: str, review_on: date, entry: UUID | None = None, **again: Any) -> Warning:
    """Put a note into the head (header ring: carers read it). `again`: based_on, submission.

    Raises Refusal, BadInput (empty, too long, a review day that has passed), NotNow when it was ended.
    """
    words = " ".join(text.split())
    wrong = {}
    if not words:
        wrong["text"] = _("Tulis apa yang harus diketahui setiap pembaca.")
    elif len(words) > LONGEST:
        wrong["text"] = _("Tulis pendek, paling banyak %(count)s huruf. Ceritanya ditulis di catatan.") % {"count": LONGEST}
    if review_on < clock.today():
        wrong["review_on"] = _("Tanggal tinjau ini sudah lewat. Pilih hari yang akan datang.")
    if wrong:
        raise BadInput(wrong)
    if entry is not None and Warning.current.filter(file_id=case.pk, entry=entry).exclude(ended_on=None).exists():
        raise NotNow(_("Catatan perhatian ini sudah diakhiri. Tulis yang baru bila masih perlu."), verb="write warning", file_id=case.pk)
    row = keep(
        Warning, by=by, case=case, kind="warning", line=words, happened=clock.today(), entry=entry, text=words, review_on=review_on, **again
    )
    raise_flag(by=by, case=case, code="warning", words=words, source_entry=row.entry, review_on=review_on)
    tasks.review(by=by, case=case, kind="review_warning", title=stored(REVIEW_WARNING), on=review_on, source_entry=row.entry)
    return row


def end_warning(
    *, by: Actor, case: Case, entry: UUID, reason: str = "", based_on: int | None = None, submission: UUID | None = None
) -> Warning:
    """It is no longer needed; `reason` (may be empty) goes into the story. Ending twice is harmless.

    Raises Refusal, NotYours, Overtaken; NotNow when somebody else ended it meanwhile and a reason would be lost.
    """
    standing = Warning.current.filter(file_id=case.pk, entry=entry).first()
    if standing is None:
        raise NotYours(verb="end warning", file_id=case.pk)
    if standing.ended_on is not None:
        if reason.strip() and not (submission and Warning.objects.filter(file_id=case.pk, submission=submission).exists()):
            raise NotNow(_("Catatan perhatian ini sudah diakhiri. Bila perlu, tulis alasan Anda sebagai catatan."), verb="end warning", file_id=case.pk)
        return standing
    row = keep(
        Warning,
        by=by,
        case=case,
        kind="warning_ended",
        line=reason.strip() or None,
        happened=clock.today(),
        entry=entry,
        based_on=based_on or standing.number,
        submission=submission,
        text=standing.text,
        review_on=standing.review_on,
        ended_on=clock.today(),
    )
    end_flag(by=by, case=case, code="warning", source_entry=entry)
    tasks.settle(by=by, case=case, kind="review_warning", source_entry=entry)
    return row
