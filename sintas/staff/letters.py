"""Numbers on papers: the unit's own pattern, filled with a running number that starts again every year."""

from __future__ import annotations

from datetime import date
from string import Formatter
from uuid import UUID

from .models import Unit
from .numbering import next_number

PLACEHOLDERS = ("number", "code", "day", "month", "month_roman", "year")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def letter_number(unit_id: UUID, on: date, kind: str = "letter") -> str:
    """Take the next letter number of this unit; inside the caller's transaction, given back if it is undone."""
    unit = Unit.objects.get(pk=unit_id)
    return written(unit.letter_pattern, unit.letter_code, next_number(unit_id, kind, on.year), on)


def written(pattern: str, code: str, number: int, on: date) -> str:
    """The pattern with its places filled: {number} {code} {day} {month} {month_roman} {year}. Raises BadPattern."""
    if problem := misunderstood(pattern):
        raise BadPattern(problem)
    return pattern.format(
        number=f"{number:03d}", code=code, day=f"{on.day:02d}", month=f"{on.month:02d}", month_roman=ROMAN[on.month - 1], year=on.year
    ).replace("//", "/")


class BadPattern(ValueError):
    """The pattern cannot be filled; its argument is what was misunderstood."""


def misunderstood(pattern: str) -> str:
    """What in this pattern cannot be filled: an unknown place, a broken bracket, "number" when the running number is missing. '' when all is well."""
    try:
        places = [(name, how, conversion) for _text, name, how, conversion in Formatter().parse(pattern) if name is not None]
    except ValueError:
        return "{"
    for name, how, conversion in places:
        if name not in PLACEHOLDERS or how or conversion:
            return f"{{{name}}}"
    return "" if any(name == "number" for name, _how, _conversion in places) else "number"
