"""The door to a member's own case for whoever facilitates her group: as narrow as what she let go, and shut with it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.reading.releases_to_groups import let_go_to
from sintas.safekeeping.refusals import NotNow, NotYours
from sintas.staff.actor import Actor

from ..models import Group, Member
from ..policy import WORK, the_group


@dataclass(frozen=True)
class Noted:
    """A member as a note is written of her: her case by its id alone (`pk`), her group, the name she chose. A FileHead (cases/policy.py).

    `unit_id` is the group's: there the writer has her posting. `stage` stays empty, for where a case stands is no business of a group's.
    """

    pk: UUID
    organisation_id: UUID
    unit_id: UUID
    group_id: UUID
    number: str  # of the group
    member_id: UUID
    called: str
    stage: str = ""


def the_noted(actor: Actor, group_id: UUID, member_id: UUID) -> Noted:
    """Raises NotYours for a group that is not this person's, for whoever is no member or has gone, and once her consent has ended; NotNow for a
    guest, who has no case a note could stand in.
    """
    group = the_group(actor, group_id, WORK)
    found = noted_in(group, member_id)
    if found is None:
        if Member.objects.filter(file_id=group.pk, pk=member_id, release_id=None).exists():
            raise NotNow(
                _("Ia tamu tanpa kasus di sini, jadi tidak ada catatan tentang dia. Bila ia memerlukan bantuan, buka pengaduan baru bersamanya."),
                verb=WORK, file_id=group_id,
            )  # fmt: skip
        raise NotYours(verb=WORK, file_id=group_id)
    return found


def noted_in(group: Group, member_id: UUID) -> Noted | None:
    """None when nothing can be written of her today. Two queries; her name opens the group's header key."""
    member = Member.objects.filter(file_id=group.pk, pk=member_id, left_on=None).first()
    if member is None or member.member_case is None or not any(one.release_id == member.release_id and one.stands for one in let_go_to(group.pk)):
        return None
    return Noted(member.member_case, group.organisation_id, group.unit_id, group.pk, group.number, member.pk, member.called)
