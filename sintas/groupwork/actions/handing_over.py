"""A group goes to another lead: by whoever leads it, or by the head of its unit, who need not read it (as a case does)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.team import hand_over
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor


@transaction.atomic
def give_group(*, by: Actor, group_id: UUID, new_lead_id: UUID, why: str) -> None:
    """Its new lead and the rest of its team are told; the sessions of whoever led it end. `why` is a code of handover_reasons.

    Raises Refusal for anybody but its lead and the head of its unit, BadInput (`user`) for somebody who cannot lead it.
    """
    try:
        hand_over(by=by, file_id=group_id, new_lead_id=new_lead_id, why=why)
    except BadInput as bad:
        if "new_lead" not in bad.fields:
            raise
        raise BadInput({"user": _("Kelompok ini tidak dapat diserahkan kepada orang itu. Pilih rekan lain.")}, file_id=group_id) from None
