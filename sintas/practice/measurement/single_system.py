"""Baseline against intervention: every figure of part D4 at once, with what must be said beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sintas.practice.measurement import band as bands
from sintas.practice.measurement import celeration as lines
from sintas.practice.measurement import nap_error, overlap, trend
from sintas.practice.measurement.band import Band
from sintas.practice.measurement.celeration import Celeration, Halves
from sintas.practice.measurement.corrected_tau import CorrectedTau, corrected_tau
from sintas.practice.measurement.exact import Number
from sintas.practice.measurement.series import Phase, in_order, phase, rising
from sintas.practice.measurement.tau import tau, tau_u

ENOUGH = 3  # D4: at least three baseline points, better five; with fewer everything is exploratory


@dataclass(frozen=True)
class Comparison:
    """What can be said of one baseline and the intervention after it. Shares are exact and lie in 0 to 1, Tau in -1 to 1; Tau-U
    may pass 1 either way (see `tau.tau_u`).

    `band` and `celeration` are None under two baseline points, `nap_interval` where the phases do not overlap at all. `left_out_a`
    and `left_out_b` count the sessions without a measurement. `notes` are codes of `notes`: they belong beside the figures.
    """

    improve: str
    m: int
    n: int
    left_out_a: int
    left_out_b: int
    nap: Fraction
    nap_se: float
    nap_interval: tuple[float, float] | None
    nap_null_se: float
    pnd: Fraction
    pem: Fraction
    pand: Fraction
    ird: Fraction
    tau: Fraction
    tau_u: Fraction
    corrected: CorrectedTau
    band: Band | None
    celeration: Celeration | None
    notes: tuple[str, ...]

    @property
    def exploratory(self) -> bool:
        """Whether baseline has fewer than three points."""
        return self.m < ENOUGH

    @property
    def nap_z(self) -> float:
        """NAP's distance from one half, in standard errors of "nothing changed"."""
        return (float(self.nap) - 0.5) / self.nap_null_se


def compare(a: Phase, b: Phase, *, improve: str, halves: Halves = "mean") -> Comparison:
    """Compares baseline `a` with intervention `b`. `improve` is "up" where more is better, else "down": never guessed.

    Raises MeasureRefused: an unknown direction, or a phase that begins before the other has ended.
    """
    in_order((a, b))
    low, high = rising(a.values, b.values, improve)
    found, error = overlap.nap(low, high), nap_error.hanley_mcneil(low, high)
    around, line, corrected = bands.band(a, b, improve), lines.celeration(a, b, improve, halves), corrected_tau(a, b, improve)
    return Comparison(
        improve=improve,
        m=len(low),
        n=len(high),
        left_out_a=a.left_out,
        left_out_b=b.left_out,
        nap=found,
        nap_se=error,
        nap_interval=nap_error.interval(found, error),
        nap_null_se=nap_error.null_error(len(low), len(high)),
        pnd=overlap.pnd(low, high),
        pem=overlap.pem(low, high),
        pand=overlap.pand(low, high),
        ird=overlap.ird(low, high),
        tau=tau(low, high),
        tau_u=tau_u(low, high),
        corrected=corrected,
        band=around,
        celeration=line,
        notes=_notes(a, b, around, error, corrected, tau_u(low, high)),
    )


def compare_values(
    a: Sequence[Number | None], b: Sequence[Number | None], *, improve: str, halves: Halves = "mean"
) -> Comparison:
    """`compare` for sessions numbered 1, 2, 3 ... across both phases; None for a session without a measurement."""
    first = phase("A", a)
    return compare(first, phase("B", b, after=first.ends), improve=improve, halves=halves)


def _notes(a: Phase, b: Phase, around: Band | None, error: float, corrected: CorrectedTau, with_trend: Fraction) -> tuple[str, ...]:
    many = len(a.values)
    said = {
        "exploratory": many < ENOUGH,
        "band_needs_two": around is None,
        "celeration_needs_two": many < lines.FEWEST,
        "flat_baseline": around is not None and around.sd == 0,
        "no_overlap": error == 0,
        "trend_untestable": many < trend.FEWEST,
        "trend_taken_out": corrected.corrected,
        "tau_u_beyond_one": abs(with_trend) > 1,
        "left_out": a.left_out + b.left_out > 0,
        "autocorrelation": True,
    }
    return tuple(code for code, holds in said.items() if holds)
