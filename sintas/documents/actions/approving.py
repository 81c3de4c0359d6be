"""note_signed(): the head has signed the printed paper under "Mengetahui".

Asking her to read and approve it inside Sintas is another step beside it: casework.actions.approving with the subject "paper"
(reading/put_forward.py). Neither replaces the other: a signature on paper is seen by whoever receives the paper.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import Approval, Paper
from .printing import note_step


@transaction.atomic
def note_signed(*, by: Actor, case: Case, paper_id: UUID, on: date | None) -> Approval:
    """Keep that whoever was asked has signed, and on which day. Repeating it changes nothing.

    Raises Refusal, NotYours, NotNow for a paper nobody was asked to acknowledge, BadInput for a day before it was made or ahead.
    """
    if not can(by, "cases.print", case):
        raise Refusal(verb="print signed", file_id=case.pk)
    row = Paper.objects.filter(file_id=case.pk, pk=paper_id).first()
    if row is None:
        raise NotYours(verb="print signed", file_id=case.pk)
    asked = Approval.objects.filter(paper=row, step="asked").first()
    if asked is None:
        raise NotNow(_("Surat ini tidak meminta “Mengetahui”."), verb="print signed", file_id=case.pk)
    signed = Approval.objects.filter(paper=row, step="signed").first()
    if signed is not None:
        return signed
    if on is None:
        raise BadInput({"signed_on": _("Tulis tanggal ditandatangani.")})
    if not clock.local(row.made_at).date() <= on <= clock.today():
        raise BadInput({"signed_on": _("Tanggalnya sejak surat dibuat sampai hari ini. Periksa tanggal pada kertasnya.")})
    trail.record(by=by, verb="print signed", file_id=case.pk, paper=str(row.pk))
    return note_step(by=by, case=case, row=row, step="signed", approver_id=asked.approver_id, on=on)
