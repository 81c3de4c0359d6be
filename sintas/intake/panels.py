"""What this room shows on the case page: what came with a referral, so that the worker need not ask it again."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.pieces import Fact

from .reading.referral_in import pairs, referral_of


@dataclass(frozen=True)
class ReceivedPanel:
    """`line`: who sent her and when it was written down here; `told`: chronology, services given, progress, as far as the sender told them."""

    line: str
    told: list[Fact]
    url: str


def received_panel(case: Case) -> ReceivedPanel | None:
    """One query; unseals content. None for a case that came another way."""
    row = referral_of(case.pk)
    if row is None:
        return None
    told = [
        (_("Kronologi"), row.chronology),
        (_("Layanan yang sudah diberikan"), row.services_given),
        (_("Perkembangan fisik, psikis, dan keluarga"), row.progress),
    ]
    on = numbers.day(row.letter_on) if row.letter_on else numbers.day(row.written_at)
    return ReceivedPanel(f"{row.sender}, {on}", pairs(told), reverse("intake:received", args=[case.pk, row.entry]))
