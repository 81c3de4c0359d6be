"""A colleague of the house who is not on the team is asked to a conference: she reads what is put before her and never the case (docs/decisions/0025)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.policy import lets_in
from sintas.kit.stored import LANGUAGE
from sintas.practice.catalogue import load
from sintas.practice.conference import COLLEAGUE
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Organisation, User

from ..models import Invitation
from ..reading.guests import guests_for
from ..reading.invited import invited_to, states_of
from .inviting import may_invite, put_down


@transaction.atomic
def invite_guest(*, by: Actor, case: Case, entry: UUID, user_id: UUID) -> Invitation:
    """Ask one colleague of the house. Nothing is told to her and nothing opened by this: what she may read is given apart (packing.give_pack).

    Whoever is invited already stays so. Raises Refusal (of a restricted case for everybody but its lead), NotYours, NotNow, BadInput
    (`user_id`) for somebody of the team, of another house, who works here no more or is kept out of the file.
    """
    row = may_invite(by, case, entry)
    if not lets_in(by, case):
        raise Refusal(verb="invite", file_id=case.pk)
    if user_id not in {pk for pk, _name in guests_for(case)}:
        raise BadInput({"user_id": _("Pilih rekan dari daftar: yang bekerja di lembaga ini dan tidak ada dalam tim kasus.")}, file_id=case.pk)
    before = list(invited_to(case, entry).filter(user_id=user_id))
    states = states_of(before)
    standing = next((one for one in before if states[one.pk] != "withdrawn"), None)
    return standing or put_down(by, case, row, user_id=user_id, recipient_kind=COLLEAGUE, **shown_as(case, user_id))


def shown_as(case: Case, user_id: UUID) -> dict[str, str | None]:
    """How the list and her copy name her: as she stands today."""
    user = User.objects.only("full_name", "profession").get(pk=user_id)
    with translation.override(LANGUAGE):
        work = load("professions").label(user.profession, LANGUAGE) if user.profession else None
    house = Organisation.objects.values_list("name", flat=True).get(pk=case.organisation_id)
    return {"name": user.full_name, "organisation": house, "position": work}
