"""Totals typed in: for scales whose licence keeps their items out of here (D1). The form itself stays with its owner, on paper."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from sintas.instruments.scales import bands, ranges
from sintas.instruments.scales.definition import TOTAL, Number, Scale, Text
from sintas.instruments.scales.scored import Part, Scored
from sintas.instruments.scales.scoring import WHOLE, alerts_of
from sintas.instruments.scales.table import number
from sintas.safekeeping.refusals import BadInput


def score_total(
    scale: Scale,
    total: Any,
    language: str,
    *,
    subscales: Mapping[str, Any] | None = None,
    band_set: str = "",
    tested_form: str = "",
) -> Scored:
    """The result of a total (and totals of parts) read from the owner's form. `tested_form`: the name of the tested version that was used, as
    the worker states it; without it a wording nobody has tested shows no band.

    A total before the multiplier is typed ("skor mentah"), as `scale.entry` says. Raises `BadInput` at "total" or at the part's code: no
    number, outside the range, between two steps, nothing typed at all; ValueError for a scale whose items are here.
    """
    if scale.kind != "total_only":
        raise ValueError(f"{scale.code} is scored from its answers")
    troubles: dict[str, str] = {}
    wording = scale.wording(language)
    if wording is None:
        troubles["language"] = _("Alat ini belum ada dalam bahasa tersebut. Pilih bahasa yang tersedia.")
    typed = dict(subscales or {})
    known = {part.code for part in scale.subscales}
    troubles |= {code: _("Bagian ini tidak ada dalam alat ini.") for code in typed if code not in known}
    multiplier = scale.scoring.multiplier
    whole = _read(scale, TOTAL, WHOLE, total, scale.scoring.low, scale.scoring.high, multiplier, troubles)
    parts = [_read(scale, part.code, part.label, typed.get(part.code), part.low, part.high, 1, troubles) for part in scale.subscales]
    if not troubles and all(part.total is None for part in (whole, *parts)):
        troubles[TOTAL] = _("Tulis skor yang tertera pada lembar alat ini.")
    if troubles or wording is None:
        raise BadInput(troubles)
    tested = wording.validated or bool(tested_form.strip())
    judged = [bands.judge(scale, part, language, tested=tested, band_set=band_set) for part in (whole, *parts)]
    return Scored(
        code=scale.code,
        version=scale.version,
        scoring=scale.scoring.version,
        language=language,
        whole=judged[0],
        subscales=tuple(judged[1:]),
        alerts=alerts_of(scale, {}, whole.total),
        notice=wording.notice,
        untested=not tested,
    )


def _read(scale: Scale, code: str, label: Text, raw: Any, low: Number, high: Number, multiplier: Number, troubles: dict[str, str]) -> Part:
    blank = raw is None or (isinstance(raw, str) and not raw.strip())
    if blank:
        return Part(code, label, low, high, why_no_total=_("Skor bagian ini tidak dicatat."))
    value = number(raw)
    ends = (Fraction(low) / Fraction(multiplier), Fraction(high) / Fraction(multiplier))
    if value is None:
        troubles[code] = _("Tulis skor dengan angka, misalnya 12. Pakai titik untuk pecahan.")
    elif not ends[0] <= Fraction(value) <= ends[1]:
        shown = {"low": ranges.rounded(ends[0], 2), "high": ranges.rounded(ends[1], 2)}
        troubles[code] = _("Skor ini di luar yang mungkin: %(low)s sampai %(high)s. Periksa lembarnya.") % shown
    elif (Fraction(value) - ends[0]) % Fraction(scale.scoring.step):
        troubles[code] = _("Skor sebesar ini tidak mungkin pada alat ini. Periksa lembarnya.")
    else:
        exact = Fraction(value) * Fraction(multiplier)
        return Part(code, label, low, high, total=ranges.rounded(exact, 2), exact=exact)
    return Part(code, label, low, high)
