"""Ratings of several areas as they went on, each by itself: nothing is added up. Opens content."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from sintas.instruments.charts import ratings
from sintas.instruments.scales.definition import Item, Scale
from sintas.kit.drawing import Drawing

from ..models import ScaleResult

FEWEST = 2  # one rating alone is no course


def course_of(rows: Sequence[ScaleResult], here: ScaleResult, scale: Scale, lang: str) -> Drawing | None:
    """The results of these ratings (`rows`, oldest first) that have a day, counted and worded as `here`;
    None where there are fewer than two.

    None too for a list whose answers are no steps from 0 up, the same for every area: there is nothing to draw them on.
    """
    areas = [item for item in scale.items if item.kind == "choice"]
    top = highest(areas) if scale.kind == "ratings" else None
    alike = [(row.happened_on, row) for row in rows if row.happened_on is not None and way_of(row) == way_of(here)]
    if top is None or len(alike) < FEWEST:
        return None
    drawn = [
        ratings.Area(
            name=item.text.say(lang),
            values=[step((row.answers or {}).get(item.id), top) for _day, row in alike],
            anchors={int(option.value): option.label.say(lang) for option in item.options},
        )
        for item in areas
    ]
    return ratings.picture(drawn, [day for day, _row in alike], ident=f"c{here.entry.hex[-8:]}", title=_("Perubahan tiap bidang"), top=top)


def way_of(row: ScaleResult) -> tuple[str, str]:
    """What two results must share to stand beside each other: the language, and the way of counting."""
    return row.language, str((row.outcome or {}).get("scoring") or row.scale_version)


def highest(areas: Sequence[Item]) -> int | None:
    """The top of the steps 0, 1, 2 ... that all areas share; None where they share none."""
    steps = {tuple(sorted(item.numbers)) for item in areas if len(item.numbers) == len(item.options)}
    if len(steps) != 1 or any(len(item.numbers) != len(item.options) for item in areas):
        return None
    shared = steps.pop()
    return int(shared[-1]) if len(shared) > 1 and shared == tuple(range(len(shared))) else None


def step(value: object, top: int) -> int | None:
    """An answer as its step; None where none was given."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return int(number) if number == number.to_integral_value() and 0 <= number <= top else None
