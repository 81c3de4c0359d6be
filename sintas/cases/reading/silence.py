"""Silent cases: open ones in which nothing was written for as long as the unit waits, and closed ones whose follow-up is past its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F, Min, OuterRef, Subquery

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from ..models import Risk, Task
from ..policy import visible_to
from .caseload import CaseLine, lines_for
from .unit_times import times_of

FOLLOW_UP = "follow_up"
MOST = 200
OF_A_UNIT = """
SELECT c.file_id, c.number, c.stage, c.journey, c.closed_on, c.last_recorded_at, a.user_id,
       (SELECT min(t.due_at) FROM cases_task t WHERE t.file_id = c.file_id AND t.follow_up AND t.done_at IS NULL AND t.due_at < %s)
  FROM cases_case c JOIN cases_access a ON a.file_id = c.file_id AND a.role = 'lead' AND a.ended_at IS NULL
 WHERE c.unit_id = %s AND c.restricted_at IS NULL
"""


@dataclass(frozen=True)
class Silent:
    """One of them. `days` without a record, or past the day of the follow-up of a closed case (`follow_up`); `limit` what the unit waits."""

    line: CaseLine
    days: int
    limit: int
    follow_up: bool = False


@dataclass(frozen=True)
class UnitSilent:
    """The same for whoever oversees the unit: number, stage, lead. The stage decides; risk stays in the file."""

    number: str
    stage: str
    journey: str
    lead_id: UUID
    days: int
    follow_up: bool


def days_since(moment: datetime) -> int:
    """Whole days of the local calendar."""
    return (clock.today() - clock.local(moment).date()).days


def silent_cases(actor: Actor, lang: str = "id", limit: int = MOST) -> list[Silent]:
    """One's own, the longest silence first; closed ones whose follow-up waits come first of all. Five queries, header words only."""
    level = Risk.current.filter(file_id=OuterRef("pk")).order_by("-happened_on", "-written_at").values("level")[:1]
    found = list(
        visible_to(actor).filter(closed_on=None, last_recorded_at__lt=clock.now() - timedelta(days=1))
        .annotate(level=Subquery(level)).order_by("last_recorded_at").values("pk", "unit_id", "stage", "level", "last_recorded_at")
    )  # fmt: skip
    times = times_of({row["unit_id"] for row in found}) if found else {}
    kept = [
        (row["pk"], days, waits)
        for row in found
        if row["last_recorded_at"] is not None
        and (days := days_since(row["last_recorded_at"])) >= (waits := times[row["unit_id"]].limits.days_for(row["stage"], row["level"] or ""))
    ][:limit]
    waiting = follow_ups_waiting(actor)
    lines = lines_for(actor, [*waiting, *(pk for pk, _days, _waits in kept)], lang)
    closed = [Silent(lines[pk], days_since(due), 0, follow_up=True) for pk, due in waiting.items() if pk in lines]
    return [*closed, *(Silent(lines[pk], days, waits) for pk, days, waits in kept if pk in lines)]


def follow_ups_waiting(actor: Actor) -> dict[UUID, datetime]:
    """Closed cases of one's own -> the day of the contact after the ending that has passed; the oldest first."""
    mine = visible_to(actor).filter(closed_on__isnull=False).values("pk")
    owed = Task.objects.filter(kind=FOLLOW_UP, done_at=None, due_at__lt=clock.now(), file_id__in=mine)
    return dict(owed.values_list("file_id").annotate(first=Min("due_at")).order_by(F("first").asc())[:MOST])


def silent_in(actor: Actor, unit_id: UUID) -> list[UnitSilent]:
    """The silent cases of a unit one oversees (cases/workload.may_oversee is asked by the page). Two queries as sintas_overview."""
    limits = times_of([unit_id])[unit_id].limits
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(OF_A_UNIT, [clock.now(), unit_id])
        rows = c.fetchall()
    found = []
    for _file, number, stage, journey, closed_on, last, lead, due in rows:
        if closed_on is not None:
            if due is not None:
                found.append(UnitSilent(number, stage, journey, lead, days_since(due), True))
        elif last is not None and (days := days_since(last)) >= limits.days_for(stage):
            found.append(UnitSilent(number, stage, journey, lead, days, False))
    return sorted(found, key=lambda one: (not one.follow_up, -one.days))[:MOST]

