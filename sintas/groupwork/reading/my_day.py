"""What the groups one facilitates ask of one today: sessions of this week, those nobody has written down, tasks past their day, a round of feedback."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID

from sintas.kit import clock
from sintas.practice.group.membership import Membership, members_on
from sintas.safekeeping.unreadable import readable
from sintas.staff.actor import Actor

from ..models import FeedbackRound, Group, GroupAbout, GroupMark, GroupSession, GroupTask, MemberState
from ..policy import visible_to
from .sessions import who_of
from .veil import names_of_groups

WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Met:
    """One session, by its group; no word of it."""

    group_id: UUID
    entry: UUID
    no: int
    on: date
    at: time | None
    ends_at: time | None


@dataclass(frozen=True)
class Round:
    """A round of feedback that is open."""

    group_id: UUID
    round_id: UUID
    asked: int
    answered: int


@dataclass(frozen=True)
class GroupsToday:
    """`called` by id of the group. `ahead`: today's and this week's sessions, the nearest first. `unwritten`: planned for a day that has passed.
    `unmarked`: held, and somebody has no mark. `late`: group -> how many tasks of one's own or of the members stand past their day.
    """

    called: dict[UUID, str]
    ahead: list[Met] = field(default_factory=list)
    unwritten: list[Met] = field(default_factory=list)
    unmarked: list[Met] = field(default_factory=list)
    late: dict[UUID, int] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)

    @property
    def today(self) -> list[Met]:
        """Of those ahead, today's."""
        return [one for one in self.ahead if one.on == clock.today()]


def groups_today(actor: Actor) -> GroupsToday | None:
    """None for whoever facilitates no open group (one query). Else seven, the keys of the names and, for each group with a list half filled,
    those of its members. Nothing but the names is unsealed.
    """
    groups = {one.pk: one for one in visible_to(actor).filter(closed_on=None)}
    if not groups:
        return None
    today, ids = clock.today(), list(groups)
    rows = GroupSession.current.filter(file_id__in=ids, on__lte=today + WEEK, state__in=("planned", "held")).order_by("on", "at", "no")
    planned: list[Met] = []
    held: list[Met] = []
    for group, entry, no, on, at, ends_at, state in rows.values_list("file_id", "entry", "no", "on", "at", "ends_at", "state"):
        (planned if state == "planned" else held).append(Met(group, entry, no, on, at, ends_at))
    names = GroupAbout.current.filter(file_id__in=ids).only("id", "file_id", "name")
    return GroupsToday(
        names_of_groups({row.file_id: readable(row, "name", groups[row.file_id].number) for row in names}),
        [one for one in planned if one.on >= today],
        [one for one in planned if one.on < today],
        unmarked(groups, held),
        late_tasks(actor, ids, today),
        [Round(*of) for of in FeedbackRound.objects.filter(file_id__in=ids, closed_at=None).values_list("file_id", "pk", "asked", "answered")],
    )


def unmarked(groups: dict[UUID, Group], held: list[Met]) -> list[Met]:
    """Held sessions in which a member of that day has no mark. Whoever is suspended is asked for none: groups that seem late are looked at closely."""
    stays, marked = defaultdict[UUID, list[Membership]](list), defaultdict[UUID, set[str]](set)
    of_groups = {"file_id__in": [one.group_id for one in held]}
    for group, member, on, until in MemberState.objects.filter(state="member", **of_groups).values_list("file_id", "member_id", "on", "member__left_on"):
        stays[group].append(Membership(str(member), on, until))
    for session, member in GroupMark.objects.filter(**of_groups).values_list("session", "member_id"):
        marked[session].add(str(member))
    seeming = [one for one in held if members_on(stays[one.group_id], one.on) - marked[one.entry]]
    asked = {key: who_of(groups[key]) for key in {one.group_id for one in seeming}}
    return [one for one in seeming if (members_on(stays[one.group_id], one.on) - marked[one.entry]) & asked[one.group_id].asked]


def late_tasks(actor: Actor, ids: Iterable[UUID], today: date) -> dict[UUID, int]:
    """Open tasks whose day has passed, one's own and those of the members together. One query."""
    found: dict[UUID, int] = defaultdict(int)
    rows = GroupTask.objects.filter(file_id__in=list(ids), ended_at=None, due_on__lt=today).values_list("file_id", "owner_id")
    for group, owner in rows:
        if owner in (None, actor.user_id):
            found[group] += 1
    return dict(found)
