"""What the report of a group tells beside what the group is for: its stages, its sessions, who came how often, by initials. Opens content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sintas.kit import clock, numbers
from sintas.practice.catalogue import load
from sintas.practice.journeys import GROUP

from ..models import Group, GroupPassage, GroupSession
from .for_paper import short_names, without_names
from .groups import passage_state
from .members import members_of
from .paper_shapes import MemberLine, PassageLine, SessionLine
from .sessions import OfSession, roll_of, sessions_of, who_of


def passages_of(group: Group, lang: str) -> tuple[PassageLine, ...]:
    """Every stage in the order in which the group came to it."""
    rows = GroupPassage.objects.filter(file_id=group.pk).order_by("began_at").defer("reason")
    return tuple(
        PassageLine(
            GROUP.label(row.stage, lang), numbers.day(clock.local(row.began_at).date()),
            numbers.day(clock.local(row.ended_at).date()) if row.ended_at else "", passage_state(row)[1],
        )
        for row in rows
    )  # fmt: skip


def lines_of(group: Group, lang: str, unnamed: str) -> tuple[tuple[SessionLine, ...], tuple[MemberLine, ...]]:
    """Held sessions with how many came; members who may be named, each with her own counts."""
    members = members_of(group)
    who = who_of(group, members)
    held = [one for one in sessions_of(group) if one.held]
    topics = {row.entry: row.topic for row in GroupSession.current.filter(file_id=group.pk)}
    lines = []
    for one in held:
        roll = roll_of(one, who.stays)
        came = f"{len(roll.present)}/{len(roll.expected)}" if one.marks else ""
        phase = load("group_phases").label(one.phase, lang) if one.phase else ""
        lines.append(SessionLine(str(one.no), numbers.day(one.on), topics.get(one.entry, ""), phase, came))
    short, times = short_names(members), defaultdict[str, set[str]](set)
    for member in members:
        if member.called and member.written in ("member", "left", "ended"):
            times[short[member.member_id]].add(str(member.member_id))
    counts = tuple(MemberLine(name, *counts_of(hers, held)) for name, hers in times.items())
    return without_names(tuple(lines), group, members, unnamed), counts


def counts_of(memberships: Collection[str], held: list[OfSession]) -> tuple[str, str]:
    """(came, of the sessions with a mark of hers; heard, of those she came to), of one person however often she was taken up."""
    marks = [mark for one in held for key, mark in one.marks.items() if str(key) in memberships]
    came = sum(mark.state == "present" for mark in marks)
    return (f"{came}/{len(marks)}" if marks else "", f"{sum(mark.spoke for mark in marks)}/{came}" if came else "")
