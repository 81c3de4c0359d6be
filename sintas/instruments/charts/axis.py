"""The two axes: heights of values with round numbers beside them, places of sessions with words that never touch."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sintas.kit.drawing import width, wrapped

from .saying import short_day
from .series import PhaseSeries

SIZE = 12.0
MOST_TICKS = 7
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
WIDEST_LABEL, APART = 72.0, 8.0


@dataclass(frozen=True)
class Scale:
    """From `low` to `high` over the px `bottom` to `top`."""

    low: float
    high: float
    top: float
    bottom: float

    def y(self, value: Decimal | float) -> float:
        """The height of a value, px."""
        return self.bottom - (float(value) - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def cut(self, one: tuple[float, float], other: tuple[float, float]) -> list[tuple[float, float]]:
        """The part of a line between two points (px) that lies on the scale; [] when none does."""
        (x1, y1), (x2, y2) = one, other
        if y1 == y2:
            return [one, other] if self.top <= y1 <= self.bottom else []
        met = sorted((edge - y1) / (y2 - y1) for edge in (self.top, self.bottom))
        begin, end = max(0.0, met[0]), min(1.0, met[1])
        return [(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for share in (begin, end)] if begin < end else []

    def within(self, value: Decimal) -> float:
        """The value, or the end of the scale it lies beyond: a band may be reckoned wider than what the scale can measure."""
        return min(max(float(value), self.low), self.high)


def ends(series: Sequence[PhaseSeries]) -> tuple[float, float]:
    """The lowest and highest value to be shown: the scale's own ends, and whatever lies beyond them all the same."""
    values = [float(one.value) for each in series for one in each.points if one.value is not None]
    values += [float(one) for each in series for one in (each.goal, each.mean, each.low, each.high) if one is not None]
    least = min(values, default=0.0)
    for each in series:
        for edge, given in zip(each.band or (), (each.low, each.high), strict=False):
            if given is None:
                values.append(max(float(edge), 0.0) if least >= 0 else float(edge))
    low, high = min(values, default=0.0), max(values, default=1.0)
    if all(each.low is None for each in series):
        low = 0.0 if 0 <= low <= high / 2 else low
    if high <= low:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    return low, high


def ticks(low: float, high: float) -> list[Decimal]:
    """Round numbers from `low` to `high`, seven at most."""
    rough = (high - low) / (MOST_TICKS - 1)
    power = math.floor(math.log10(rough))
    unit = Decimal(1).scaleb(power)
    step = next((unit * nice for nice in (1, 2, 5) if float(unit * nice) >= rough * 0.999), unit * 10)
    first = math.ceil(Decimal(repr(low)) / step)
    last = math.floor(Decimal(repr(high)) / step)
    return [step * number for number in range(first, last + 1)]


def label_lines(when: date | str) -> list[str]:
    """The words under a session."""
    return [short_day(when)] if isinstance(when, date) else wrapped(when, SIZE, WIDEST_LABEL)


def labelled(whens: Sequence[date | str], between: float) -> list[int]:
    """Which sessions get words so that none touch: every one, every second, fifth, tenth ... `between` is the least px between two."""
    widest = max((width(line, SIZE) for when in whens for line in label_lines(when)), default=0.0)
    step = next((step for step in STEPS if step * between >= widest + APART), len(whens) or 1)
    return list(range(0, len(whens), step))


def years(whens: Sequence[date | str], shown: Collection[int]) -> dict[int, str]:
    """The year under the first day that is labelled, and under each one of another year."""
    found: dict[int, str] = {}
    before = None
    for at in sorted(shown):
        when = whens[at]
        if isinstance(when, date) and when.year != before:
            found[at], before = str(when.year), when.year
    return found
