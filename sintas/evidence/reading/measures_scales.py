"""Results of scales over time: only what may be compared stands beside each other, and only for whom the scale is. Opens content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sintas.instruments.scales.catalogue import UnknownScale
from sintas.instruments.scales.catalogue import scale as shipped
from sintas.instruments.scales.definition import Scale
from sintas.instruments.scales.series import LeftOut, Point, Series, series
from sintas.kit import numbers
from sintas.staff.actor import Actor

from .. import decimals
from ..models import ScaleResult


@dataclass(frozen=True)
class Reader:
    """Who looks at results: some scales are read by their professions only. `profession` "" reads none of those."""

    profession: str

    @classmethod
    def of(cls, actor: Actor) -> Reader:
        """Whoever acts."""
        return cls(actor.profession)

    def may_read(self, code: str, rows: Iterable[ScaleResult] = ()) -> bool:
        """Whether answers and totals of a scale are for this reader; of a unit's own the results themselves say it."""
        found = known(code, None)
        if found is not None:
            return found.may_read(self.profession)
        named = next(((row.outcome or {}).get("read_by") for row in rows if row.scale == code), None)
        return not named or self.profession in named


def known(code: str, version: str | None) -> Scale | None:
    """A shipped scale, in the version named or today's; None for a unit's own or one this program does not know."""
    try:
        return shipped(code, version)
    except UnknownScale:
        try:
            return shipped(code)
        except UnknownScale:
            return None


def point_of(row: ScaleResult, part: str = "") -> Point | None:
    """A result in the shape that series() compares; None without a day. `part`: the total of a subscale."""
    if row.happened_on is None:
        return None
    counted = str((row.outcome or {}).get("scoring") or row.scale_version)
    return Point(row.happened_on, row.scale, row.scale_version, counted, row.language, total_of(row, part), row.completed_by)


def total_of(row: ScaleResult, part: str) -> Decimal | None:
    """The total as it was reckoned that day, of the whole or of one subscale."""
    if not part:
        return decimals.opened(row.total)
    for one in (row.outcome or {}).get("subscales") or ():
        if one.get("code") == part and one.get("total") not in (None, ""):
            return Decimal(str(one["total"]))
    return None


def series_of(results: Iterable[ScaleResult], code: str, part: str = "") -> Series:
    """The results of one scale that may be compared with the newest, and the others with the reason."""
    found = [point for row in results if row.scale == code and (point := point_of(row, part)) is not None]
    return series(found)


def points_of_scale(results: Sequence[ScaleResult], code: str, part: str) -> tuple[list[tuple[date, Decimal]], tuple[str, ...]]:
    """Days and totals that compare, the last of a day; and why the others are left out, one sentence each."""
    found = series_of(results, code, part)
    by_day = {one.on: Decimal(str(one.total)) for one in found.points if one.total is not None}
    return sorted(by_day.items()), tuple(why(one) for one in found.left_out)


def why(one: LeftOut) -> str:
    """A result that is left out, with its day."""
    return f"{numbers.day(one.point.on)}: {one.why}"
