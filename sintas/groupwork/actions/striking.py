"""Struck out, because it was entered in error: a goal of the group, or a note on a member. Nothing is deleted; who did it and why stands in the history."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.versions import constraint_of
from sintas.staff.actor import Actor

from ..models import Group, GroupGoal, MemberNote
from ..policy import WORK
from ..reading.noted_member import Noted
from .members import may_work

RECORD = "cases.record"  # by which every record of a case is struck out (cases/actions/keeping.py)


@transaction.atomic
def strike_goal(*, by: Actor, group: Group, entry: UUID, why: str, based_on: int | None = None) -> None:
    """A goal that was entered in error counts no more; one the group does not go on with is `dropped` instead. Struck already: nothing changes.

    `why`: of group_strike_reasons; `based_on`: the version that was looked at. Raises Refusal without groups.work, NotYours, BadInput, NotNow for a
    closed group and for a goal that was corrected meanwhile.
    """
    may_work(by, group)
    if struck(GroupGoal, by, group.pk, entry, why, based_on):
        trail.record(by=by, verb="strike out group_goal", file_id=group.pk, entry=str(entry), reason=why)


@transaction.atomic
def strike_note(*, by: Actor, case: Noted, entry: UUID, why: str, based_on: int | None = None) -> None:
    """A note on a member that was entered in error, by whoever may write it: it counts at no gate any more, and her story says that it was struck out.

    The same moment can be noted again, as a note of its own. Raises as strike_goal(), NotYours also for a note of another membership, NotNow once
    her case is closed.
    """
    if not can(by, WORK, case):
        raise Refusal(verb="strike out group_note", file_id=case.pk)
    if not MemberNote.objects.filter(file_id=case.pk, member=case.member_id, entry=entry).exists():
        raise NotYours(verb="strike out group_note", file_id=case.group_id)
    if struck(MemberNote, by, case.pk, entry, why, based_on):
        trail.record(by=by, verb="strike out group_note", file_id=case.pk, entry=str(entry), reason=why)


@transaction.atomic
def strike_note_of_case(*, by: Actor, case: Case, entry: UUID, why: str, based_on: int | None = None) -> None:
    """The same by the team of her own case, as it strikes out any record there: also once the group is over or her case is closed.

    Raises Refusal without cases.record, NotYours, BadInput, NotNow for a note that was corrected meanwhile.
    """
    if not can(by, RECORD, case):
        raise Refusal(verb="strike out group_note", file_id=case.pk)
    if struck(MemberNote, by, case.pk, entry, why, based_on):
        trail.record(by=by, verb="strike out group_note", file_id=case.pk, entry=str(entry), reason=why)


def struck(model: Any, by: Actor, file_id: UUID, entry: UUID, why: str, based_on: int | None) -> bool:
    """The version that stands, struck out; False when it was before. Her story is told of it by the database (migrations/0021)."""
    in_turn(entry)
    row = model.objects.filter(file_id=file_id, entry=entry, superseded_at=None, set_aside=False).values("pk", "number", "withdrawn_at").first()
    if row is None:
        raise NotYours(verb="strike out", file_id=file_id)
    if row["withdrawn_at"] is not None:
        return False
    if not checked("why", "group_strike_reasons", why):
        raise BadInput({"why": _("Pilih mengapa ini dicoret.")})
    if based_on is not None and row["number"] != based_on:
        raise NotNow(_("Rekan Anda baru saja mengubahnya. Lihat dahulu, lalu coret bila masih perlu."), verb="strike out", file_id=file_id)
    try:
        with transaction.atomic():
            model.objects.filter(pk=row["pk"]).update(withdrawn_at=clock.now(), struck_why=why, struck_by_id=by.user_id)
    except IntegrityError as refused:
        if constraint_of(refused) == "her_case_is_open":
            raise NotNow(_("Kasus anggota ini sudah ditutup; tim kasusnya yang dapat mencoretnya."), verb="strike out", file_id=file_id) from None
        raise
    return True


def in_turn(entry: UUID) -> None:
    """A correction and a strike of one record, one after the other: whoever comes second finds what the first has done. Until the transaction ends."""
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended('struck:' || %s, 0))", [str(entry)])
