"""Figures of a measure for workers: every index of part D4 with its error, its convention named as one, and the sentences beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from sintas.kit.pieces import Fact
from sintas.practice.catalogue import Code
from sintas.practice.measurement import conventions, notes
from sintas.practice.measurement.band import Band
from sintas.practice.measurement.combining import Combined
from sintas.practice.measurement.designs import Contrast, Design, compare_phases
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.series import Phase, phase
from sintas.practice.measurement.single_system import Comparison

from .. import decimals
from .measures import Followed, PhaseOf

PLACES, PLACES_OF_P = 3, 4  # decimals at most of an index, and of a chance

@dataclass(frozen=True)
class FiguresShown:
    """`contrasts`: (heading, facts) of every baseline with what follows it; `notes` belong beside them. `why_not`: why there are none."""

    contrasts: list[tuple[str, list[Fact]]]
    notes: list[str]
    exploratory: bool = False
    why_not: str = ""


def design_of(of: Followed) -> tuple[Design, list[PhaseOf]]:
    """The design with the phases that have a number, by day. Raises MeasureRefused."""
    found: list[Phase] = []
    used: list[PhaseOf] = []
    for at, one in enumerate(of.phases):
        values = [value for value in of.values if value.phase == at and value.on is not None]
        if any(value.value is not None for value in values):
            found.append(phase(one.letter, [value.value for value in values], [value.on for value in values if value.on is not None]))
            used.append(one)
    return compare_phases(found, improve=of.direction), used


def figures_of(of: Followed, lang: str) -> FiguresShown:
    """All figures of one measure; the plain reason where there are none."""
    try:
        design, used = design_of(of)
    except MeasureRefused as refused:
        return FiguresShown([], [notes.sentence("not_measured", lang)], why_not=refused.sentence(lang))
    shown = [(heading(one, used), contrast_facts(one.comparison, of, lang)) for one in design.contrasts]
    codes = list(dict.fromkeys(code for one in design.contrasts for code in one.comparison.notes))
    if len(shown) > 1:
        shown.append((_("Semua perbandingan bersama"), combined_facts(design.combined)))
        codes.append("weighted_by_pairs")
    if any(not one.comparison.exploratory for one in design.contrasts):
        codes.append("convention")
    said = notes.sentences(tuple(codes), lang)
    if design.uncompared:
        left = ", ".join(used[at].name for at in design.uncompared)
        said.append(_("Tidak ikut dibandingkan: %(phases)s.") % {"phases": left})
    return FiguresShown(shown, said, exploratory=any(one.comparison.exploratory for one in design.contrasts))


def heading(one: Contrast, used: Sequence[PhaseOf]) -> str:
    """ "A: sebelum bantuan, lalu B: selama bantuan"."""
    return _("%(first)s, lalu %(second)s") % {"first": used[one.first].name, "second": used[one.first + 1].name}


def contrast_facts(one: Comparison, of: Followed, lang: str) -> list[Fact]:
    """Baseline with its band, what lies beyond it, the overlap indices, the line carried on."""
    return [
        Fact(_("Masa A"), baseline_words(one, of.places)),
        Fact(_("Pita dua simpangan baku"), band_words(one, of)),
        Fact("NAP", nap_words(one, lang)),
        Fact("Tau, Tau-U", tau_words(one)),
        Fact("PND, PEM, PAND, IRD", overlap_words(one, lang)),
        Fact(_("Garis selerasi"), celeration_words(one)),
    ]


def baseline_words(one: Comparison, places: int) -> str:
    """How many points, their mean and sample deviation."""
    many = _("%(a)s ukuran, sesudahnya %(b)s") % {"a": one.m, "b": one.n}
    if one.band is None:
        return many
    return _("%(many)s; rata-rata %(mean)s; simpangan baku %(sd)s") % {
        "many": many, "mean": decimals.words(one.band.mean, places), "sd": decimals.words(one.band.sd, places)
    }  # fmt: skip


def band_words(one: Comparison, of: Followed) -> str:
    """The band, how many points lie beyond it, and whether the convention of two in a row is met; said where no value can lie beyond it."""
    if one.band is None:
        return _("perlu paling sedikit dua ukuran pada masa A")
    told = {
        "low": decimals.words(one.band.low, of.places), "high": decimals.words(one.band.high, of.places), "count": one.band.count, "all": one.n,
        "run": one.band.longest_run, "met": _("terpenuhi") if one.band.rule_met else _("belum terpenuhi"),
    }  # fmt: skip
    said = _(
        "%(low)s sampai %(high)s; %(count)s dari %(all)s di luar pita ke arah yang diharapkan, paling panjang %(run)s berturut-turut "
        "(aturan dua berturut-turut %(met)s)"
    ) % told  # fmt: skip
    return f"{said}; {beyond}" if (beyond := beyond_the_ends(one.band, of)) else said


def beyond_the_ends(around: Band, of: Followed) -> str:
    """Which end of the measure the band crosses: on the hoped-for side no value can then lie beyond it. "" where it lies within."""
    below = of.low is not None and around.low < of.low
    above = of.high is not None and around.high > of.high
    if not (below or above):
        return ""
    told = _("pita melampaui ujung ukuran (%(ends)s)") % {
        "ends": " – ".join(decimals.words(end) for end, crossed in ((of.low, below), (of.high, above)) if crossed)
    }
    if below if of.direction == "down" else above:
        told += "; " + _("ke arah yang diharapkan tidak ada nilai yang mungkin di luar pita ini, jadi hitungan itu tidak menilai perubahan")
    return told


def nap_words(one: Comparison, lang: str) -> str:
    """NAP with its error and interval; the label last, as a convention, and none while figures are only a hint."""
    told = _("%(nap)s; galat baku %(se)s") % {"nap": share(one.nap), "se": share(one.nap_se)}
    if one.nap_interval is not None:
        low, high = one.nap_interval
        told += "; " + _("selang 95%% %(low)s sampai %(high)s") % {"low": share(low), "high": share(high)}
    return told if one.exploratory else told + convention(conventions.of_nap(one.nap), lang)


def tau_words(one: Comparison) -> str:
    """Tau, Tau-U, and Tau with the baseline's own trend taken out where there was one."""
    told = _("Tau %(tau)s; Tau-U %(tau_u)s (A lawan B dengan kecenderungan A)") % {"tau": share(one.tau), "tau_u": share(one.tau_u)}
    if one.corrected.corrected:
        told += "; " + _("Tau terkoreksi %(tau)s") % {"tau": share(one.corrected.tau)}
    return told


