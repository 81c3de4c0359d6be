"""The order of the road: by year or by age where they say one, else as told. Nothing is dated that was not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sintas.kit.fuzzy_words import FuzzyDateError, parse

Event = Mapping[str, Any]
Told = tuple[int, Event]  # its place as told, from 0
Key = Callable[[Event], int | None]
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def in_order(events: Sequence[Event], *, today: date, born: int | None) -> list[Told]:
    """The events with their places as told.

    All timed ones must tell time in one way (years, or ages; with the client's year of `born` an age is a year), or all stay as told.
    An event without a time stays behind the one it was told after; those of one year stay as told unless each has its month.
    """
    told = list(enumerate(events))
    year: Key = partial(year_of, today=today, born=born)
    timed = [one for _at, one in told if year(one) is not None or age_of(one) is not None]
    first = next((key for key in (year, age_of) if timed and all(key(one) is not None for one in timed)), None)
    if first is None:
        return told
    groups: list[list[Told]] = []
    for at, one in told:
        if groups and first(one) is None:
            groups[-1].append((at, one))
        else:
            groups.append([(at, one)])
    led = groups[:1] if first(groups[0][0][1]) is None else []  # told first, without a time: it stays first
    finer: list[Key] = [partial(part_of, part=part, today=today) for part in ("month", "day")]
    return [one for group in (*led, *refined(groups[len(led) :], [first, *finer])) for one in group]


def refined(groups: list[list[Told]], keys: Sequence[Key]) -> list[list[Told]]:
    """Sorted by the first key, and by the next ones among equals; as told where one of them has no such key."""
    said = [keys[0](group[0][1]) for group in groups] if keys else []
    known = [one for one in said if one is not None]
    if not known or len(known) < len(groups):
        return groups
    return [
        group
        for value in sorted(set(known))
        for group in refined([group for group, one in zip(groups, said, strict=True) if one == value], keys[1:])
    ]


def year_of(event: Event, *, today: date, born: int | None) -> int | None:
    """The one year its words name, or the year of its age; None when they name none, or several."""
    words = str(event.get("when") or "")
    named = {int(year) for year in YEAR.findall(words)}
    if len(named) == 1:
        return named.pop()
    try:
        found = parse(words, today=today)
    except FuzzyDateError:
        found = None
    if found is not None and found.year is not None and not named:
        return found.year
    age = age_of(event)
    return born + age if born is not None and age is not None and not named else None


def age_of(event: Event) -> int | None:
    """The age told, from its own cell or from words such as "usia 9"."""
    said = str(event.get("age") or "")
    if said.isascii() and said.isdigit():
        return int(said)
    for words in (said, str(event.get("when") or "")):
        found = re.fullmatch(r"(?:saat |waktu |sejak )?(?:usia|umur|berusia|age) (\d{1,3})(?: tahun)?", words.lower())
        if found:
            return int(found.group(1))
    return None


def part_of(event: Event, *, part: str, today: date) -> int | None:
    """The month or the day its words say."""
    try:
        found: int | None = getattr(parse(str(event.get("when") or ""), today=today), part)
    except FuzzyDateError:
        return None
    return found
