"""Who came to a session and who was heard (R254, R257): everybody at once, or mark by mark while the session runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.codes import checked
from sintas.kit import clock
from sintas.practice.group.session import attendance_problems, away_though_observed
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Group, GroupMark, GroupSession
from ..reading.members import members_of
from ..reading.session_meant import observed_in
from ..reading.sessions import stays_of
from .members import may_work
from .rebasing import sessions_in_turn
from .sessions import hold, the_session

PRESENT = "present"
Given = tuple[UUID, str, bool]  # (id of the member, code of attendance_states, was heard)


@transaction.atomic
def mark_attendance(*, by: Actor, group: Group, session: UUID, marks: Iterable[Given]) -> int:
    """Write who was there; "" leaves that one as it is, everyone else stays as marked before. Returns how many marks changed.

    The session counts as held. Repeating is harmless. Raises Refusal without groups.work, NotYours, NotNow (closed, called off), BadInput
    naming `m_<id of the member>`: nobody's member, not on that day, suspended, two marks, heard and yet away, away although a note says what was
    seen of her there; `on` for a session ahead.
    """
    may_work(by, group)
    sessions_in_turn(group)
    given = [(member, state or (PRESENT if spoke else ""), spoke) for member, state, spoke in marks if state or spoke]
    for member, state, spoke in given:
        checked(field_of(member), "attendance_states", state)
        if spoke and state != PRESENT:
            raise BadInput({field_of(member): _("Ia ditandai ikut berbicara, jadi ia hadir. Periksa keduanya.")})
    row = the_session(group, session)
    refuse(group, given, row.on, by.language)
    if not given:
        return 0
    stands = {one.member_id: one for one in GroupMark.objects.filter(file_id=group.pk, session=session).select_for_update()}
    refuse_observed(row, [(member, state) for member, state, _spoke in given if member not in stands or stands[member].state != state], by.language)
    hold(by, group, session)
    changed = 0
    for member, state, spoke in given:
        before = stands.get(member)
        if before is not None and (before.state, before.spoke) == (state, spoke):
            continue
        changed += 1
        if before is None:
            stands[member] = GroupMark.objects.create(
                file_id=group.pk, organisation_id=group.organisation_id, session=session, member_id=member, state=state, spoke=spoke,
                made_by_id=by.user_id,
            )  # fmt: skip
        else:
            before.state, before.spoke, before.made_by_id, before.made_at = state, spoke, by.user_id, clock.now()
            before.save(update_fields=["state", "spoke", "made_by", "made_at"])
    trail.record(by=by, verb="mark group session", file_id=group.pk, session=str(session), changed=changed)
    return changed


def refuse(group: Group, given: Iterable[Given], on: date, lang: str) -> None:
    """What practice/group/session.py finds wrong, each at its member; and nobody is marked whose consent has ended."""
    pairs = [(str(member), state) for member, state, _spoke in given]
    problems = attendance_problems(pairs, stays_of(group), on)
    if problems:
        raise BadInput({field_of(UUID(key)): problem.sentence(lang) for problem in problems for key in problem.keys})
    unnamed = {str(one.member_id) for one in members_of(group) if not one.called}
    hidden = [key for key, _state in pairs if key in unnamed]
    if hidden:
        sentence = _("Persetujuannya untuk kelompok ini tidak lagi berlaku. Kehadirannya tidak dicatat lagi; bicarakan dengan pendampingnya.")
        raise BadInput({field_of(UUID(key)): sentence for key in hidden})


def refuse_observed(row: GroupSession, changes: Iterable[tuple[UUID, str]], lang: str) -> None:
    """Nobody is marked away of whom a note says what was seen of her in this session. Notes of whoever has left are not known here."""
    away = [str(member) for member, state in changes if state != PRESENT]
    refusal = away_though_observed(away, observed_in(row.file_id, row.entry, row.no)) if away else None
    if refusal is not None:
        raise BadInput({field_of(UUID(key)): refusal.sentence(lang) for key in refusal.keys})


def field_of(member: UUID) -> str:
    """Name of her row in the form."""
    return f"m_{member.hex}"
