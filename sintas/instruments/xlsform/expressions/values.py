"""What an expression can hold, and how one kind is read as another. An unanswered question is None and counts as the empty text.

XForms knows one kind of number; ours are exact decimals. A day counts as days since 1 January 1970, so that `today() - ${born}` is a
number of days, as in ODK.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

Value = str | Decimal | bool | date | tuple[str, ...] | None

# No traps: a result that is no number comes out as NaN or infinity, and `sane` makes it empty.
CONTEXT: Final = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-999, Emax=999, traps=[])
EPOCH: Final = date(1970, 1, 1)
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Many:
    """The answers of one question over all rounds of a repeat, in order; blank ones are None."""

    values: tuple[Value, ...]


def sane(number: Decimal) -> Decimal | None:
    """The number, or None for what is none (divided by nothing, beyond 10^999)."""
    return number if number.is_finite() else None


def to_day(text: str) -> date | None:
    """A day written YYYY-MM-DD; None for anything else."""
    text = text.strip()
    if not _DAY.match(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def from_days(days: Decimal) -> date | None:
    """The day so many days after 1 January 1970 (fractions dropped); None outside the calendar."""
    if abs(days) > 4_000_000:
        return None
    try:
        return EPOCH + timedelta(days=int(days))
    except OverflowError:
        return None


def to_number(value: Value) -> Decimal | None:
    """None where the value is empty or no number: arithmetic with it stays empty."""
    match value:
        case bool():
            return Decimal(int(value))
        case Decimal():
            return value
        case date():
            return Decimal((value - EPOCH).days)
        case None:
            return None
    text = to_text(value).strip()
    if len(text) > 400 or not _NUMBER.match(text):
        return None
    return sane(CONTEXT.create_decimal(text))


def to_text(value: Value) -> str:
    """As XForms writes it: 3 not 3.0, true, 2024-09-23, "a b" for several choices, "" for nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            text = format(value, "f")
            text = text.rstrip("0").rstrip(".") if "." in text else text
            return "0" if text in ("-0", "") else text
        case date():
            return value.isoformat()
        case tuple():
            return " ".join(value)
        case _:
            return value


def to_bool(value: Value) -> bool:
    """Empty, zero and the text "false" are false; XPath would call that text true, which nobody who stores a calculation means."""
    match value:
        case bool():
            return value
        case Decimal():
            return bool(value)
        case str():
            return value not in ("", "false")
        case date():
            return True
        case _:
            return bool(value)


def is_empty(value: Value) -> bool:
    """Unanswered, or the empty text."""
    return value is None or value in ("", ())


def equal(left: Value, right: Value) -> bool:
    """`=`: as truths if either is one, else as numbers if either is one (a day is), else as text. Nothing equals only nothing."""
    if is_empty(left) or is_empty(right):
        other = right if is_empty(left) else left
        return is_empty(other) or other is False
    if isinstance(left, bool) or isinstance(right, bool):
        return _truth(left) == _truth(right)
    if isinstance(left, (Decimal, date)) or isinstance(right, (Decimal, date)):
        first, second = _figure(left, right), _figure(right, left)
        return first is not None and first == second
    return to_text(left) == to_text(right)


def before(left: Value, right: Value) -> bool | None:
    """Whether left < right as numbers; None where either is empty or no number (every comparison is then false)."""
    first, second = _figure(left, right), _figure(right, left)
    return None if first is None or second is None else first < second


def _figure(value: Value, beside: Value) -> Decimal | None:
    """A text beside a day may be a day itself: ${born} < '2006-01-01'."""
    if isinstance(value, str) and isinstance(beside, date):
        day = to_day(value)
        return None if day is None else to_number(day)
    return to_number(value)


def _truth(value: Value) -> bool:
    """Beside true() or false(): the texts a form or a spreadsheet writes for them count as what they say."""
    if isinstance(value, str) and value in ("0", "1"):
        return value == "1"
    return to_bool(value)
