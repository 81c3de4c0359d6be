"""A new group: access rows, file, keys, first passage, what it is for, record, trail; one transaction."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection, transaction

from sintas.cases.actions.files import new_file
from sintas.cases.actions.recording import note_down
from sintas.kit import clock
from sintas.safekeeping import trail, versions
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Unit
from sintas.staff.numbering import next_number

from ..models import Group, GroupAbout, GroupPassage
from ..policy import OPEN
from .describing import write_about


@transaction.atomic
def open_group(*, by: Actor, unit_id: UUID, submission: UUID | None = None, synthetic: bool = False, **about: Any) -> Group:
    """Open a group in one of the actor's units; who opens it facilitates it. `about` as describe_group() takes it.

    Raises Refusal without groups.open in that unit, BadInput, versions.AlreadyDone for the same submission.
    """
    if not by.holds(OPEN, unit_id):
        raise Refusal(verb=OPEN)
    before = same(by, submission)
    if before is not None:
        raise versions.AlreadyDone(before)
    unit = Unit.objects.get(pk=unit_id, organisation_id=by.organisation_id)
    file_id = new_file(by=by, kind="group", unit_id=unit_id)
    group = Group.objects.create(
        file_id=file_id,
        organisation_id=by.organisation_id,
        unit_id=unit_id,
        number=f"{unit.case_prefix}-K{next_number(unit_id, 'group'):04d}",  # never to be taken for a case's, nor found when one is searched
        opened_on=clock.today(),
        synthetic=synthetic,
    )
    GroupPassage.objects.create(file_id=file_id, organisation_id=by.organisation_id, stage=group.stage, began_at=clock.now(), began_by_id=by.user_id)
    note_down(by=by, case=group, kind="opened", happened=clock.today(), line=None)
    write_about(by=by, group=group, submission=submission, **about)
    trail.record(by=by, verb="open group", file_id=file_id, unit=str(unit_id))
    return group


def same(by: Actor, submission: UUID | None) -> Group | None:
    """The group this very form made before; two sends at once wait for one another here."""
    if submission is None:
        return None
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(submission)])
    told = GroupAbout.objects.filter(submission=submission, author_id=by.user_id).first()
    return Group.objects.filter(pk=told.file_id).first() if told else None
