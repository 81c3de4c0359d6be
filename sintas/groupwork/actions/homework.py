"""What is taken home from a session (R251), and how it is looked back on: asked, never judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.codes import checked
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.actor import Actor

from ..models import Group, GroupHomework
from ..policy import WORK
from ..reading.members import members_of, takes_part
from .members import may_work
from .rebasing import on_top_of, sessions_in_turn
from .sessions import come, the_session


def give_homework(
    *, by: Actor, case: Group, session: UUID, words: str, member: str = "", entry: UUID | None = None, based_on: int | None = None, **sent: Any
) -> GroupHomework:
    """Taken home from the session of this entry, by the whole group or by one member (her id as text); or a correction of it.

    What was looked back on already stays told of the session in which that was. Raises Refusal without groups.work, NotYours, NotNow (closed,
    called off), BadInput (no words, somebody who takes no part, a session ahead), Overtaken, AlreadyDone.
    """
    may_work(by, case)
    sessions_in_turn(case)
    row = come(case, session)
    if not words.strip():
        raise BadInput({"words": _("Tulis apa yang dibawa pulang, satu kalimat cukup.")})
    stands, based_on = on_top_of(GroupHomework, case, entry, based_on, ("words", "member_id"), ("result", "looked_in"))
    hers = the_one(case, member, kept=stands.member_id if stands is not None else None)
    looked = {"result": stands.result, "looked_in": stands.looked_in} if stands is not None else {}
    told_of = the_session(case, stands.looked_in) if stands is not None and stands.looked_in is not None else row
    tags = [stands.result] if stands is not None and stands.result else []
    return keep(
        GroupHomework, by=by, case=case, kind="group_homework", verb=WORK, line=None if hers else words.strip(), happened=told_of.on,
        tags=tags, entry=entry, based_on=based_on, session=session, words=words.strip(), member_id=hers, **looked, **sent,
    )  # fmt: skip


def the_one(group: Group, member: str, *, kept: UUID | None) -> UUID | None:
    """Raises BadInput for somebody who takes no part today, unless she stood there before."""
    if not member:
        return None
    found = next((one.member_id for one in members_of(group) if str(one.member_id) == member and one.called and takes_part(one)), None)
    if found is None and member != str(kept):
        raise BadInput({"member": _("Pilih anggota yang ikut kelompok ini sekarang, atau seluruh kelompok.")})
    return found or kept


@transaction.atomic
def look_back(*, by: Actor, group: Group, session: UUID, results: Mapping[UUID, str]) -> int:
    """In this session: how it went with what was taken home before. `results`: entry of the homework -> group_homework_results, "" leaves it.

    The group's story tells it on the day of this session. Returns how many changed; repeating is harmless. Raises Refusal without groups.work,
    NotYours, NotNow (closed, called off), BadInput (also `on` for a session ahead).
    """
    may_work(by, group)
    sessions_in_turn(group)
    here = come(group, session)
    wanted = {entry: checked(f"r_{entry.hex}", "group_homework_results", code) for entry, code in results.items() if code}
    rows = {row.entry: row for row in GroupHomework.current.filter(file_id=group.pk, entry__in=list(wanted))}
    if set(wanted) - set(rows):
        raise NotYours(verb="look back", file_id=group.pk)
    changed = 0
    for entry, code in wanted.items():
        row = rows[entry]
        if row.result == code:
            continue
        changed += 1
        line = None if row.member_id else row.words
        keep(
            GroupHomework, by=by, case=group, kind="group_homework", verb=WORK, line=line, happened=here.on, tags=[code], entry=entry,
            based_on=row.number, session=row.session, words=row.words, member_id=row.member_id, result=code, looked_in=session,
        )  # fmt: skip
    trail.record(by=by, verb="look back", file_id=group.pk, session=str(session), changed=changed)
    return changed
