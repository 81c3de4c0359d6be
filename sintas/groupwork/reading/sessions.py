"""The sessions of a group, out of coded columns alone: nothing is unsealed here, so that lists, gates and "Hari ini" may ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q

from sintas.practice.group.cohesion import Roll
from sintas.practice.group.membership import Membership, members_on
from sintas.safekeeping.refusals import NotYours

from ..models import Group, GroupMark, GroupProcess, GroupSession, MemberState
from .members import OfGroup, members_of

COLUMNS = ("id", "file_id", "entry", "number", "no", "on", "at", "ends_at", "state", "phase", "techniques", "tasks")


@dataclass(frozen=True)
class Mark:
    """One member in one session: a code of attendance_states, and whether she was heard."""

    state: str
    spoke: bool = False


@dataclass(frozen=True)
class OfSession:
    """One session as it stands. `phase`, `techniques` as they were once that is written, else as planned; `marks` by id of the member.

    `reasoned`: it says why it was held before the contract. `told`: what happened is written. `seen`: codes of group_observations.
    """

    entry: UUID
    no: int
    number: int
    on: date
    at: time | None
    ends_at: time | None
    state: str
    phase: str = ""
    techniques: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    told: bool = False
    reasoned: bool = False
    marks: Mapping[UUID, Mark] = field(default_factory=dict, hash=False)

    @property
    def held(self) -> bool:
        """It took place."""
        return self.state == "held"

    @property
    def present(self) -> frozenset[UUID]:
        """Ids of the members who were there."""
        return frozenset(key for key, mark in self.marks.items() if mark.state == "present")

    @property
    def heard(self) -> frozenset[UUID]:
        """Ids of those who took part in the talk."""
        return frozenset(key for key, mark in self.marks.items() if mark.spoke)


def sessions_of(group: Group) -> list[OfSession]:
    """Every session, cancelled ones too, by day and hour. Three queries, however many there are."""
    return told_of(group, GroupSession.current.filter(file_id=group.pk))


def session_of(group: Group, entry: UUID) -> OfSession:
    """One of them. Three queries. Raises NotYours for an entry that is no session of this group."""
    found = told_of(group, GroupSession.current.filter(file_id=group.pk, entry=entry), session=entry)
    if not found:
        raise NotYours(verb="read group session", file_id=group.pk)
    return found[0]


def told_of(group: Group, rows: Any, **only: UUID) -> list[OfSession]:
    """The rows with what was marked and written; `only` narrows those to one session."""
    said_why = ExpressionWrapper(Q(before_contract_reason__isnull=False), output_field=BooleanField())
    plans = list(rows.annotate(reasoned=said_why).only(*COLUMNS))
    marks: dict[UUID, dict[UUID, Mark]] = defaultdict(dict)
    for session, member, state, spoke in GroupMark.objects.filter(file_id=group.pk, **only).values_list("session", "member_id", "state", "spoke"):
        marks[session][member] = Mark(state, spoke)
    written = GroupProcess.current.filter(file_id=group.pk, **only).values_list("session", "phase", "techniques", "seen")
    processes = {session: (phase, techniques, seen) for session, phase, techniques, seen in written}
    found = []
    for row in plans:
        phase, techniques, seen = processes.get(row.entry, ("", [], []))
        found.append(
            OfSession(
                row.entry, row.no, row.number, row.on, row.at, row.ends_at, row.state, phase or row.phase, tuple(techniques or row.techniques),
                tuple(row.tasks), tuple(seen), row.entry in processes, row.reasoned, dict(marks.get(row.entry, {})),
            )
        )  # fmt: skip
    return sorted(found, key=in_order)


def in_order(one: OfSession) -> tuple[date, time, int]:
    """By day, hour, number."""
    return one.on, one.at or time.min, one.no


def stays_of(group: Group) -> list[Membership]:
    """Who was a member from when to when, by id as text. One query."""
    rows = MemberState.objects.filter(file_id=group.pk, state="member").values_list("member_id", "on", "member__left_on")
    return [Membership(str(member), since, until) for member, since, until in rows]


@dataclass(frozen=True)
class Who:
    """Everybody who ever stood in the group, and ids (as text) of those who are still asked for a mark: whoever is suspended is not."""

    stays: list[Membership]
    asked: frozenset[str]

    def missing(self, one: OfSession) -> frozenset[str]:
        """Who of them has no mark in a session yet."""
        return roll_of(one, self.stays).unmarked & self.asked


def who_of(group: Group, members: list[OfGroup] | None = None) -> Who:
    """One query, and those of members_of() where `members` is not given."""
    found = members if members is not None else members_of(group)
    return Who(stays_of(group), frozenset(str(one.member_id) for one in found if one.called))


def roll_of(one: OfSession, stays: Iterable[Membership]) -> Roll:
    """A session as practice/group/cohesion.py counts it. A mark of somebody whose days were changed since is left out."""
    expected = members_on(stays, one.on)
    marks = {str(key): mark.state for key, mark in one.marks.items() if str(key) in expected}
    return Roll(expected, marks, frozenset(str(key) for key in one.heard if str(key) in expected))


def has_sessions(group: Group) -> bool:
    """Planned, held or called off. One query."""
    return GroupSession.objects.filter(file_id=group.pk).exists()
