"""What the gates of a group may ask about its sessions: counts out of coded columns."""

from __future__ import annotations

from dataclasses import replace

from sintas.practice.catalogue import load
from sintas.practice.group.dossier import GroupDossier, GroupImplementationPart, GroupPlanningPart, GroupTerminationPart
from sintas.practice.group.session import before_contract, homework_owed, needs_answer

from ..models import Group, GroupContract
from .homework import given_in
from .members import OfGroup, takes_part
from .sessions import OfSession, roll_of, sessions_of, who_of

ENDING = "ending"  # of group_phases, and the heading of R252 in group_techniques


def with_sessions(group: Group, dossier: GroupDossier, members: list[OfGroup]) -> GroupDossier:
    """The dossier with what the sessions say of implementation, planning and termination; what others put there stays."""
    sessions = sessions_of(group)
    return replace(
        dossier,
        implementation=implementation(group, sessions, members),
        planning=replace(dossier.planning or GroupPlanningPart(), sessions_planned=sum(one.state != "cancelled" for one in sessions)),
        termination=ending(sessions, dossier.termination or GroupTerminationPart()),
    )


def implementation(group: Group, sessions: list[OfSession], members: list[OfGroup]) -> GroupImplementationPart:
    """Whoever is suspended is asked for no mark any more, and waits for nobody to hear her."""
    held = [one for one in sessions if one.held]
    who = who_of(group, members)
    agreed = GroupContract.current.filter(file_id=group.pk).values_list("happened_on", flat=True).first()
    inside = {str(one.member_id) for one in members if takes_part(one) and one.called}
    heard = {key for one in held for key in roll_of(one, who.stays).heard}
    return GroupImplementationPart(
        members=len(inside),
        sessions_held=len(held),
        before_contract_without_reason=sum(before_contract(one.on, agreed, phase=one.phase, reason="x" * one.reasoned) is not None for one in held),
        marks_missing=sum(len(who.missing(one)) for one in held),
        homework_open=homework_owed(given_in(group, sessions), len(held)),
        unanswered=sum(needs_answer(one.seen) for one in held),
        without_phase=sum(not one.phase for one in held),
        heard=len(inside & heard),
    )


def ending(sessions: list[OfSession], part: GroupTerminationPart) -> GroupTerminationPart:
    """A held session in the phase of ending, and how many of the five ways to end a group were used in such sessions (R252)."""
    last = [one for one in sessions if one.held and one.phase == ENDING]
    ways = {row.code for row in load("group_techniques").of_group(ENDING)}
    used = {code for one in last for code in one.techniques}
    return replace(part, ending_session=bool(last), techniques=len(ways & used))
