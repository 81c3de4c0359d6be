"""A date as people remember it: a day, a month, a year, "about 2019", "at 18", or not known.

Parsing of typed words lives in `fuzzy_words.py`. Pure Python, so that `practice` may use it.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sintas.kit.calendar_words import MONTHS, Lang, weekday_number

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
OLDEST: Final = 120
# "sekitar 2019" is taken as 2017 to 2021: memory of years around violence is often a year or two off.
ABOUT_MARGIN: Final = 2
# An age someone remembers is often off by one.
AGE_MARGIN: Final = 1


class Precision(StrEnum):
    """How exactly the moment is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ABOUT_YEAR = "about_year"
    AGE = "age"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A moment with its precision; fields finer than the precision are None. ValueError if they do not fit together."""

    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    age: int | None = None

    def __post_init__(self) -> None:
        given = tuple(name for name in ("year", "month", "day", "age") if getattr(self, name) is not None)
        if given != _FIELDS[self.precision]:
            raise ValueError(f"{self.precision.value} takes {_FIELDS[self.precision]}, got {given}")
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError("year out of range")
        if self.age is not None and not 0 <= self.age <= OLDEST:
            raise ValueError("age out of range")
        if self.month is not None and self.year is not None:
            date(self.year, self.month, self.day or 1)

    @classmethod
    def on(cls, day: date) -> "FuzzyDate":
        """Exactly this day."""
        return cls(Precision.DAY, day.year, day.month, day.day)

    @classmethod
    def in_month(cls, year: int, month: int) -> "FuzzyDate":
        """Some day of this month."""
        return cls(Precision.MONTH, year, month)

    @classmethod
    def in_year(cls, year: int) -> "FuzzyDate":
        """Some day of this year."""
        return cls(Precision.YEAR, year)

    @classmethod
    def about(cls, year: int) -> "FuzzyDate":
        """Around this year, give or take `ABOUT_MARGIN` years."""
        return cls(Precision.ABOUT_YEAR, year)

    @classmethod
    def at_age(cls, age: int) -> "FuzzyDate":
        """When the person was so many years old; becomes a range of days only with a birth date (`bounds`)."""
        return cls(Precision.AGE, age=age)

    @classmethod
    def unknown(cls) -> "FuzzyDate":
        """Not known, or not recorded."""
        return cls(Precision.UNKNOWN)

    @property
    def is_known(self) -> bool:
        """False only for `unknown`."""
        return self.precision is not Precision.UNKNOWN

    @property
    def exact(self) -> date | None:
        """The day, if it is known to the day."""
        return self.earliest if self.precision is Precision.DAY else None

    @property
    def earliest(self) -> date | None:
        """First day it can have been; None for an age or an unknown date (see `bounds`)."""
        if self.year is None:
            return None
        margin = ABOUT_MARGIN if self.precision is Precision.ABOUT_YEAR else 0
        return date(self.year - margin, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        """Last day it can have been; None for an age or an unknown date (see `bounds`)."""
        if self.year is None:
            return None
        margin = ABOUT_MARGIN if self.precision is Precision.ABOUT_YEAR else 0
        month = self.month or 12
        return date(self.year + margin, month, self.day or calendar.monthrange(self.year, month)[1])

    def bounds(self, born: "FuzzyDate | None" = None) -> tuple[date, date] | None:
        """Earliest and latest day, both inclusive; an age needs `born` and allows `AGE_MARGIN` years. None if nothing can be said."""
        if self.earliest is not None and self.latest is not None:
            return self.earliest, self.latest
        if self.age is None or born is None or born.earliest is None or born.latest is None:
            return None
        return (
            _years_later(born.earliest, self.age - AGE_MARGIN),
            _years_later(born.latest, self.age + AGE_MARGIN + 1),
        )

    def certainly_before(self, other: "FuzzyDate", *, born: "FuzzyDate | None" = None) -> bool:
        """True only if no reading of the two lets this one fall on or after the other; unknown is never certain."""
        mine, theirs = self.bounds(born), other.bounds(born)
        return mine is not None and theirs is not None and mine[1] < theirs[0]

    def certainly_after(self, other: "FuzzyDate", *, born: "FuzzyDate | None" = None) -> bool:
        """`other.certainly_before(self)`."""
        return other.certainly_before(self, born=born)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """For sorting oldest first: by the middle of the range, finer dates first; ages next, by age; unknown last."""
        rank = _ORDER[self.precision]
        if self.earliest is not None and self.latest is not None:
            return (0, (self.earliest.toordinal() + self.latest.toordinal()) // 2, rank)
        return (1, self.age, rank) if self.age is not None else (2, 0, rank)

    def weekday_conflict(self, stated_weekday: str | int) -> bool:
        """True if a document's weekday (a name in either language, or 0 = Monday) cannot be this day. ValueError for an unknown name."""
        stated = weekday_number(stated_weekday) if isinstance(stated_weekday, str) else stated_weekday
        if stated is None or not 0 <= stated <= 6:
            raise ValueError("not a weekday")
        return self.exact is not None and self.exact.weekday() != stated

    def text(self, lang: Lang | str = "id") -> str:
        """In words, for a screen or a letter; `fuzzy_words.parse` reads every one of them back."""
        tongue = "en" if lang.startswith("en") else "id"
        if self.precision is Precision.UNKNOWN:
            return _UNKNOWN[tongue]
        if self.precision is Precision.AGE:
            return f"{_AT_AGE[tongue]} {self.age}"
        if self.precision is Precision.ABOUT_YEAR:
            return f"{_ABOUT[tongue]} {self.year}"
        parts = [str(self.day)] if self.day else []
        parts += [MONTHS[tongue][self.month - 1]] if self.month else []
        return " ".join([*parts, str(self.year)])

    def encode(self) -> str:
        """Compact form for storing, at most 10 characters: 2024-08-23, 2024-08, 2024, 2019~, @18, ? (`decode` reads it)."""
        if self.precision is Precision.UNKNOWN:
            return "?"
        if self.precision is Precision.AGE:
            return f"@{self.age}"
        if self.precision is Precision.ABOUT_YEAR:
            return f"{self.year:04d}~"
        return "-".join(f"{n:0{4 if at == 0 else 2}d}" for at, n in enumerate((self.year, self.month, self.day)) if n is not None)

    @classmethod
    def decode(cls, code: str) -> "FuzzyDate":
        """Reads what `encode` wrote; the empty string is unknown. ValueError for anything else."""
        if code in ("", "?"):
            return cls.unknown()
        if code.startswith("@"):
            return cls.at_age(_digits(code[1:]))
        if code.endswith("~"):
            return cls.about(_digits(code[:-1]))
        numbers = [_digits(part) for part in code.split("-")]
        if len(numbers) > 3:
            raise ValueError("not an encoded fuzzy date")
        return cls((Precision.YEAR, Precision.MONTH, Precision.DAY)[len(numbers) - 1], *numbers)


_FIELDS: Final = {
    Precision.DAY: ("year", "month", "day"),
    Precision.MONTH: ("year", "month"),
    Precision.YEAR: ("year",),
    Precision.ABOUT_YEAR: ("year",),
    Precision.AGE: ("age",),
    Precision.UNKNOWN: (),
}
_ORDER: Final = {precision: at for at, precision in enumerate(Precision)}
_UNKNOWN: Final = {"id": "tanggal belum dicatat", "en": "date not recorded"}
_ABOUT: Final = {"id": "sekitar", "en": "about"}
_AT_AGE: Final = {"id": "saat usia", "en": "at age"}


def _digits(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError("not an encoded fuzzy date")
    return int(text)


def _years_later(day: date, years: int) -> date:
    year = min(max(day.year + years, 1), 9999)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
