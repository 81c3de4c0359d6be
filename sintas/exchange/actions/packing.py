"""What whoever is not on the team may read before a conference: a copy cut to the data the client lets go, behind a link or before one named
colleague (docs/decisions/0025).
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing_outside import LONGEST, release_outside
from sintas.cases.bases import Case
from sintas.cases.policy import can, only_for_good
from sintas.kit import clock
from sintas.kit.stored import LANGUAGE
from sintas.practice.conference import days_open
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Invitation
from ..reading.invited import state_of
from ..reading.pack import PURPOSE, may_see, pack_of
from .convening import close_packs, standing, tell_guests
from .giving_links import Given, put_link
from .inviting import the_invitation

VERB = "exchange.share"


@transaction.atomic
def give_pack(*, by: Actor, case: Case, invitation_id: UUID, data_classes: Sequence[str]) -> Given:
    """Put the invitation with its agenda and these classes of data before somebody outside, or a colleague who is not on the team and is told of it;
    an older copy of theirs ends.

    Open until some days after the conference (practice.conference.OPEN_AFTER), and no longer than consent. Raises Refusal (also for who is in
    for a time), NotYours, NotNow without any consent for this purpose and kind of recipient, BadInput (`data_classes`).
    """
    if not can(by, VERB, case):
        raise Refusal(verb="give pack", file_id=case.pk)
    only_for_good(by, case, "give pack")
    one = the_invitation(case, invitation_id)
    row = standing(by, case, one.convening, "give pack")
    not_for_this(one, case)
    allowed, always = may_see(case, one.recipient_kind)
    if not allowed:
        raise NotNow(no_consent(), verb="give pack", file_id=case.pk)
    wanted = {*data_classes, *always}
    if not data_classes or wanted - allowed:
        raise BadInput({"data_classes": _("Pilih data yang disetujui klien untuk penerima ini, paling sedikit satu.")}, file_id=case.pk)
    trail.record(by=by, verb="compose pack", file_id=case.pk, opens=True)
    close_packs(by=by, convening=one.convening, why="renewed", invitation=one.pk)
    copy = pack_of(case, row, one, sorted(wanted), by.user_id, LANGUAGE)
    release = release_outside(
        by=by, case=case, purpose=PURPOSE, recipient_kind=one.recipient_kind, data_classes=sorted(wanted), title=copy.title, parts=copy.parts,
        days=days_open(row.on, clock.today(), LONGEST), recipient_id=one.guest_id,
    )  # fmt: skip
    if one.guest_id is not None:
        tell(one.guest_id, "conference_guest")
    return put_link(by=by, release=release, file_id=case.pk, organisation_id=case.organisation_id, of=one)


@transaction.atomic
def take_pack_back(*, by: Actor, case: Case, invitation_id: UUID) -> int:
    """From now on nobody opens it; the invitation stands. How many ended. Repeating is harmless. Raises Refusal, NotYours."""
    if not can(by, VERB, case):
        raise Refusal(verb="give pack", file_id=case.pk)
    only_for_good(by, case, "give pack")
    one = the_invitation(case, invitation_id)
    shut = close_packs(by=by, convening=one.convening, why="withdrawn", invitation=one.pk)
    if shut:
        tell_guests(by, [one])
    return shut


def not_for_this(one: Invitation, case: Case) -> None:
    """A colleague of the team reads the file itself; whoever is not invited any more reads nothing. Raises NotNow."""
    if not one.reads_a_copy:
        raise NotNow(_("Rekan di dalam tim membaca berkasnya sendiri; salinan tidak diperlukan."), verb="give pack", file_id=case.pk)
    if state_of(one) == "withdrawn":
        raise NotNow(_("Undangan ini sudah ditarik. Undang lagi bila masih diperlukan."), verb="give pack", file_id=case.pk)


def no_consent() -> str:
    """Said before anybody ticks a box, and when it is sent all the same."""
    return _(
        "Klien belum, atau tidak lagi, menyetujui datanya dibahas bersama penerima ini. Bicarakan, lalu catat di “Persetujuan” "
        "dengan tujuan “Pembahasan kasus bersama tim”."
    )
