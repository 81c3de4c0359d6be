"""From answers to a result (D1): reversal, skips, blanks, totals, bands, patterns, alerts. Exact throughout."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from sintas.instruments.scales import bands, patterns, ranges
from sintas.instruments.scales.answers import clean, skipped
from sintas.instruments.scales.definition import TOTAL, Alert, Item, Number, Scale, Scoring, Text, Value
from sintas.instruments.scales.scored import Part, Scored
from sintas.safekeeping.refusals import BadInput

WHOLE = Text("Skor total", "Total score")


def score(scale: Scale, answers: Mapping[str, Any], language: str, *, band_set: str = "") -> Scored:
    """The result of `answers` ({item id: option value or None}) given in `language`; `band_set` is the source the worker chose, if any.

    Blanks: more than a fifth of the whole or of a part means no total (D1); fewer are prorated where the scale allows it. A checklist or
    ratings come back without a total and say so. Raises `BadInput` at the item (see `answers.clean`), at "language" when the scale has no
    such wording, at "band_set" when there is no such source; ValueError for a scale without items (use `totals.score_total`).
    """
    if scale.kind == "total_only":
        raise ValueError(f"{scale.code} has no items here; its total is typed in")
    wording = scale.wording(language)
    if wording is None:
        raise BadInput({"language": _("Alat ini belum ada dalam bahasa tersebut. Pilih bahasa yang tersedia.")})
    cleaned = clean(scale, answers)
    not_asked = skipped(scale, cleaned)
    points = points_of(scale, cleaned, not_asked)
    parts = tuple(_part(scale.scoring, part.code, part.label, part.items, points, part.low, part.high) for part in scale.subscales)
    whole = _whole(scale, points, parts)
    judged = [bands.judge(scale, part, language, tested=wording.validated, band_set=band_set) for part in (whole, *parts)]
    return Scored(
        code=scale.code,
        version=scale.version,
        scoring=scale.scoring.version,
        language=language,
        whole=judged[0],
        subscales=tuple(judged[1:]),
        findings=tuple(patterns.look(one, points) for one in scale.findings) if wording.validated else (),
        alerts=alerts_of(scale, cleaned, whole.total),
        missing=tuple(item.id for item in scale.items if _blank(scale, item, cleaned, not_asked)),
        not_asked=not_asked,
        points=points,
        notice=wording.notice,
        untested=scale.kind == "scale" and not wording.validated,
    )


def points_of(scale: Scale, cleaned: Mapping[str, Value | None], not_asked: Iterable[str]) -> dict[str, Number]:
    """What each scored item counts; blank ones are not in it. An item not asked counts what its skip rule says, before reversal."""
    by_rule = {rule.item: rule.scores for rule in scale.skip_rules if rule.item in not_asked}
    points: dict[str, Number] = {}
    for item in scale.items:
        value = by_rule.get(item.id, cleaned[item.id])
        if item.scored and value is not None and not isinstance(value, str):
            points[item.id] = item.points(value)
    return points


def alerts_of(scale: Scale, cleaned: Mapping[str, Value | None], total: Number | None) -> tuple[Alert, ...]:
    """The alerts that the answers, or the total, set off. A blank sets off nothing: the blank itself is shown as missing."""
    return tuple(alert for alert in scale.alerts if _rings(alert, cleaned.get(alert.item) if alert.item else total))


def _rings(alert: Alert, value: Value | None) -> bool:
    if value is None:
        return False
    if isinstance(value, str):
        return bool(alert.value) and value == alert.value
    return alert.at_least is not None and value >= alert.at_least


def _blank(scale: Scale, item: Item, cleaned: Mapping[str, Value | None], not_asked: tuple[str, ...]) -> bool:
    asked = item.kind == "choice" and item.id not in not_asked and (item.scored or scale.kind != "scale")
    return asked and cleaned[item.id] is None


def _whole(scale: Scale, points: Mapping[str, Number], parts: tuple[Part, ...]) -> Part:
    how = scale.scoring
    if how.method == "none":
        return Part(TOTAL, WHOLE, 0, 0, why_no_total=_("Alat ini tidak dijumlah: setiap jawaban dibaca sendiri-sendiri."))
    names = tuple(item.id for item in scale.items if item.scored)
    whole = _part(how, TOTAL, WHOLE, names, points, how.low, how.high)
    broken = next((part for part in parts if part.total is None), None)
    if whole.total is not None and broken is not None:
        # D1: a part with too many blanks leaves no total, since the whole would silently lean on the other parts.
        return replace(whole, total=None, exact=None, prorated=False, why_no_total=broken.why_no_total)
    return whole


def _part(how: Scoring, code: str, label: Text, names: tuple[str, ...], points: Mapping[str, Number], low: Number, high: Number) -> Part:
    missing = tuple(name for name in names if name not in points)
    part = Part(code, label, low, high, missing=missing)
    if missing and (not how.prorate or Fraction(len(missing), len(names)) > Fraction(how.missing_share)):
        return replace(part, why_no_total=_too_many(how, missing, names))
    exact = ranges.combined((points[name] for name in names if name in points), how.method, how.multiplier)
    if missing and how.method == "sum":
        exact = exact * len(names) / (len(names) - len(missing))
    return replace(part, total=ranges.rounded(exact, how.decimals), exact=exact, prorated=bool(missing))


def _too_many(how: Scoring, missing: tuple[str, ...], names: tuple[str, ...]) -> str:
    figures = {"missing": len(missing), "items": len(names)}
    if not how.prorate:
        return _("%(missing)d dari %(items)d butir kosong; alat ini hanya dihitung bila semua dijawab.") % figures
    return _("%(missing)d dari %(items)d butir kosong: terlalu banyak untuk menghitung skor.") % figures
