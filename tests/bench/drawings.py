"""How long each drawing takes and how large it is: python -m tests.bench.drawings. Needs no house; part of make bench."""

from __future__ import annotations

import gzip
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

ROUNDS = 9
QUICK, FAMILY, LARGE_FAMILY = 50.0, 200.0, 1000.0  # milliseconds


@dataclass(frozen=True)
class Row:
    """One drawing: milliseconds (median), at most so many, bytes of its SVG as a server sends it."""

    name: str
    took: float
    most: float
    size: int

    def __str__(self) -> str:
        return f"{self.name:<34} p50 {self.took:7.1f} ms   at most {self.most:5g} ms   {self.size / 1024:6.1f} kB gzip"


def measured(name: str, draw: Callable[[], str], most: float) -> Row:
    """Drawn a few times in the processor's own time; the first one, which reads faces and lists, is not counted."""
    svg = draw()
    taken = []
    for _round in range(ROUNDS):
        began = time.process_time()
        draw()
        taken.append((time.process_time() - began) * 1000)
    return Row(name, median(taken), most, len(gzip.compress(svg.encode(), mtime=0)))


def rows() -> Iterator[Row]:
    """Every instrument's ordinary and crowded sample, families of 60 and 150, a series of 200 points."""
    from sintas.instruments.catalogue import SLUGS
    from sintas.instruments.charts import phases
    from sintas.instruments.charts.series import ChartPhase, ChartPoint, PhaseSeries
    from sintas.instruments.samples import sample

    for slug in SLUGS:
        for kind in ("ordinary", "crowded"):
            one = sample(slug, kind)
            yield measured(f"{slug}, {kind}", lambda one=one: one.drawing.svg, QUICK)  # type: ignore[misc]
    for most, limit in ((60, FAMILY), (150, LARGE_FAMILY)):
        people, draw = family(most)
        yield measured(f"genogram of {people} people", draw, limit)
    days = [date(2024, 1, 1) + timedelta(days=at) for at in range(200)]
    series = PhaseSeries(
        points=tuple(ChartPoint(day, Decimal(at * 7 % 19), "A" if at < 40 else "B") for at, day in enumerate(days)),
        phases=(ChartPhase("A", "sebelum bantuan", days[0]), ChartPhase("B", "selama bantuan", days[40])),
        unit="kali",
        low=Decimal(0),
        high=Decimal(20),
    )
    yield measured("series of 200 points", lambda: phases.chart(series, ident="s", title="Grafik ukuran").svg, QUICK)


def family(people: int) -> tuple[int, Callable[[], str]]:
    """An invented family of about so many people, the nearest of a few seeds, and how it is drawn."""
    from sintas.instruments.catalogue import instrument
    from sintas.instruments.instrument import Manner, Subject
    from sintas.instruments.tests.genogram_families import random_family

    made = [random_family(seed, people).family for seed in range(1, 40)]
    found = min(made, key=lambda one: abs(len(one.people) - people))
    subject = Subject(called="Klien", today=date(2026, 1, 1), family=found)
    return len(found.people), lambda: instrument("genogram").draw({}, subject, Manner()).svg


def report() -> list[str]:
    """Prints every row; what is missed comes back as sentences."""
    missed = []
    for row in rows():
        print(row)
        if row.took > row.most:
            missed.append(f"{row.name}: {row.took:.1f} ms, at most {row.most:g} ms")
    return missed


def main() -> int:
    """0 when every goal is met."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "sintas.config.bare"
    import django

    django.setup()
    missed = report()
    for sentence in missed:
        print(f"missed: {sentence}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
