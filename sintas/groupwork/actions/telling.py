"""Her own worker lets the group know how her measures changed, and takes that back. What the group's team reads is a copy of that day."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.cases.actions.releasing import end_release
from sintas.cases.actions.releasing_group import release_after
from sintas.cases.bases import Case
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.releases_to_groups import LetGo, let_go_by
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.actor import Actor

from ..models import INSIDE
from ..reading.her_changes import changes_for_group, may_tell
from ..reading.of_case import known_of
from .proposing import may_propose, one_at_a_time


@transaction.atomic
def tell_changes(*, by: Actor, case: Case, group_id: UUID) -> UUID:
    """Put before the team of a group she is in how everything changed that was measured twice, in figures and codes; returns the id of the copy, which
    stands in place of an earlier one and ends with what she let go for the group. Nothing new since the earlier one: that one stands.

    Raises Refusal; NotYours when she is not in that group or what she let go does not stand; BadInput (`changes`) where consent does not cover how
    things went, or nothing was measured twice.
    """
    may_propose(by, case)
    one_at_a_time(case)
    let_go = the_membership(case, group_id)
    classes = may_tell(case)
    if not classes:
        raise BadInput({"changes": _("Klien belum, atau tidak lagi, menyetujui bahwa perkembangannya diketahui kelompok.")})
    trail.record(by=by, verb="compose group_work", file_id=case.pk, opens=True)
    parts = changes_for_group(case, classes, by_name=by.name, lang=by.language)
    if not parts:
        raise BadInput({"changes": _("Belum ada yang diukur dua kali di kasus ini. Ukur lagi bersama klien, lalu kembali ke sini.")})
    if let_go.after is not None and open_release(by=by, release_id=let_go.after).parts == parts:
        return let_go.after
    row = release_after(by=by, case=case, group_id=group_id, data_classes=sorted(classes), title=parts[0]["title"], parts=parts)
    note_down(by=by, case=case, kind="group_changes", happened=clock.today(), line=None)
    return row.pk


@transaction.atomic
def take_changes_back(*, by: Actor, case: Case, group_id: UUID) -> None:
    """From now on the group's team reads nothing of her measures; that she takes part stands as it was. Repeating is harmless. Raises Refusal."""
    may_propose(by, case)
    for one in let_go_by(case):
        if one.group_id == group_id and one.after is not None:
            end_release(by=by, release_id=one.after, why="withdrawn")


def the_membership(case: Case, group_id: UUID) -> LetGo:
    """What she let go to a group that prepares her or that she is in, while it stands. Raises NotYours."""
    inside = {one.release_id for one in known_of(case) if one.group_id == group_id and one.state in INSIDE}
    found = next((one for one in let_go_by(case) if one.release_id in inside and one.stands), None)
    if found is None:
        raise NotYours(verb="release group_work", file_id=case.pk)
    return found
