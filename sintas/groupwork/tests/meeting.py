"""Members and sessions of Ratna's group for tests, made through the real verbs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sintas.groupwork.actions.agreeing import agree_contract
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.actions.sessions import plan_session
from sintas.groupwork.models import Group, GroupSession, Member
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor


def let_in(by: Actor, group: Group, cases: list[Any], propose_her: Callable[..., Any], *names: str) -> list[Member]:
    """One member of the group for each case, since today, under these names."""
    members = []
    for case, called in zip(cases, names, strict=True):
        release = propose_her(case, group, called=called)
        with acting_as(by.user_id):
            members.append(take_up(by=by, group=group, release_id=release))
            accept(by=by, group=group, member_id=members[-1].pk, words="dua kali bicara")
    return members


def a_session(by: Actor, group: Group, *, days: int = 0, **facts: Any) -> GroupSession:
    """Planned for so many days from today, led by whoever plans it. The caller acts as them."""
    given = {"topic": "saling mengenal", "tasks": [f"facilitator:{by.user_id}"], "before_contract_reason": "sudah dijanjikan"} | facts
    return plan_session(by=by, case=group, on=clock.today() + timedelta(days=days), **given)


def read(by: Actor, group: Group) -> None:
    """As on any page that shows what is written: the content is opened in the trail."""
    trail.record(by=by, verb="read group", file_id=group.pk, opens=True)


def agreed(by: Actor, group: Group, on: date) -> None:
    """The contract stands since that day."""
    agree_contract(by=by, case=group, aims="saling menguatkan", happened=on)
