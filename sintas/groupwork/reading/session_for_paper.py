"""One session of a group as its papers print it: plan, list, minutes. Opens content."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.kit import numbers
from sintas.practice.catalogue import load

from ..models import Group, GroupHomework, GroupProcess, GroupSession
from .attendance import list_of
from .for_paper import short_names, without_names, worded
from .members import members_of
from .mentors import besides
from .paper_shapes import AttendedPart, SessionPart
from .session_page import names_of_team, who_did
from .sessions import OfSession, session_of


def session_for_paper(group: Group, entry: UUID, lang: str, unnamed: str) -> SessionPart:
    """Inside translation.override(lang); content must be open. Raises NotYours for an entry that is no session of this group."""
    one = session_of(group, entry)
    plan = GroupSession.current.get(file_id=group.pk, entry=entry)
    process = GroupProcess.current.filter(file_id=group.pk, session=entry).first()
    members = members_of(group)
    names, listed, short = besides(names_of_team(group, who_did(plan, process)), one.tasks), list_of(group, one, members), short_names(members)
    said = without_names(
        SessionPart(
            topic=plan.topic,
            aims=plan.aims or "",
            activities=plan.activities or "",
            materials=plan.materials or "",
            others=plan.others or "",
            reasons=tuple(filter(None, (plan.before_contract_reason, plan.cancelled_reason))),
            **told(process),
            homework=homework_of_all(group, entry),
        ),
        group,
        members,
        unnamed,
    )
    heads = SessionPart(
        no=str(one.no),
        day=numbers.long_day(one.on),
        hours="-".join(numbers.clock_time(at) for at in (one.at, one.ends_at) if at),
        phase=load("group_phases").label(one.phase, lang) if one.phase else "",
        techniques=worded("group_techniques", list(one.techniques), lang),
        tasks=tasks_of(one, names, lang),
        seen=worded("group_observations", list(one.seen), lang),
        led_by=tuple(filter(None, (names.get(str(who), "") for who in process.led_by))) if process else (),
        attended=tuple(AttendedPart(short[who.member_id], who.state, who.spoke) for who in listed.listed),
        unlisted=listed.unnamed,
        came=listed.came if one.marks else "",
        told=process is not None,
    )
    return joined(heads, said)


def homework_of_all(group: Group, entry: UUID) -> tuple[str, ...]:
    """What the whole group took home; what one member took home is hers, and on no paper of the group."""
    rows = GroupHomework.current.filter(file_id=group.pk, session=entry, member=None).order_by("written_at", "pk")
    return tuple(row.words for row in rows)


def told(process: GroupProcess | None) -> dict[str, Any]:
    """The words of what happened; {} while nothing is written."""
    if process is None:
        return {}
    return {
        "themes": process.themes or "", "words": process.words or "", "answer": process.answer or "", "closing": process.closing or "",
    }  # fmt: skip


def joined(heads: SessionPart, said: SessionPart) -> SessionPart:
    """What the house counts and codes, with what the group wrote: names are taken out of the second alone."""
    empty = SessionPart()
    return SessionPart(**{name: getattr(said, name) if getattr(said, name) != getattr(empty, name) else value for name, value in vars(heads).items()})


def tasks_of(one: OfSession, names: dict[str, str], lang: str) -> tuple[str, ...]:
    """ "Fasilitator: Ratna, Budi", by role."""
    found = []
    for role in load("group_session_roles").rows:
        people = [names.get(task.partition(":")[2], "") for task in one.tasks if task.partition(":")[0] == role.code]
        if any(people):
            found.append(f"{role.label(lang)}: {', '.join(filter(None, people))}")
    return tuple(found)
