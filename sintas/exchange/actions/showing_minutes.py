"""What whoever is not on the team is asked to confirm: the decisions of one version that concern them, put with the copy they read
(docs/decisions/0025).
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.policy import can, only_for_good
from sintas.casework.reading.conference import decisions_at
from sintas.kit import clock
from sintas.kit.stored import LANGUAGE
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Invitation, PartnerLink, ShownMinutes
from ..reading.minutes import standing_minutes
from ..reading.minutes_part import COVERS, part_of_minutes, said_by
from .convening import one_at_a_time
from .inviting import the_invitation
from .packing import VERB, not_for_this


@transaction.atomic
def show_minutes(*, by: Actor, case: Case, invitation_id: UUID, version: int, decisions: Sequence[UUID]) -> ShownMinutes:
    """Put these decisions of the version somebody has read before a partner or a guest, who is asked for a word on them. What they were shown before ends;
    the same once more changes nothing.

    Raises Refusal (also for who is in for a time), NotYours, NotNow (no link that stands, one that does not cover decisions, a version changed
    meanwhile), BadInput (`decisions`).
    """
    if not can(by, VERB, case):
        raise Refusal(verb="show minutes", file_id=case.pk)
    only_for_good(by, case, "show minutes")
    one = the_invitation(case, invitation_id)
    one_at_a_time(one.convening)
    not_for_this(one, case)
    link = open_link(one)
    if link is None or COVERS not in link.release.data_classes:
        raise NotNow(no_link(link), verb="show minutes", file_id=case.pk)
    trail.record(by=by, verb="show minutes", file_id=case.pk, opens=True, opens_release=link.release_id, invitation=str(one.pk), number=version)
    row = standing_minutes(case, one.convening)
    if row is None:
        raise NotYours(verb="show minutes", file_id=case.pk)
    if row.number != version:
        raise NotNow(_("Notulen ini sudah diubah sejak Anda membukanya. Baca versi yang baru, lalu bukakan."), verb="show minutes", file_id=case.pk)
    there = {decision.entry for decision in decisions_at(row)}
    wanted = sorted(set(decisions))
    if set(wanted) - there or not (wanted or said_by(row, one)):
        raise BadInput({"decisions": _("Pilih paling sedikit satu keputusan dari pembahasan ini.")}, file_id=case.pk)
    before = ShownMinutes.objects.filter(release_id=link.release_id, ended_at=None).first()
    if before is not None and (before.version, sorted(before.decisions)) == (version, wanted):
        return before
    end_shown(conference=row.entry, invitation=one.pk)
    if one.guest_id is not None:
        tell(one.guest_id, "conference_guest_minutes")
    return ShownMinutes.objects.create(
        file_id=case.pk, organisation_id=case.organisation_id, conference=row.entry, version=version, decisions=wanted, invitation=one,
        release_id=link.release_id, shown_by_id=by.user_id, shown_at=clock.now(),
        parts=part_of_minutes(case, row, one, wanted, link.release.data_classes, LANGUAGE),
    )  # fmt: skip


def end_shown(*, conference: UUID, invitation: UUID | None = None, but: int | None = None) -> int:
    """What was shown of these minutes asks no more: to one person, or to everybody when another version (`but`) stands. How many."""
    found = ShownMinutes.objects.filter(conference=conference, ended_at=None)
    if invitation is not None:
        found = found.filter(invitation_id=invitation)
    return found.exclude(version=but).update(ended_at=clock.now()) if but is not None else found.update(ended_at=clock.now())


def open_link(one: Invitation) -> PartnerLink | None:
    """The link of this invitation that can be opened now."""
    links = PartnerLink.objects.filter(invitation=one, release__ended_at=None, release__until__gt=clock.now()).select_related("release")
    return links.order_by("-release__made_at").first()


def no_link(link: PartnerLink | None) -> str:
    """Why nothing can be shown: there is no way in, or not for this."""
    if link is None:
        return _("Peserta ini belum mempunyai tautan yang dapat dibuka. Bukakan dahulu bahannya, dengan data “Perkembangan”.")
    return _("Tautan peserta ini tidak mencakup perkembangan, dan keputusan termasuk di dalamnya. Ganti bahannya bila klien menyetujui.")
