"""set_horizon(): how far recovery is looked ahead in one case, when it is not as far as the unit reckons (R127)."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.practice.silence import LONGEST_MONTHS
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..models import Case
from ..policy import can
from .recording import note_down

VERB = "set horizon"


@transaction.atomic
def set_horizon(*, by: Actor, case: Case, first: int, last: int, reason: str, submission: Any = None) -> Case:
    """From `first` to `last` months, with a reason that stands in the story; the same again changes nothing, so sending it twice is harmless.

    Raises Refusal without cases.record, BadInput (no span of 1 to 60 months, no reason).
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb=VERB, file_id=case.pk)
    held = Case.objects.select_for_update().get(pk=case.pk)
    if not 1 <= first <= LONGEST_MONTHS:
        raise BadInput({"first": _("Isi dengan angka 1 sampai %(most)s.") % {"most": LONGEST_MONTHS}})
    if not first <= last <= LONGEST_MONTHS:
        raise BadInput({"last": _("Sampai berapa bulan: sama dengan yang pertama, atau lebih.")})
    if (held.horizon_from, held.horizon_to) == (first, last):
        return held
    if not reason.strip():
        raise BadInput({"reason": _("Tulis mengapa waktunya berbeda. Satu kalimat cukup.")})
    Case.objects.filter(pk=case.pk).update(horizon_from=first, horizon_to=last)
    held.horizon_from, held.horizon_to = first, last
    note_down(by=by, case=held, kind="horizon", happened=clock.today(), line=reason.strip())
    trail.record(by=by, verb=VERB, file_id=case.pk, first=first, last=last)
    return held
