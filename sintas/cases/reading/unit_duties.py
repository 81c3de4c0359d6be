"""The duties of a unit that passed their time, and those left undone for a reason, for its head and supervisors: which, whose, how long.

Asked through the role that has these columns and no others (sintas_overview): no name of a client and no word of a file. Restricted cases are not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from ..workload import may_oversee

VERB = "staff.see_workload"
SHOWN_FOR = timedelta(days=30)  # how long a duty left undone stays in sight
MOST = 200
OF_UNITS = """
SELECT c.number, t.duty, t.owner_id, t.due_at, CASE WHEN t.dropped THEN t.done_at END, t.because
  FROM cases_task t JOIN cases_case c ON c.file_id = t.file_id
 WHERE c.unit_id = ANY(%s) AND c.restricted_at IS NULL AND t.duty <> ''
   AND ((t.done_at IS NULL AND t.due_at < %s) OR (t.dropped AND t.done_at >= %s))
 ORDER BY t.dropped, t.due_at LIMIT %s
"""
HOW_MANY = """
SELECT count(*) FROM cases_task t JOIN cases_case c ON c.file_id = t.file_id
 WHERE c.unit_id = ANY(%s) AND c.restricted_at IS NULL AND t.duty <> '' AND t.done_at IS NULL AND t.due_at < %s
"""


@dataclass(frozen=True)
class UnitDuty:
    """One of them. `left_at` and `because` (catalogue duty_reasons) for one left undone, else None and ''."""

    number: str
    duty: str
    owner_id: UUID
    due_at: datetime | None
    left_at: datetime | None
    because: str


def duties_of(actor: Actor, unit_id: UUID) -> list[UnitDuty]:
    """Late ones first, the longest at the top; then those left undone within 30 days.

    Raises NotYours for another house's unit, Refusal without staff.see_workload there. Three queries.
    """
    may_oversee(actor, unit_id)
    trail.record(by=actor, verb="see duties", unit=str(unit_id))
    now = clock.now()
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(OF_UNITS, [[unit_id], now, now - SHOWN_FOR, MOST])
        return [UnitDuty(*row) for row in c.fetchall()]


def late_in(actor: Actor, unit_ids: Iterable[UUID]) -> int:
    """How many duties of these units have passed their time; 0 without units. A bare number, so no trail."""
    units = list(unit_ids)
    if not units:
        return 0
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(HOW_MANY, [units, clock.now()])
        return int(c.fetchone()[0])
