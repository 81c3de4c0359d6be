"""Which published stretch a total falls into, and the plain reason when none may be shown."""

from dataclasses import replace

from django.utils.translation import gettext as _

from sintas.instruments.scales import ranges
from sintas.instruments.scales.definition import TOTAL, BandSet, Scale
from sintas.instruments.scales.scored import Part
from sintas.safekeeping.refusals import BadInput


def choices(scale: Scale, language: str, part: str = TOTAL) -> tuple[BandSet, ...]:
    """The sources that may be used for a part in this language; more than one without a `default` means that the worker chooses."""
    return tuple(one for one in scale.band_sets if part in one.on and one.language in ("", language))


def judge(scale: Scale, part: Part, language: str, *, tested: bool, band_set: str = "") -> Part:
    """`part` with its band, or with the reason why there is none. `tested`: the wording used has been tested in its language.

    Raises `BadInput` at "band_set" for a source the scale does not know.
    """
    if band_set and band_set not in {one.code for one in scale.band_sets}:
        raise BadInput({"band_set": _("Sumber batas ini tidak ada untuk alat ini. Pilih salah satu yang tersedia.")})
    if part.total is None or part.exact is None:
        return replace(part, why_no_band=_("Tidak ada skor, jadi tidak ada rentang."))
    if not any(part.code in one.on for one in scale.band_sets):
        return replace(part, why_no_band=_("Tidak ada batas skor bersumber untuk bagian ini."))
    if not tested:
        return replace(part, why_no_band=_("Terjemahan belum tervalidasi: batas skor tidak ditampilkan."))
    offered = choices(scale, language, part.code)
    if not offered:
        return replace(part, why_no_band=_("Batas skor yang ada ditemukan dengan bahasa lain, jadi tidak ditampilkan."))
    chosen = _chosen(offered, band_set)
    if chosen is None:
        return replace(part, why_no_band=_("Sumber menyebut batas yang berbeda. Pilih sumber yang dipakai; sumbernya ikut dicetak."))
    value = ranges.rounded(part.exact, scale.scoring.decimals if chosen.places is None else chosen.places)
    for band in chosen.bands:
        if band.low <= value <= band.high:
            return replace(part, band=band)
    return replace(part, why_no_band=_("Sumber ini tidak menyebut rentang untuk skor sebesar ini."))


def _chosen(offered: tuple[BandSet, ...], band_set: str) -> BandSet | None:
    if band_set:
        return next((one for one in offered if one.code == band_set), None)
    if len(offered) == 1:
        return offered[0]
    # Limits found with this very language go before limits that fit any.
    defaults = [one for one in offered if one.default]
    return next((one for one in defaults if one.language), defaults[0] if defaults else None)
