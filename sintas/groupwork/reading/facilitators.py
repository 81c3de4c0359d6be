"""Which part each facilitator has in a group (R409): coded, among what the group is for; told of whoever facilitates today."""

from __future__ import annotations

from collections.abc import Iterable

from sintas.cases.reading.team import team_of
from sintas.practice.catalogue import load
from sintas.practice.group.facilitating import PARTS

from ..models import Group, GroupAbout

FACILITATING = ("lead", "second", "member")


def facilitators_of(group: Group) -> list[tuple[str, str]]:
    """(id, name), the lead first. Two queries."""
    return [(str(one.user_id), one.name) for one in team_of(group) if one.role in FACILITATING]


def roles_of(group: Group) -> list[str]:
    """ "planner:<id of a colleague>" of the version that stands. One query, nothing unsealed."""
    found: list[str] | None = GroupAbout.current.filter(file_id=group.pk).values_list("roles", flat=True).first()
    return found or []


def by_person(roles: Iterable[str]) -> dict[str, list[str]]:
    """Id -> codes of the parts."""
    held: dict[str, list[str]] = {}
    for one in roles:
        role, _colon, person = one.partition(":")
        held.setdefault(person, []).append(role)
    return held


def part_words(roles: Iterable[str], lang: str) -> dict[str, str]:
    """Id -> the parts of this person in words, in the order of the list."""
    listed = load(PARTS)
    return {person: ", ".join(row.label(lang) for row in listed.rows if row.code in codes) for person, codes in by_person(roles).items()}


def with_parts(people: Iterable[tuple[str, str]], roles: Iterable[str], lang: str) -> list[str]:
    """ "Ratna: Perencana, Fasilitator"; the name alone where nobody said which part."""
    words = part_words(roles, lang)
    return [f"{name}: {words[key]}" if words.get(key) else name for key, name in people]


def parts_told(group: Group, about: GroupAbout, lang: str) -> str:
    """One line for each facilitator who has a part; "" while nobody has one, which costs no query."""
    told = set(by_person(about.roles))
    people = [(key, name) for key, name in facilitators_of(group) if key in told] if told else []
    return "\n".join(with_parts(people, about.roles, lang))
