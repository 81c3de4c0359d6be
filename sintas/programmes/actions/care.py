"""Who sees whom because of a programme or a dormitory: an access row with the scope of a carer that begins and ends with the reason for it.

A head who names another mentor is on none of the teams, so an owner's function brings the access rows in line with what stands
(migrations/0002_locks.py); here it is written down. docs/decisions/0020.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import connection

from sintas.kit import clock
from sintas.safekeeping import replaying, trail
from sintas.staff.actor import Actor
from sintas.staff.sessions import end_sessions

IN, OUT = "in", "out"


def settle_care(*, by: Actor, files: Iterable[UUID] = (), programme: UUID | None = None, room: UUID | None = None) -> None:
    """Let in whoever now mentors or looks after these clients, let go whoever no longer does. Repeating is harmless.

    Of these files, and of everybody in the programme or the room. A restricted case lets nobody new in but by its lead. One trail row
    for each person and file; whoever was let go is signed out, as after leaving a team. An end that is known is midnight where the unit works.
    """
    with connection.cursor() as c:
        c.execute("SELECT set_config('app.zone', %s, true)", [settings.TIME_ZONE])  # of a unit that names none
        c.execute("SELECT * FROM settle_care(%s::uuid[], %s, %s, %s)", [list(files), programme, room, clock.today()])
        changed = c.fetchall()
    for file_id, person, way, role, access in changed:
        trail.record(by=by, verb=f"care {way}", file_id=file_id, user=str(person), role=role)
        if way == OUT:
            replaying.note(replaying.OUT, access, clock.now())
    for person in {row[1] for row in changed if row[2] == OUT}:
        end_sessions(person)


def one_at_a_time(key: UUID) -> None:
    """Whoever changes the same thing waits until this transaction is over: what is counted next stays true."""
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])
