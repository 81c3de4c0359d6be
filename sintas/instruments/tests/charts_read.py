"""Series for the tests of charts, and where their points stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from sintas.instruments.charts.series import ChartPhase, ChartPoint, PhaseSeries, from_phases
from sintas.kit.drawing import Drawing
from sintas.practice.measurement.series import phase

from .maps_read import SVG, tree

MONDAY = date(2024, 9, 2)
BEFORE, SINCE = ChartPhase("A", "sebelum bantuan"), ChartPhase("B", "selama bantuan")


def weeks(many: int) -> list[date]:
    """So many Mondays."""
    return [MONDAY + timedelta(weeks=at) for at in range(many)]


def series(a: Sequence[int | None], b: Sequence[int | None], **more: object) -> PhaseSeries:
    """Before and since help, week by week, without anything computed."""
    values = [*a, *b]
    points = tuple(
        ChartPoint(when, None if value is None else Decimal(value), "A" if at < len(a) else "B")
        for at, (when, value) in enumerate(zip(weeks(len(values)), values, strict=True))
    )
    return PhaseSeries(points, (BEFORE, SINCE), **{"direction": "down", **more})  # type: ignore[arg-type]


def computed(a: Sequence[int | None], b: Sequence[int | None], **more: object) -> PhaseSeries:
    """The same with mean, band and celeration line as the figures have them."""
    days = weeks(len(a) + len(b))
    both = [phase("A", a, days[: len(a)]), phase("B", b, days[len(a) :])]
    when = {Fraction(one.toordinal()): one for one in days}
    return from_phases(both, ["sebelum bantuan", "selama bantuan"], when, **{"direction": "down", **more})  # type: ignore[arg-type]


def points(drawing: Drawing, prefix: str = "") -> list[tuple[float, float]]:
    """(x, y) of the points drawn round, in their order."""
    found = []
    for group in tree(drawing).iter(f"{SVG}g"):
        if (group.get("data-mark") or "").startswith(f"{prefix}p-"):
            found += [(float(dot.get("cx", "0")), float(dot.get("cy", "0"))) for dot in group.iter(f"{SVG}circle")]
    return found


def lines(drawing: Drawing, look: str) -> list[tuple[float, float, float, float]]:
    """(x1, y1, x2, y2) of the straight lines of this look outside the legend."""
    root = tree(drawing)
    legend = {id(one) for group in root.iter(f"{SVG}g") if group.get("class") == "d-g-key" for one in group.iter()}
    kept = []
    for one in root.iter(f"{SVG}line"):
        if one.get("class") == f"d-{look}" and id(one) not in legend:
            kept.append(tuple(float(one.get(name, "0")) for name in ("x1", "y1", "x2", "y2")))
    return kept  # type: ignore[return-value]
