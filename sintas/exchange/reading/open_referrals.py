"""Referrals on their way: one's own cases', and, for a head or supervisor, the unanswered ones of the unit. Coded columns only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from sintas.cases.policy import visible_to
from sintas.cases.reading.caseload import lines_for
from sintas.cases.reading.releases import outlines
from sintas.kit import clock
from sintas.practice.referral import ENDED
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from ..models import Move, Sending

MOST = 100
WAITS = ("sent", "received")


@dataclass(frozen=True)
class OnTheWay:
    """A sending by its case number. `who` are initials, "" for somebody who does not read the file; `news` what the partner said since."""

    file_id: UUID
    entry: UUID | None
    number: str
    who: str
    receiver_kind: str
    state: str
    due_on: date
    news: bool = False

    @property
    def days_late(self) -> int:
        """Days since an answer was owed; 0 while there is time, or once there is an answer."""
        return max(0, (clock.today() - self.due_on).days) if self.state in WAITS else 0


def with_state(found: QuerySet[Sending]) -> QuerySet[Any]:
    """With the last step of each as `state`."""
    last = Move.objects.filter(sending=OuterRef("pk")).order_by("-number")
    return found.annotate(state=Subquery(last.values("after")[:1]))


def latest(**which: Any) -> Coalesce:
    """The number of the last step of a kind, 0 without one."""
    found = Move.objects.filter(sending=OuterRef("pk"), **which).order_by("-number").values("number")[:1]
    return Coalesce(Subquery(found, output_field=IntegerField()), Value(0))


def mine_on_the_way(by: Actor, lang: str) -> list[OnTheWay]:
    """Of one's own cases: what has not ended, and what a partner said that nobody took into the file; the longest awaited first. Three queries."""
    found = with_state(Sending.objects.filter(file_id__in=visible_to(by).values("pk")))
    rows = found.annotate(said=latest(by_partner=True), noted=latest(step="noted"))
    rows = rows.exclude(Q(state__in=ENDED) & Q(said__lte=F("noted"))).order_by("due_on", "pk")
    fields = ("file_id", "entry", "receiver_kind", "state", "due_on", "said", "noted")
    held = list(rows.values(*fields)[:MOST])
    lines = lines_for(by, [row["file_id"] for row in held], lang)
    return [
        OnTheWay(
            row["file_id"], row["entry"], lines[row["file_id"]].number, lines[row["file_id"]].initials, row["receiver_kind"], row["state"],
            row["due_on"], row["said"] > row["noted"],
        )
        for row in held
        if row["file_id"] in lines
    ]  # fmt: skip


def unanswered_in_units(by: Actor, but: Iterable[UUID] = ()) -> list[OnTheWay]:
    """What a head or supervisor sees without reading any file: whose answer is overdue, by case number. `but`: files they read anyway."""
    with acting_as(by.user_id, role="sintas_overview"):
        found = with_state(Sending.objects.filter(due_on__lt=clock.today())).filter(state__in=WAITS).exclude(file_id__in=list(but))
        rows = list(found.order_by("due_on", "pk").values("file_id", "receiver_kind", "state", "due_on")[:MOST])
    known = outlines(by, {row["file_id"] for row in rows})
    return [
        OnTheWay(row["file_id"], None, known[row["file_id"]].number, "", row["receiver_kind"], row["state"], row["due_on"])
        for row in rows
        if row["file_id"] in known
    ]