def overlap_words(one: Comparison, lang: str) -> str:
    """Four shares; a label as in `nap_words`."""
    pnd = share(one.pnd) if one.exploratory else share(one.pnd) + convention(conventions.of_pnd(one.pnd), lang)
    return f"PND {pnd}; PEM {share(one.pem)}; PAND {share(one.pand)}; IRD {share(one.ird)}"


def celeration_words(one: Comparison) -> str:
    """How many points lie beyond the baseline's course carried on, with the chance of so many."""
    line = one.celeration
    if line is None:
        return _("perlu paling sedikit dua ukuran pada masa A")
    told = {"beyond": line.beyond, "of": line.of, "p": chance(line.p)}
    return _("%(beyond)s dari %(of)s di luar garis ke arah yang diharapkan; p %(p)s (binomial, satu sisi)") % told


def chance(p: Fraction) -> str:
    """ "= 0,0625", with four decimals at most; "< 0,0001" where it is smaller."""
    least = Fraction(1, 10_000)
    return f"< {decimals.words(least, PLACES_OF_P)}" if 0 < p < least else f"= {decimals.words(p, PLACES_OF_P)}"


def combined_facts(one: Combined) -> list[Fact]:
    """NAP and Tau over all pairs."""
    told = _("%(nap)s; galat baku %(se)s") % {"nap": share(one.nap), "se": share(one.nap_se)}
    if one.nap_interval is not None:
        told += "; " + _("selang 95%% %(low)s sampai %(high)s") % {"low": share(one.nap_interval[0]), "high": share(one.nap_interval[1])}
    return [Fact("NAP", told), Fact("Tau", share(one.tau))]


def share(value: Fraction | float) -> str:
    """An index or a share, three decimals at most."""
    return decimals.words(value, PLACES)


def convention(one: Code, lang: str) -> str:
    """The label of a handbook, said to be one."""
    return " " + _("(menurut kebiasaan: %(label)s)") % {"label": one.label(lang).lower()}
