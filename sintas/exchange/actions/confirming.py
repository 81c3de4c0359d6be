"""A partner's word on the minutes: it is so, or it is not, because. Kept with the version it was said on (docs/decisions/0025)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.notices import tell

from ..models import Confirmation, Invitation, ShownMinutes
from ..partner import Partner
from .convening import one_at_a_time
from .replying import WORDS

MOST = 10  # words on one version: more is a talk to be had by telephone


@transaction.atomic
def confirm_minutes(*, by: Partner, shown_id: UUID, agrees: bool, words: str = "", submission: UUID | None = None) -> Confirmation:
    """Say that what is shown is what was decided, or what is wrong with it. The same `submission` twice writes once; thinking again adds a word.

    Raises BadInput (`words`), NotNow when something else is shown meanwhile, or nothing any more.
    """
    one_at_a_time(Invitation.objects.values_list("convening", flat=True).get(pk=by.about_id))
    shown = ShownMinutes.objects.filter(pk=shown_id, release_id=by.release_id).first()
    before = Confirmation.objects.filter(shown=shown, submission=submission).first() if shown is not None and submission else None
    if before is not None:
        return before
    if shown is None or shown.ended_at is not None:
        raise NotNow(_("Notulen ini sudah diperbaiki sejak Anda membukanya. Muat ulang halaman ini."), verb="answer by link", file_id=by.file_id)
    if not agrees and not words.strip():
        raise BadInput({"words": _("Tulis apa yang tidak sesuai, dalam satu atau dua kalimat.")}, file_id=by.file_id)
    if len(words) > WORDS:
        raise BadInput({"words": _("Terlalu panjang. Tulis intinya saja.")}, file_id=by.file_id)
    if Confirmation.objects.filter(shown=shown).count() >= MOST:
        raise NotNow(_("Sudah banyak tanggapan atas notulen ini. Hubungi pengundangnya."), verb="answer by link", file_id=by.file_id)
    row = Confirmation.objects.create(
        file_id=by.file_id, organisation_id=by.organisation_id, shown=shown, release_id=by.release_id, agrees=agrees, words=words.strip() or None,
        at=clock.now(), submission=submission,
    )  # fmt: skip
    trail.record(by=by, verb="answer by link", file_id=by.file_id, release=str(by.release_id), step="confirms" if agrees else "differs")
    tell(by.told_id, "conference_answered", by.file_id)
    return row
