"""Results of scales over time: those that compare, with the band of the newest and its source, or the reason why there is none. Opens content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sintas.instruments.scales.series import Changed, changed
from sintas.kit import numbers
from sintas.practice.catalogue import load

from .. import decimals
from ..models import ScaleResult
from .measures_figures import share
from .measures_scales import Reader, known, series_of, why


@dataclass(frozen=True)
class ScaleShown:
    """One scale. `points`: (day, total), oldest first. `band` comes with source and population, else `why_no_band` says why there is none.

    `hidden`: for this reader only that it was given and when. `change` says whether it is more than error, or why not; "" under two results.
    """

    code: str
    title: str
    sentence: str
    points: list[tuple[str, str]]
    band: str
    why_no_band: str
    change: str
    cautions: tuple[str, ...]
    left_out: list[str]
    hidden: bool
    twice: bool


def scales_shown(results: Sequence[ScaleResult], reader: Reader, lang: str, *, for_client: bool = False) -> list[ScaleShown]:
    """Every scale that was given, by its first day; checklists and forms have no total and stand on their own pages.

    A client is not shown what the team's other professions read.
    """
    totalled = [row for row in results if row.happened_on is not None and counts(row)]
    by_code = {code: [row for row in totalled if row.scale == code] for code in dict.fromkeys(row.scale for row in totalled)}
    shown = [scale_shown(rows, code, reader, lang) for code, rows in by_code.items()]
    return [one for one in shown if not (for_client and one.hidden)]


def counts(row: ScaleResult) -> bool:
    """Whether its kind has a total at all."""
    return bool(row.total) or (row.outcome or {}).get("kind") in ("scale", "total_only")


def scale_shown(rows: Sequence[ScaleResult], code: str, reader: Reader, lang: str) -> ScaleShown:
    """One scale with its results, by day."""
    of, newest = known(code, None), rows[-1]
    kept: Mapping[str, Any] = newest.outcome or {}
    title = of.title.say(lang) if of is not None else in_words(kept.get("title"), lang) or code
    days = [numbers.day(row.happened_on) for row in rows if row.happened_on]
    if not reader.may_read(code, rows):
        told = _("Diisi pada %(days)s. Hasilnya dibaca profesi lain dalam tim.") % {"days": ", ".join(days)}
        return ScaleShown(code, title, told, [], "", "", "", (), [], hidden=True, twice=False)
    found = series_of(rows, code)
    points = [(numbers.day(one.on), decimals.words(Decimal(str(one.total)))) for one in found.points]
    band, why_no_band = band_of(newest, lang)
    return ScaleShown(
        code=code,
        title=title,
        sentence=sentence(points, of.better if of is not None else str(kept.get("better") or ""), days),
        points=points,
        band=band,
        why_no_band=why_no_band,
        change=change_told(changed(of, found), lang) if of is not None else "",
        cautions=found.cautions,
        left_out=[why(one) for one in found.left_out],
        hidden=False,
        twice=len({one.on for one in found.points}) > 1,
    )


def change_told(moved: Changed, lang: str) -> str:
    """Whether first and last result differ by more than error (D5), with the source, or why that is not reckoned; and that nobody is called
    recovered without a cut-off. "" where nothing is compared.
    """
    if moved.points is None:
        return ""
    told = moved.change
    said = f"{load('change_classes').label(told.kind, lang)}; RC {share(told.rc)}. {told.source}" if told is not None else moved.why_not
    return " ".join(filter(None, (said, moved.not_recovered)))


def sentence(points: Sequence[tuple[str, str]], better: str, days: Sequence[str]) -> str:
    """First and last, and which way is better; honest about one result or none."""
    if not points:
        return _("Diisi pada %(days)s; tidak ada jumlah yang dapat dibandingkan.") % {"days": ", ".join(days)}
    way = {"up": _("Lebih tinggi lebih baik."), "down": _("Lebih rendah lebih baik.")}.get(better, "")
    (first_day, first), (last_day, last) = points[0], points[-1]
    if len(points) == 1:
        return f"{_('%(total)s pada %(day)s. Baru sekali diisi.') % {'total': first, 'day': first_day}} {way}".strip()
    said = {"first": first, "first_day": first_day, "last": last, "last_day": last_day}
    return f"{_('%(first)s pada %(first_day)s; %(last)s pada %(last_day)s.') % said} {way}".strip()


def band_of(row: ScaleResult, lang: str) -> tuple[str, str]:
    """The band of a result with source and population as it was kept, or why there is none."""
    whole: Mapping[str, Any] = (row.outcome or {}).get("whole") or {}
    band = whole.get("band")
    if not band:
        why_none = in_words(whole.get("why_no_band"), lang) or in_words(whole.get("why_no_total"), lang)
        return "", why_none or _("Tidak ada kategori dengan sumber untuk hasil ini.")
    return ". ".join(part for name in ("label", "source", "population") if (part := in_words(band.get(name), lang))), ""


def in_words(kept: Any, lang: str) -> str:
    """A text as it was kept, by language."""
    return str(kept.get(lang) or kept.get("id") or "") if isinstance(kept, Mapping) else ""
