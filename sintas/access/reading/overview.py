"""The open cases of a unit as a head or supervisor may know them: number, stage, dates, lead. No name and no word of their content.

Asked through the role that has these columns and no others (sintas_overview); restricted cases, and those one is kept out of, are not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from sintas.cases.policy import visible_to
from sintas.cases.workload import may_oversee
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

SILENT = timedelta(days=21)

OPEN = """
SELECT c.file_id, c.number, c.stage, c.journey, c.opened_on, c.last_recorded_at, a.user_id, t.next_due, coalesce(t.late, 0),
       c.file_id = ANY(%s)
  FROM cases_case c JOIN cases_access a ON a.file_id = c.file_id AND a.role = 'lead' AND a.ended_at IS NULL
  LEFT JOIN (SELECT file_id, min(due_at) FILTER (WHERE due_at >= now()) AS next_due, count(*) FILTER (WHERE due_at < now()) AS late
               FROM cases_task WHERE done_at IS NULL AND NOT dropped GROUP BY file_id) t ON t.file_id = c.file_id
 WHERE c.unit_id = %s AND c.closed_on IS NULL AND c.restricted_at IS NULL ORDER BY c.number
"""


@dataclass(frozen=True)
class CaseLine:
    """One open case. `late` counts tasks whose day has passed; `mine`: one reads it already."""

    file_id: UUID
    number: str
    stage: str
    journey: str
    opened_on: date
    last_recorded_at: datetime | None
    lead_id: UUID
    next_due: datetime | None
    late: int
    mine: bool = False

    @property
    def silent(self) -> bool:
        """Nothing was written for three weeks."""
        since = self.last_recorded_at
        return since is None or clock.now() - since > SILENT


def open_cases(actor: Actor, unit_id: UUID) -> list[CaseLine]:
    """By number. Raises NotYours for another house's unit, Refusal without staff.see_workload there. Three queries."""
    may_oversee(actor, unit_id)
    trail.record(by=actor, verb="see overview", unit=str(unit_id))
    mine = list(visible_to(actor).filter(closed_on=None).values_list("pk", flat=True)) if actor.holds("cases.read") else []
    return [CaseLine(*row) for row in asked(actor, OPEN, mine, unit_id)]


def asked(actor: Actor, query: str, *params: Any) -> list[tuple[Any, ...]]:
    """Rows as the overview role sees them."""
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(query, list(params))
        rows: list[tuple[Any, ...]] = c.fetchall()
        return rows


ONE = "SELECT number, unit_id, stage, journey FROM cases_case WHERE file_id = %s AND closed_on IS NULL AND restricted_at IS NULL"


def number_of(actor: Actor, file_id: UUID) -> str | None:
    """The number of an open case of a unit one oversees, or None."""
    row = next(iter(asked(actor, ONE, file_id)), None)
    return str(row[0]) if row is not None and actor.holds("staff.see_workload", row[1]) else None


def kept(lines: Iterable[CaseLine], *, stage: str = "", lead: str = "", only: str = "") -> list[CaseLine]:
    """What a filter keeps: a stage, a lead, or "late" or "silent"."""
    return [
        line
        for line in lines
        if (not stage or line.stage == stage)
        and (not lead or str(line.lead_id) == lead)
        and (only != "late" or line.late > 0)
        and (only != "silent" or line.silent)
    ]
