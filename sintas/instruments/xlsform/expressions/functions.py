"""What the listed functions give. Each takes values that are already worked out; those that need more than that are in evaluator.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_DOWN, ROUND_FLOOR, Decimal
from typing import Final

from sintas.instruments.xlsform.expressions.values import (
    CONTEXT,
    Value,
    from_days,
    is_empty,
    sane,
    to_bool,
    to_day,
    to_number,
    to_text,
)


def chosen(value: Value) -> tuple[str, ...]:
    """The choices of an answer: a text is cut at its spaces, as XForms stores several choices."""
    return value if isinstance(value, tuple) else tuple(to_text(value).split())


def selected(answer: Value, code: Value) -> bool:
    """Whether the choice is among those ticked."""
    return to_text(code).strip() in chosen(answer)


def count_selected(answer: Value) -> Decimal:
    """How many choices are ticked; 0 when unanswered."""
    return Decimal(len(chosen(answer)))


def whole(value: Value) -> Decimal | None:
    """Without what follows the point, towards zero."""
    number = to_number(value)
    return None if number is None else number.to_integral_value(rounding=ROUND_DOWN, context=CONTEXT)


def rounded(value: Value, places: Value = Decimal(0)) -> Decimal | None:
    """Half goes up, as in XPath (-2.5 gives -2); `places` behind the point from -20 to 20, None beyond."""
    number, count = to_number(value), to_number(places)
    if number is None or count is None or abs(count) > 20:
        return None
    scale = Decimal(1).scaleb(int(count))
    shifted = CONTEXT.add(CONTEXT.multiply(number, scale), Decimal("0.5"))
    return sane(CONTEXT.divide(shifted.to_integral_value(rounding=ROUND_FLOOR, context=CONTEXT), scale))


def absolute(value: Value) -> Decimal | None:
    """Without its minus."""
    number = to_number(value)
    return None if number is None else number.copy_abs()


def numbers(values: Sequence[Value]) -> list[Decimal]:
    """Those that are numbers. Blank answers are left out of sums and extremes; a sum that a single blank empties helps nobody."""
    return [number for value in values if (number := to_number(value)) is not None]


def total(values: Sequence[Value]) -> Decimal | None:
    """0 for no answers."""
    out = Decimal(0)
    for number in numbers(values):
        out = CONTEXT.add(out, number)
    return sane(out)


def joined(mark: Value, values: Sequence[Value]) -> str:
    """The answers that are not blank, with the mark between them."""
    return to_text(mark).join(to_text(value) for value in values if not is_empty(value))


def part_of(value: Value, start: Value, end: Value = None) -> str | None:
    """Letters from `start` (counted from 0) up to and without `end`, negative from the back, as ODK's substr."""
    first, last = to_number(start), to_number(end)
    if first is None or abs(first) > 1_000_000 or (last is not None and abs(last) > 1_000_000):
        return None
    return to_text(value)[int(first) : None if last is None else int(last)]


def as_day(value: Value) -> Value:
    """A day from YYYY-MM-DD or from days since 1970; None for anything else."""
    if isinstance(value, str):
        return to_day(value)
    number = to_number(value)
    return None if number is None else from_days(number)


PLAIN: Final[dict[str, Callable[..., Value]]] = {
    "selected": selected,
    "count-selected": count_selected,
    "not": lambda value: not to_bool(value),
    "true": lambda: True,
    "false": lambda: False,
    "boolean": to_bool,
    "string": to_text,
    "number": to_number,
    "int": whole,
    "round": rounded,
    "abs": absolute,
    "string-length": lambda value: Decimal(len(to_text(value))),
    "contains": lambda value, part: to_text(part) in to_text(value),
    "starts-with": lambda value, part: to_text(value).startswith(to_text(part)),
    "ends-with": lambda value, part: to_text(value).endswith(to_text(part)),
    "substr": part_of,
    "date": as_day,
}
# These take every answer of a repeat, in one row with their other arguments.
OVER_MANY: Final[dict[str, Callable[[Sequence[Value]], Value]]] = {
    "sum": total,
    "min": lambda values: min(numbers(values), default=None),
    "max": lambda values: max(numbers(values), default=None),
    "count": lambda values: Decimal(len(values)),
    "count-non-empty": lambda values: Decimal(sum(not is_empty(value) for value in values)),
    "concat": lambda values: "".join(to_text(value) for value in values),
    "join": lambda values: joined(values[0], values[1:]),
}
