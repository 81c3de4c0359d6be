"""A group as its papers print it. Opens content."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.names import initials, told_apart
from sintas.practice.catalogue import load
from sintas.practice.journeys import GROUP
from sintas.safekeeping.redaction import without_words

from ..models import Group, GroupAbout, GroupContract, Member
from .about import FINER, size_words
from .facilitators import facilitators_of, with_parts
from .members import SUSPENDED, OfGroup, members_of, takes_part
from .mentors import named
from .paper_shapes import AgreedPart, CountsPart, GroupPart

T = TypeVar("T")
SHORTEST_NAME = 3  # letters: shorter ones stand inside other words


def group_for_paper(group: Group, lang: str, unnamed: str) -> GroupPart:
    """Inside translation.override(lang); content must be open. `unnamed` stands where the name of somebody who may not be named any more was
    written; members who may be named stand by the initials of the name they chose.
    """
    about = GroupAbout.current.get(file_id=group.pk)
    members, team = members_of(group), facilitators_of(group)
    kind = load("group_types").label(about.type, lang) if about.type else ""
    finer = next((load(listed).label(getattr(about, name), lang) for name, listed in FINER.items() if getattr(about, name)), "")
    part = GroupPart(
        name=about.name,
        kind=", ".join(filter(None, (kind, finer))),
        openness=load("group_openness").label(about.openness, lang) if about.openness else "",
        purposes=worded("group_purposes", about.purposes, lang),
        aims=worded("group_aims", about.aims, lang),
        aim_words=about.aim_words or "",
        need=about.need or "",
        size=size_words(about),
        setting=about.setting or "",
        schedule=about.schedule or "",
        rules=worded("group_ground_rules", about.rules, lang),
        rules_words=about.rules_words or "",
        mentors_words=about.mentors_words or "",
        contract=agreed(group, lang),
    )
    # What the house itself writes comes after: a facilitator who bears the name of a member keeps it.
    return replace(
        without_names(part, group, members, unnamed),
        number=group.number,
        stage=GROUP.label(group.stage, lang),
        opened=numbers.day(group.opened_on),
        closed=numbers.day(group.closed_on) if group.closed_on else "",
        facilitators=tuple(name for _key, name in team),
        facilitating=tuple(with_parts(team, about.roles, lang)),
        mentors=tuple(named(about.mentors).values()),
        counts=counted(members),
    )


def agreed(group: Group, lang: str) -> AgreedPart | None:
    """None while no contract stands."""
    row = GroupContract.current.filter(file_id=group.pk).first()
    if row is None:
        return None
    return AgreedPart(
        row.aims, row.timetable or "", row.member_tasks or "", row.facilitator_tasks or "", row.confidentiality or "", row.complaints or "",
        row.ending or "", FuzzyDate.decode(row.happened).text(lang) if row.happened else "", numbers.day(row.review_on) if row.review_on else "",
        row.read_aloud,
    )  # fmt: skip


def counted(members: list[OfGroup]) -> CountsPart:
    """Whoever is suspended counts apart: she is not spoken of as if she took part."""
    states = [one.state for one in members]
    return CountsPart(
        inside=sum(takes_part(one) and one.state != SUSPENDED for one in members),
        preparing=states.count("preparing"),
        suspended=states.count(SUSPENDED),
        before=len({one.who for one in members if one.written in ("member", "left", "ended")}),
    )


def without_names(told: T, group: Group, members: list[OfGroup], unnamed: str) -> T:
    """The same words without the name of any member, wherever somebody wrote it: a paper is found, and a contract is signed by whoever wants to.

    Of whoever may still be named the initials of the chosen name stand there, of everybody else `unnamed`.
    """
    rows = list(Member.objects.filter(file_id=group.pk))
    hidden = set(hidden_names(rows, {one.member_id for one in members if one.called}))
    for called in sorted({row.called for row in rows}, key=len, reverse=True):
        gone = called in hidden
        told = without_gone(told, called, unnamed) if gone else without_words(told, [called], initials(called), shortest=SHORTEST_NAME)
    return told


def hidden_names(rows: Collection[Member], named: Collection[UUID]) -> list[str]:
    """Of these members of one group the names that nothing may say any more, the longest first; `named`: ids of those who may be named.

    Whoever left and came back is named again where she is called the same; the name of somebody else who is called like that stays hidden.
    """
    back = {(row.member_case, row.called.casefold()) for row in rows if row.pk in named and row.member_case is not None}
    gone = {row.called for row in rows if row.pk not in named and (row.member_case, row.called.casefold()) not in back}
    return sorted(gone, key=len, reverse=True)


def short_names(members: list[OfGroup]) -> dict[UUID, str]:
    """Of whoever may be named the initials of the name she chose, told apart in the order in which they were taken up: "S 1" is the same person on
    every paper of the group, also when she left and came back.
    """
    named = {(one.who, one.called.casefold()): initials(one.called) for one in members if one.called}
    told = dict(zip(named, told_apart(list(named.values())), strict=True))
    return {one.member_id: told[one.who, one.called.casefold()] for one in members if one.called}


def without_gone(told: T, called: str, unnamed: str) -> T:
    """The same words without this name. Initials ("JA"), the only name a documented group has for its members, are taken out where they are written
    as such: "ja" and "Si" are other words.
    """
    short = sum(one.isalnum() for one in called) < SHORTEST_NAME
    if short and not called.isupper():
        return told
    return without_words(told, [called], unnamed, shortest=1, as_written=short)


def worded(list_name: str, codes: list[str], lang: str) -> tuple[str, ...]:
    """The words of several codes."""
    return tuple(load(list_name).label(code, lang) for code in codes)
