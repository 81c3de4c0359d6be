"""The way a case has gone: its passages in their order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Subquery

from ..models import Case, Passage


@dataclass(frozen=True)
class PassageLine:
    """One stay in a stage; `outcome` is completed, overridden, went_back or closed, '' while it lasts."""

    stage: str
    began: datetime
    ended: datetime | None
    outcome: str


def passages_of(case: Case) -> list[PassageLine]:
    """Oldest first; no reason is unsealed."""
    rows = Passage.objects.filter(file_id=case.pk).order_by("began_at", "id").values_list("stage", "began_at", "ended_at", "outcome")
    return [PassageLine(*row) for row in rows]


def began_now(case: Case) -> Subquery:
    """When the case entered the stage in which it stands, for a filter of a query; empty while it stands in none."""
    return Subquery(Passage.objects.filter(file_id=case.pk, ended_at=None).values("began_at")[:1])
