"""Running numbers, taken inside the caller's transaction: rolled back with it, never given twice."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from sintas.kit.ids import uuid7

TAKE = """
INSERT INTO staff_counter (id, unit_id, kind, year, last) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (unit_id, kind, year) DO UPDATE SET last = staff_counter.last + 1 RETURNING last
"""


def next_number(unit_id: UUID, kind: str, year: int = 0) -> int:
    """The next number of this kind in this unit; year 0 never starts again. Two takers wait for one another."""
    with connection.cursor() as c:
        c.execute(TAKE, [uuid7(), unit_id, kind, year])
        return int(c.fetchone()[0])
