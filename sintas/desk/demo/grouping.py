"""The guidance group (BIMPOK) of the Sentra: twelve who meet every Friday, ten meetings behind them and one ahead, all through the verbs everybody uses.

What is told of it stands in bimpok.toml. Members come from cases of the demo and from the documented case MS; what is seen of one goes into her own case.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.groupwork.actions.agreeing import agree_contract
from sintas.groupwork.actions.assessing import assess_group
from sintas.groupwork.actions.composing import look_again
from sintas.groupwork.actions.facilitating import add_facilitator
from sintas.groupwork.actions.noting import note_member
from sintas.groupwork.actions.opening import open_group
from sintas.groupwork.actions.planning import plan_group, write_group_goal
from sintas.groupwork.actions.stages import complete_stage
from sintas.groupwork.models import Group
from sintas.groupwork.reading.noted_member import the_noted
from sintas.kit import clock
from sintas.staff import notices
from sintas.staff.actor import Actor

from . import measuring
from .coming import let_in
from .houses import REHAB, House
from .meeting import Meetings
from .past import working

Facts = dict[str, Any]
WEEK = timedelta(days=7)
FRIDAY = 4
FORMED, ASKED, PLANNED = 6, 4, 2  # days before the first session
MENTORS = "Mentor BIMPOK: Danu Kemuning (instruktur) dan Dewi Fajarwati (pengasuh)"


@cache
def told() -> Facts:
    """bimpok.toml."""
    return tomllib.loads((Path(__file__).parent / "bimpok.toml").read_text(encoding="utf-8"))


def fridays(many: int) -> list[date]:
    """So many Fridays that are behind us, the oldest first: today is never among them."""
    today = clock.today()
    last = today - timedelta(days=(today.weekday() - FRIDAY - 1) % 7 + 1)
    return [last - WEEK * back for back in reversed(range(many))]


def fill(house: House, case_of: Callable[[Mapping[str, Any]], Case]) -> Group:
    """Ratna's group, with Prita beside her; `case_of` finds the case a row of `members` speaks of."""
    said, days = told(), fridays(len(told()["sessions"]))
    group = formed(house, days[0] - timedelta(days=FORMED))
    meetings = Meetings(house.people["ratna"], house.people["prita"], group, others=MENTORS)
    members: dict[str, UUID] = {}
    first = [row for row in said["members"] if row["from"] == 1 and "said" in row]
    for row in first:
        members[row["called"]] = let_in(house, group, case_of(row), row, days[0] - timedelta(days=FORMED))
    assessed_and_planned(house, group, first, members, days[0])
    for number, (day, told_of_it) in enumerate(zip(days, said["sessions"], strict=True), 1):
        for row in said["members"]:
            if row["from"] == number and row["called"] not in members:
                members[row["called"]] = let_in(house, group, case_of(row), row, day - timedelta(days=1))
        meetings.hold(day, told_of_it, members)
        meetings.draw([row for row in said["sociograms"] if row["session"] == number], members)
        if told_of_it.get("ideas"):
            meetings.collect(said["ideas"], due=clock.today() + WEEK)
        for row in said["notes"]:
            if row["session"] == number:
                observed(house, group, members[row["called"]], row, meetings)
    ahead = days[-1] + (WEEK if days[-1] + WEEK > clock.today() else 2 * WEEK)
    meetings.plan(ahead, said["next"], on_day=days[-1])
    with working(house.people["ratna"], days[-1], 16):
        look_again(by=house.people["ratna"], group=group)
    for row in said["measured"]:
        member = next(one for one in said["members"] if one["called"] == row["called"])
        measuring.tell(house.people[member["lead"]], group, case_of(member), row, days)
    return group


def formed(house: House, day: date) -> Group:
    """Opened by Ratna with Prita, what it is for, what everybody promises."""
    ratna, prita, said = house.people["ratna"], house.people["prita"], told()
    with working(ratna, day, 8):
        group = open_group(by=ratna, unit_id=house.units[REHAB], synthetic=True, roles=roles_of(ratna), **said["about"])
        add_facilitator(by=ratna, group=group, user_id=prita.user_id)
        agree_contract(by=ratna, case=group, review_on=clock.today() + timedelta(days=120), read_aloud=True, happened=day, **said["contract"])
    with working(prita, day, 8, 30):
        notices.seen(prita, [one.id for one in notices.unseen(prita)])
    return group


def roles_of(by: Actor) -> list[str]:
    """Ratna plans and facilitates."""
    return [f"{role}:{by.user_id}" for role in ("planner", "facilitator")]


def assessed_and_planned(house: House, group: Group, first: list[Facts], members: Mapping[str, UUID], begins: date) -> None:
    """Each of the first members heard and asked, alone; the group's own assessment and plan; then on, stage by stage."""
    ratna, said = house.people["ratna"], told()
    asked, planned = begins - timedelta(days=ASKED), begins - timedelta(days=PLANNED)
    with working(ratna, asked, 13):
        complete_stage(by=ratna, group=group, stage="engagement")
        assess_group(by=ratna, case=group, fgd_on=asked, happened=asked, **said["assessment"])
        for row in first:
            her = the_noted(ratna, group.pk, members[row["called"]])
            note_member(by=ratna, case=her, moment="assessment", said=row["said"], seen=row["seen"], asked=True, happened=asked)
        complete_stage(by=ratna, group=group, stage="assessment")
    with working(ratna, planned, 13):
        write_group_goal(by=ratna, case=group, **said["goal"])
        review = clock.today() + timedelta(days=120)
        plan_group(by=ratna, case=group, explained=True, agreed_on=planned, review_on=review, happened=planned, **said["plan"])
        for row in first:
            her = the_noted(ratna, group.pk, members[row["called"]])
            own: Facts = {"said": row["goal"]} if row["goal"] else {"none": True}
            note_member(by=ratna, case=her, moment="plan", help_received="received" if row["goal"] else "not_wanted", happened=planned, **own)
        complete_stage(by=ratna, group=group, stage="planning")


def observed(house: House, group: Group, member: UUID, row: Facts, meetings: Meetings) -> None:
    """What was seen of one, after the session, by Ratna."""
    ratna, held = house.people["ratna"], meetings.held[row["session"] - 1]
    with working(ratna, held.on, 14):
        note_member(
            by=ratna, case=the_noted(ratna, group.pk, member), moment="session", observations=row["observations"], seen=row["seen"],
            session=held.entry, session_no=held.no, happened=held.on,
        )  # fmt: skip
