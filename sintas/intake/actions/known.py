"""known_already(): is the person of an enquiry known in the organisation, in a case or in another enquiry? For a holder of one verb."""

from __future__ import annotations

from sintas.cases.actions.match import possible_match
from sintas.staff.actor import Actor

from ..models import Enquiry, Telling


def known_already(*, by: Actor, enquiry: Enquiry) -> bool:
    """True for the same NIK or number elsewhere; False, without a question, for whoever does not hold cases.match.

    What the enquiry became does not count: the case it was accepted as bears the same numbers. Content need not be opened (header ring).
    """
    if enquiry.state == "accepted":
        return False
    own = list(Telling.objects.filter(file_id=enquiry.pk))
    told = next((row for row in own if row.superseded_at is None and not row.set_aside), None)
    if told is None or not (told.nik or told.phone):
        return False
    return possible_match(by=by, nik=told.nik, phone=told.phone, but_not=[row.pk for row in own], also=(Telling,))
