"""Numbers and days of a chart in words, the same in the picture, its list and its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.calendar_words import SHORT_MONTHS

from ..choices import label
from .series import ChartPoint, PhaseSeries, Run

AS_TYPED = 6  # decimals at most: more than anybody types

def value_words(value: Decimal) -> str:
    """A value as it was typed, without zeros that say nothing: 5, 7,5."""
    return numbers.figure(value, AS_TYPED)


def when_words(when: date | str) -> str:
    """23 September 2024; other words as they stand."""
    return numbers.day(when) if isinstance(when, date) else when


def short_day(when: date) -> str:
    """23 Sep; the year stands under it where it changes."""
    lang = "en" if (get_language() or "id").startswith("en") else "id"
    return f"{when.day} {SHORT_MONTHS[lang][when.month - 1]}"


def point_words(point: ChartPoint, run: Run) -> str:
    """ "23 September 2024: 5; fase B"."""
    said = value_words(point.value) if point.value is not None else _("tidak diukur")
    if not run.phase.letter:
        return _("%(when)s: %(value)s") % {"when": when_words(point.when), "value": said}
    return _("%(when)s: %(value)s; fase %(phase)s") % {"when": when_words(point.when), "value": said, "phase": run.phase.letter}


def run_words(run: Run, series: PhaseSeries) -> str:
    """ "A: sebelum bantuan, 5 ukuran"."""
    many = sum(1 for one in series.points[run.first : run.last + 1] if one.value is not None)
    return _("%(phase)s, %(many)s ukuran") % {"phase": run.phase.name, "many": many}


def direction_words(series: PhaseSeries) -> str:
    """ "Jam tidur; makin tinggi makin baik"."""
    way = label("directions", series.direction)
    said = f"{series.unit}; {way}" if series.unit else way
    return said[:1].upper() + said[1:]


def mean_words(series: PhaseSeries) -> str:
    """The baseline's mean; without a number where there is none."""
    if series.mean is None:
        return _("rata-rata masa awal")
    return _("rata-rata masa awal: %(value)s") % {"value": numbers.figure(series.mean, series.places)}


def band_words(series: PhaseSeries, drawn: Sequence[float]) -> str:
    """The band as a worker may explain it: from where to where it is `drawn`, and what was reckoned where that lies beyond the ends."""
    if series.band is None:
        return _("kisaran masa awal: rata-rata ± 2 simpangan baku")
    low, high = (numbers.figure(edge, series.places) for edge in series.band)
    least, most = (numbers.figure(edge, series.places) for edge in drawn)
    if (low, high) == (least, most):
        return _("kisaran masa awal (rata-rata ± 2 simpangan baku): %(low)s sampai %(high)s") % {"low": low, "high": high}
    said = {"least": least, "most": most, "low": low, "high": high}
    if (series.low is None or series.band[0] >= series.low) and (series.high is None or series.band[1] <= series.high):
        return _(
            "kisaran masa awal (rata-rata ± 2 simpangan baku): %(least)s sampai %(most)s; hitungannya %(low)s sampai %(high)s, "
            "sebagian tidak digambar"
        ) % said  # fmt: skip
    return _(
        "kisaran masa awal (rata-rata ± 2 simpangan baku): %(least)s sampai %(most)s; hitungannya %(low)s sampai %(high)s, "
        "sebagian di luar ujung ukuran"
    ) % said  # fmt: skip


def goal_words(value: Decimal) -> str:
    """Where one wants to get."""
    return _("sasaran: %(value)s") % {"value": value_words(value)}


def celeration_words() -> str:
    """The celeration line in plain words."""
    return _("arah masa awal bila diteruskan (garis selerasi)")
