"""Which days of a colleague differ from their own last eight weeks. Fixed rules on counts; no score, nothing is decided by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

WEEKS = 8
MANY = 20  # files in a day that are many for anybody
TIMES = 3  # times the busiest usual day
AT_NIGHT = 3  # files opened between 22.00 and 05.00
NIGHTS = 2  # nights in eight weeks that make it a habit (night duty in a shelter)
NOT_THEIRS = 5
AFTER_LEAVING = 3
LONG_CLOSED = 5
GLASS = 2


@dataclass(frozen=True)
class Day:
    """What one colleague did on one day, in numbers of distinct files."""

    person: UUID
    unit: UUID
    watcher: str
    day: date
    files: int = 0
    at_night: int = 0
    refused: int = 0
    after_leaving: int = 0
    long_closed: int = 0


@dataclass(frozen=True)
class Finding:
    """A rule that a day meets. `usual`: the most of a usual day, where the rule compares."""

    person: UUID
    unit: UUID
    watcher: str
    day: date
    rule: str
    count: int
    usual: int | None = None


def findings(days: Iterable[Day], since: date) -> list[Finding]:
    """The findings of the days from `since` on, each compared with the eight weeks before it."""
    told: dict[tuple[UUID, UUID], list[Day]] = defaultdict(list)
    for one in days:
        told[one.person, one.unit].append(one)
    return [found for history in told.values() for one in history if one.day >= since for found in of_day(one, history)]


def of_day(one: Day, history: list[Day]) -> list[Finding]:
    """Every rule this day meets."""
    before = [d for d in history if one.day - timedelta(weeks=WEEKS) <= d.day < one.day]
    usual = busiest([d.files for d in before])
    nights = sum(1 for d in before if d.at_night)
    met = [
        ("many_files", one.files, usual, one.files > max(MANY, TIMES * usual)),
        ("at_night", one.at_night, None, one.at_night >= AT_NIGHT and nights < NIGHTS),
        ("not_theirs", one.refused, None, one.refused >= NOT_THEIRS),
        ("after_leaving", one.after_leaving, None, one.after_leaving >= AFTER_LEAVING),
        ("long_closed", one.long_closed, None, one.long_closed >= LONG_CLOSED),
    ]
    return [Finding(one.person, one.unit, one.watcher, one.day, rule, count, against) for rule, count, against, yes in met if yes]


def busiest(counts: list[int]) -> int:
    """The most files of a usual day: the busiest tenth of their days is left out, so that one rush does not make rushes usual."""
    ordered = sorted(counts)
    return ordered[max(0, int(len(ordered) * 0.9) - 1)] if ordered else 0
