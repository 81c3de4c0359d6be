"""The team of a group besides its lead: co-facilitators, of the same house. Whoever leads it hands over as a case is handed over."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sintas.cases.actions.recording import note_down
from sintas.cases.actions.team import end_membership, seat
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Group
from .members import may_work


@transaction.atomic
def add_facilitator(*, by: Actor, group: Group, user_id: UUID) -> None:
    """From now on this colleague reads and writes the group's file, and what members let go to it.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput (`user`) for somebody unknown, already there, or kept out.
    """
    may_work(by, group)
    seat(by=by, head=group, user_id=user_id, role="second")
    note_down(by=by, case=group, kind="team", happened=clock.today(), line=None, tags=["joined_second"])
    trail.record(by=by, verb="add member", file_id=group.pk, user=str(user_id), role="second")
    tell(user_id, "added_to_group", group.pk)


@transaction.atomic
def end_facilitator(*, by: Actor, group: Group, user_id: UUID) -> None:
    """A co-facilitator goes, herself or by the lead. Raises Refusal, NotNow for the lead (hands over first). Repeating is harmless."""
    end_membership(by=by, case=group, user_id=user_id, why="left")
