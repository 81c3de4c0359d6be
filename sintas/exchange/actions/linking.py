"""A link for a partner without an account: made, made anew, taken back. Its address and code are shown once (docs/decisions/0024)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing_outside import release_outside
from sintas.cases.bases import Case
from sintas.cases.policy import can, only_for_good
from sintas.casework.models import Referral
from sintas.kit.stored import LANGUAGE
from sintas.practice.referral import ENDED
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import Sending
from ..reading.sent import copy_of
from ..reading.state import last_move, last_sending
from .giving_links import Given, put_link
from .moving import one_at_a_time, shut

__all__ = ["DAYS", "VERB", "Given", "give_link", "sent_referral", "take_link_back"]

VERB = "exchange.share"
DAYS = 14


@transaction.atomic
def give_link(*, by: Actor, case: Case, entry: UUID, days: int = DAYS) -> Given:
    """Put a copy of the referral as it stands now before its receiver, for `days`. An older link of it ends.

    Sending it twice makes two, of which the first has ended. Raises Refusal (also for who is in for a time), NotYours, NotNow for a referral
    that is not on its way or whose identity is not released, BadInput (`days`, `recipient_kind`).
    """
    row, sending = sent_referral(by, case, entry)
    if last_move(sending).after in ENDED:
        raise NotNow(_("Rujukan ini sudah berakhir. Kirim lagi bila diperlukan; tautannya dibuat sesudah itu."), verb="give link", file_id=case.pk)
    trail.record(by=by, verb="compose referral", file_id=case.pk, opens=True)
    copy = copy_of(case, row, by.user_id, LANGUAGE)
    if not copy.enough:
        words = _("Klien belum, atau tidak lagi, menyetujui identitasnya disampaikan kepada penerima ini. Bicarakan, lalu catat di “Persetujuan”.")
        raise NotNow(words, verb="give link", file_id=case.pk)
    shut(by=by, sending=sending, why="renewed")
    release = release_outside(
        by=by, case=case, purpose="referral", recipient_kind=row.receiver_kind, data_classes=copy.classes, title=copy.receiver,
        parts=copy.parts, days=days,
    )  # fmt: skip
    return put_link(by=by, release=release, file_id=case.pk, organisation_id=case.organisation_id, of=sending)


@transaction.atomic
def take_link_back(*, by: Actor, case: Case, entry: UUID) -> int:
    """From now on nobody opens it; how many ended. Repeating is harmless. Raises Refusal, NotYours."""
    _row, sending = sent_referral(by, case, entry)
    return shut(by=by, sending=sending, why="withdrawn")


def sent_referral(by: Actor, case: Case, entry: UUID) -> tuple[Referral, Sending]:
    """The version that stands and its sending, for whoever may open it to others. Raises Refusal, NotYours, NotNow when it was never sent."""
    if not can(by, VERB, case):
        raise Refusal(verb="give link", file_id=case.pk)
    only_for_good(by, case, "give link")
    one_at_a_time(entry)
    row = Referral.current.filter(file_id=case.pk, entry=entry).first()
    if row is None:
        raise NotYours(verb="give link", file_id=case.pk)
    sending = last_sending(case, entry)
    if sending is None:
        raise NotNow(_("Rujukan ini belum tercatat dikirim. Perbaiki dahulu keadaannya menjadi “Dikirim”."), verb="give link", file_id=case.pk)
    return row, sending
