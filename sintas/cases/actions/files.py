"""A new file of any kind, and the doors of one: used by the rooms above, which keep enquiries and groups."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.staff.actor import Actor

from ..models import Access, File


def new_file(*, by: Actor, kind: str, unit_id: UUID, lead_id: UUID | None = None, intake: bool = False) -> UUID:
    """Access rows, file and keys of a new enquiry, case or group; returns its id.

    The owner's function in the database refuses (ProgrammingError) who does not work in that unit. `intake` opens it to everybody of
    the unit who receives enquiries.
    """
    file_id = uuid7()
    with connection.cursor() as c:
        c.execute("SELECT open_file(%s, %s, %s, %s)", [file_id, unit_id, lead_id or by.user_id, intake])
    File.objects.create(id=file_id, kind=kind, organisation_id=by.organisation_id, unit_id=unit_id, opened_by_id=by.user_id)
    connection.keyring.new_file(file_id)  # type: ignore[attr-defined]
    return file_id


def end_intake_scope(*, by: Actor, file_id: UUID, unit_id: UUID) -> None:
    """Decided: the unit's open door closes. Whoever received it and whoever decided keep it, to answer for it."""
    if not Access.objects.filter(file_id=file_id, user_id=by.user_id, ended_at=None).exists():
        Access.objects.create(
            file_id=file_id,
            organisation_id=by.organisation_id,
            home_unit_id=unit_id,
            user_id=by.user_id,
            scope="team",
            role="decider",
            given_by=by.user_id,
        )
    Access.objects.filter(file_id=file_id, scope="intake", ended_at=None).update(
        ended_at=clock.now(), ended_by=by.user_id, ended_why="decided"
    )


def opener_leaves(*, by: Actor, file_id: UUID) -> None:
    """Whoever opened a file for somebody else and is not on its team goes out; in the same transaction, the file shuts behind them."""
    Access.objects.filter(file_id=file_id, user_id=by.user_id, role="opener", ended_at=None).update(
        ended_at=clock.now(), ended_by=by.user_id, ended_why="assigned"
    )
