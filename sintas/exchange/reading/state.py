"""How a referral stands: its last sending, the last step of it, and the links that are open. Coded columns only; no key is opened."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit import clock

from ..models import Arrival, Move, PartnerLink, Sending


def last_sending(case: Case, entry: UUID) -> Sending | None:
    """The latest sending of a referral; None when it was never sent."""
    return Sending.objects.filter(file_id=case.pk, entry=entry).order_by("-turn").first()


def last_move(sending: Sending) -> Move:
    """The step that says how it stands; there is always one."""
    return Move.objects.filter(sending=sending).defer("words").order_by("-number")[0]


def standing_links(sending: Sending) -> list[PartnerLink]:
    """The links that can be opened now."""
    return list(PartnerLink.objects.filter(sending=sending, release__ended_at=None, release__until__gt=clock.now()))


def standing_arrivals(sending: Sending) -> list[Arrival]:
    """Where a unit of this installation can read it now."""
    return list(Arrival.objects.select_related("release").filter(sending=sending, release__ended_at=None, release__until__gt=clock.now()))


def standing_copies(sending: Sending) -> Sequence[PartnerLink | Arrival]:
    """Both: whatever of it can be read outside the team now."""
    return [*standing_links(sending), *standing_arrivals(sending)]


def not_noted(sending: Sending) -> list[Move]:
    """What the partner said since the team last took something into the file, oldest first. Words stay closed."""
    noted = Move.objects.filter(sending=sending, step="noted").order_by("-number").values_list("number", flat=True).first() or 0
    return list(Move.objects.filter(sending=sending, by_partner=True, number__gt=noted).order_by("number"))
