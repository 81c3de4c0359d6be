"""A referral goes to a unit of this installation: a copy of what the client let go is put before it, nothing else (docs/decisions/0026)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing_outside import LONGEST, release_outside
from sintas.cases.bases import Case
from sintas.kit import clock
from sintas.kit.stored import LANGUAGE
from sintas.practice.referral import ENDED, answer_within
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.actor import Actor
from sintas.staff.models import Unit

from ..models import Arrival, Sending
from ..reading.arrivals import units_for
from ..reading.sent import copy_of
from ..reading.state import last_move, standing_arrivals
from .linking import sent_referral
from .moving import shut

DECIDED = "decided"  # why a copy ended: the unit has answered


@transaction.atomic
def send_to_unit(*, by: Actor, case: Case, entry: UUID, unit_id: UUID) -> Arrival:
    """Put a copy of the referral as it stands now before whoever receives for that unit. Whatever else of it lay open ends: it has one receiver.

    Sent again to the same unit while it stands, nothing changes; once it ran out or was ended, the copy is renewed and the unit goes on with the
    enquiry it has. Raises Refusal (also for who is in for a time), NotYours, BadInput (`unit`),
    NotNow for a referral that is not on its way, or whose identity consent does not give to this kind of receiver.
    """
    row, sending = sent_referral(by, case, entry)
    if last_move(sending).after in ENDED:
        raise NotNow(_("Rujukan ini sudah berakhir. Kirim lagi bila diperlukan; unitnya dipilih sesudah itu."), verb="give link", file_id=case.pk)
    if unit_id not in {pk for pk, _name in units_for(case, row.receiver_kind)}:
        raise BadInput({"unit": _("Pilih unit dari daftar.")}, file_id=case.pk)
    before = next((one for one in standing_arrivals(sending) if one.to_unit_id == unit_id), None)
    if before is not None:
        return before
    trail.record(by=by, verb="compose referral", file_id=case.pk, opens=True)
    copy = copy_of(case, row, by.user_id, LANGUAGE, carry=True)
    if not copy.enough:
        words = _("Klien belum, atau tidak lagi, menyetujui identitasnya disampaikan kepada penerima ini. Bicarakan, lalu catat di “Persetujuan”.")
        raise NotNow(words, verb="give link", file_id=case.pk)
    shut(by=by, sending=sending, why="renewed")
    release = release_outside(
        by=by, case=case, purpose="referral", recipient_kind=row.receiver_kind, data_classes=copy.classes, title=copy.receiver,
        parts=copy.parts, days=LONGEST, unit_id=unit_id,
    )  # fmt: skip
    now = clock.now()
    again = ended_before(sending, unit_id)
    if again is not None:
        again.release, again.sent_by_id, again.sent_at, again.answer_by = release, by.user_id, now, now + answer_within(sending.urgency)
        again.reminded_at = again.risen_at = None
        again.save(update_fields=["release", "sent_by", "sent_at", "answer_by", "reminded_at", "risen_at"])
        return again
    return Arrival.objects.create(
        id=release.pk,
        file_id=case.pk,
        organisation_id=case.organisation_id,
        release=release,
        sending=sending,
        from_unit_id=case.unit_id,
        to_unit_id=unit_id,
        outside=Unit.objects.get(pk=unit_id).organisation_id != case.organisation_id,
        number=case.number,
        urgency=sending.urgency,
        sent_by_id=by.user_id,
        sent_at=now,
        answer_by=now + answer_within(sending.urgency),
    )


def ended_before(sending: Sending, unit_id: UUID) -> Arrival | None:
    """Where the same sending lay at this unit before, undecided there; locked."""
    found = Arrival.objects.select_for_update(of=("self",)).filter(sending=sending, to_unit_id=unit_id).exclude(release__ended_why=DECIDED)
    return found.order_by("-sent_at").first()


@transaction.atomic
def take_back_from_unit(*, by: Actor, case: Case, entry: UUID) -> int:
    """From now on the unit reads it no more; what it had answered stays. How many ended; repeating is harmless. Raises Refusal, NotYours."""
    _row, sending = sent_referral(by, case, entry)
    if not standing_arrivals(sending):
        return 0
    return shut(by=by, sending=sending, why="withdrawn")
