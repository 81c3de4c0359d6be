"""Ages, age bands and who counts as a child, also when only a year or an age is known."""

from dataclasses import dataclass
from datetime import date

from sintas.practice import catalogue

ADULT_AT = 18
OLDEST = 130


@dataclass(frozen=True)
class AgeRange:
    """The whole years a person may have lived on a day: one number twice when the birth date is known."""

    youngest: int
    oldest: int

    @property
    def certain(self) -> bool:
        """Whether only one age is possible."""
        return self.youngest == self.oldest


def age_band(age: int) -> str:
    """The code of the SIMFONI age band for an age in whole years, "unknown" never included.

    Raises ValueError for an age no person has (below 0, above 130).
    """
    if not 0 <= age <= OLDEST:
        raise ValueError(f"an age of {age} years cannot be")
    for row in catalogue.load("age_bands").rows:
        low, high = row.extra.get("from"), row.extra.get("to", OLDEST)
        if isinstance(low, int) and isinstance(high, int) and low <= age <= high:
            return row.code
    raise ValueError(f"no band holds {age} years")


def age_on(day: date, year: int, month: int | None = None, day_of_month: int | None = None) -> AgeRange:
    """How old someone born in `year` (and month, and day, as far as known) is on `day`.

    Someone born on 29 February has the birthday on 1 March in other years. Raises ValueError for a birth after `day`,
    for an age above 130, or for a date that is not in the calendar.
    """
    date(year, month or 1, day_of_month or 1)
    earliest = (year, month or 1, day_of_month or 1)
    latest = (year, month or 12, day_of_month or 31)
    today = (day.year, day.month, day.day)
    if earliest > today:
        raise ValueError("the birth lies after this day")
    oldest = day.year - year - (today[1:] < earliest[1:])
    youngest = max(day.year - year - (today[1:] < latest[1:]), 0)
    if oldest > OLDEST:
        raise ValueError(f"an age of {oldest} years cannot be")
    return AgeRange(youngest, oldest)


def age_band_of_birth(day: date, year: int, month: int | None = None, day_of_month: int | None = None) -> str:
    """The band on `day` of someone born then. Where two bands are possible the younger one counts, as it protects more."""
    return age_band(age_on(day, year, month, day_of_month).youngest)


def is_child(age: AgeRange | int | None) -> bool:
    """Whether the protection of a child is owed: below 18 (UU 35/2014), or possibly below 18.

    An unknown age (None) is not called a child here; the engagement gate `age_known` asks for it instead.
    """
    if age is None:
        return False
    return (age if isinstance(age, int) else age.youngest) < ADULT_AT
