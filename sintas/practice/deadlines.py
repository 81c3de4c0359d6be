"""When a duty starts, who owes it and when it is due: by law (catalogue `deadlines`, R349-R355, UU 12/2022 art. 39-42) or by a unit's own times.

Hours are elapsed hours, the same moment in every zone. Working days are days of the local calendar, Monday to Friday without the days off
that are named; they end with the working day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sintas.practice import catalogue
from sintas.practice.catalogue import Code

LIST = "deadlines"
WORKDAY_ENDS = time(16)
SATURDAY = 5
LONGEST_HOURS, LONGEST_DAYS = 24 * 366, 366


@dataclass(frozen=True)
class Within:
    """How long there is: elapsed hours or working days, never both. Raises ValueError otherwise, and beyond a year."""

    hours: int = 0
    working_days: int = 0

    def __post_init__(self) -> None:
        if (self.hours > 0) == (self.working_days > 0) or min(self.hours, self.working_days) < 0:
            raise ValueError("either hours or working days")
        if self.hours > LONGEST_HOURS or self.working_days > LONGEST_DAYS:
            raise ValueError("longer than a year")


@dataclass(frozen=True)
class Deadline:
    """One duty. `within` None: the law names no time. `row` carries words, law, evidence and source (catalogue `deadlines`)."""

    code: str
    row: Code
    within: Within | None
    forms: tuple[str, ...]
    after: str
    again: bool
    owner: str
    houses: tuple[str, ...]

    @property
    def by_advocate(self) -> bool:
        """Whether the law puts it on the advocate (UU 23/2004 art. 25) and not on whoever leads the case."""
        return self.owner == "advocate"


def due(start: datetime, within: Within | None, zone: tzinfo, off: Collection[date] = ()) -> datetime | None:
    """The last moment, aware in `zone`; None when no time is named. ValueError for a start without a zone."""
    if start.tzinfo is None:
        raise ValueError("a moment needs a zone")
    if within is None:
        return None
    if within.hours:
        return (start.astimezone(UTC) + timedelta(hours=within.hours)).astimezone(zone)
    return datetime.combine(working_day(start.astimezone(zone).date(), within.working_days, off), WORKDAY_ENDS, tzinfo=zone)


def working_day(day: date, count: int, off: Collection[date] = ()) -> date:
    """The `count`-th working day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY and day not in off
    return day


def deadline(code: str) -> Deadline:
    """The duty of this code. Raises `catalogue.UnknownCode`."""
    row = catalogue.load(LIST).get(code)
    said = row.extra
    hours = said.get("hours")
    return Deadline(
        code=code,
        row=row,
        within=Within(hours=int(str(hours))) if hours else None,
        forms=words(said.get("forms")),
        after=str(said.get("after", "")),
        again=row.flag("again"),
        owner=str(said["owner"]),
        houses=words(said.get("houses")),
    )


def deadlines(on: date | None = None) -> tuple[Deadline, ...]:
    """Every duty in use on a day, in the order of the list."""
    return tuple(deadline(row.code) for row in catalogue.load(LIST).in_use(on))


def starting(forms: Iterable[str], house: str, on: date) -> tuple[Deadline, ...]:
    """The duties that violence of these forms ("set:code") starts in a house of this kind ('' not stated: it counts as named by the law)."""
    sets = {form.partition(":")[0] for form in forms}
    return tuple(one for one in deadlines(on) if sets & set(one.forms) and owed_by(one, house))


def owed_by(one: Deadline, house: str) -> bool:
    """Whether the law names this kind of house; a duty that names none is everybody's."""
    return not one.houses or not house or house in one.houses


def following(code: str, on: date) -> tuple[Deadline, ...]:
    """The duties that begin when this one was done."""
    return tuple(one for one in deadlines(on) if one.after == code)


def within(amount: int, measure: str) -> Within:
    """A unit's own time; `measure` is hours or working_days. Raises ValueError for another, and for one beyond a year."""
    if measure not in ("hours", "working_days"):
        raise ValueError(f"no measure of time: {measure}")
    return Within(**{measure: amount})


def words(said: object) -> tuple[str, ...]:
    """A list of the catalogue, or nothing."""
    return tuple(str(one) for one in said) if isinstance(said, tuple) else ()
