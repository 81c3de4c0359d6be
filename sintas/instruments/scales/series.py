"""Results of one scale over time: which may be laid side by side, why the others may not, and whether a change is more than error (D5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sintas.instruments.scales.definition import Number, Scale
from sintas.instruments.scales.scored import Scored
from sintas.practice.measurement.reliable_change import Change, Norm, change


@dataclass(frozen=True)
class Point:
    """One result on a day. `scoring`: the version of the scoring (`Scoring.version`), not of the file. `manner`: self, interview or proxy."""

    on: date
    code: str
    version: str
    scoring: str
    language: str
    total: Number | None
    manner: str = ""
    prorated: bool = False


@dataclass(frozen=True)
class LeftOut:
    """A result that is not in the series, with the reason in the language of the page."""

    point: Point
    why: str


@dataclass(frozen=True)
class Series:
    """Results that may be compared, by day, and those that may not. `cautions` stand beside the drawing."""

    points: tuple[Point, ...]
    left_out: tuple[LeftOut, ...] = ()
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changed:
    """The change from the first to the last result. `change` None comes with `why_not`. `points`: the difference, last minus first."""

    points: Number | None
    change: Change | None = None
    why_not: str = ""

    @property
    def not_recovered(self) -> str:
        """Why nobody is called recovered (D5): no cut-off between a clinical and the general population was cited. "" without a comparison."""
        if self.points is None or (self.change is not None and self.change.cut_off is not None):
            return ""
        return _(
            "Apakah skornya kini “pulih” tidak dapat dinyatakan: alat ini tidak punya ambang bersumber antara kelompok klinis dan kelompok umum."
        )


def point(on: date, scored: Scored, manner: str = "") -> Point:
    """The point of a result."""
    return Point(on, scored.code, scored.version, scored.scoring, scored.language, scored.total, manner, scored.whole.prorated)


def why_not(first: Point, second: Point) -> str:
    """Why two results cannot be compared; empty when they can: same scale, same scoring, same language, both with a total."""
    if first.code != second.code:
        return _("Alatnya berbeda, jadi angkanya tidak dapat dibandingkan.")
    if first.scoring != second.scoring:
        return _("Cara menghitungnya berubah antara kedua versi, jadi angkanya tidak dapat dibandingkan.")
    if first.language != second.language:
        return _("Bahasanya berbeda; terjemahan lain dapat memberi angka lain, jadi tidak dibandingkan.")
    if first.total is None or second.total is None:
        return _("Salah satu hasil tidak punya skor karena terlalu banyak jawaban kosong.")
    return ""


def series(points: Iterable[Point]) -> Series:
    """The results that compare with the latest one that has a total, oldest first (same day: as given); the rest with the reason."""
    ordered = sorted(points, key=lambda one: one.on)
    latest = next((one for one in reversed(ordered) if one.total is not None), None)
    if latest is None:
        return Series((), tuple(LeftOut(one, _("Tidak ada skor: terlalu banyak jawaban kosong.")) for one in ordered))
    kept: list[Point] = []
    left_out: list[LeftOut] = []
    for one in ordered:
        if reason := why_not(one, latest):
            left_out.append(LeftOut(one, reason))
        else:
            kept.append(one)
    return Series(tuple(kept), tuple(left_out), _cautions(kept))


def changed(scale: Scale, results: Series) -> Changed:
    """From the first to the last result of a series: the difference always, reliable change only where the scale cites a population."""
    if len(results.points) < 2:
        return Changed(None, why_not=_("Baru ada satu hasil; perubahan belum dapat dilihat."))
    before, after = results.points[0].total, results.points[-1].total
    if before is None or after is None:
        return Changed(None, why_not=_("Salah satu hasil tidak punya skor karena terlalu banyak jawaban kosong."))
    figures = scale.reliability
    if figures is None:
        return Changed(after - before, why_not=_("Untuk alat ini tidak ada angka reliabilitas yang bersumber; perubahan andal tidak dihitung."))
    if not scale.better:
        return Changed(after - before, why_not=_("Arah membaik alat ini tidak ditentukan; perubahan andal tidak dihitung."))
    norm = Norm(figures.mean, figures.sd, figures.reliability, f"{figures.source.id}; {figures.population.id}")
    return Changed(after - before, change(before, after, norm, improve=scale.better))


def _cautions(points: list[Point]) -> tuple[str, ...]:
    said = []
    if len({one.manner for one in points if one.manner}) > 1:
        said.append(_("Cara mengisi berbeda-beda (sendiri, wawancara, atau diwakili); bandingkan dengan hati-hati."))
    if any(one.prorated for one in points):
        said.append(_("Sebagian skor dihitung walau ada jawaban kosong."))
    return tuple(said)
