"""A paper whose reader stands in a record: the letter of a referral goes to the receiver written there, and to nobody else.

What it carries is what the worker ticked for that receiver (`released` of the referral) and the client's consent still gives today.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.db.models import F

from sintas.cases.bases import Case
from sintas.cases.reading.consent import may
from sintas.casework.models import Referral
from sintas.casework.reading.paper_ending import ReferralPart
from sintas.casework.reading.released import INSIDE, PURPOSE

from ..audience import Audience, outsider, the_house
from ..catalogue import RECEIVER
from .wishing import Wanted

ALWAYS_INSIDE = frozenset({"identity", "child"})  # whoever works in the house knows who is cared for there


def addressed(case: Case, wish: Wanted) -> Wanted:
    """The wish with the kind of receiver of the referral it is about (the latest when none is named); "" when none was chosen there.

    Another wish, and one without any referral, comes back as it is. Codes only: nothing is unsealed.
    """
    if wish.kind.reader != RECEIVER:
        return wish
    rows = Referral.current.filter(file_id=case.pk).order_by(F("happened_on").desc(nulls_first=True), "-written_at")
    rows = rows.filter(entry=wish.about) if wish.about is not None else rows
    kind = rows.values_list("receiver_kind", flat=True).first()
    return wish if kind is None else replace(wish, recipient=kind, purpose=PURPOSE)


def to_receiver(case: Case, one: ReferralPart | None, carries: Collection[str], on: date, *, is_child: bool) -> Audience:
    """What may stand on the letter of this referral; without a referral the house sees an empty draft."""
    if one is None:
        return the_house()
    wanted = frozenset(carries) & (frozenset(one.released) | ALWAYS_INSIDE)
    if one.receiver_kind not in INSIDE:
        return outsider(case, one.receiver_kind, PURPOSE, wanted, on, is_child=is_child)
    allowed = frozenset(name for name in wanted if name in ALWAYS_INSIDE or may(case, PURPOSE, one.receiver_kind, name, on))
    return Audience(one.receiver_kind, PURPOSE, allowed, tuple(sorted(wanted - allowed)))
