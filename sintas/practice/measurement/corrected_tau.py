"""Tau after the baseline's own trend has been taken out of both phases, when there was one (Tarlow 2017)."""

from dataclasses import dataclass
from fractions import Fraction

from sintas.practice.measurement.series import Phase, rising
from sintas.practice.measurement.tau import tau, tau_b
from sintas.practice.measurement.trend import TrendTest, kendall, theil_sen


@dataclass(frozen=True)
class CorrectedTau:
    """`corrected` says which of the two it is: with `slope` (values per unit of time) taken out, or Tau as it stood.

    `tau` counts pairs and compares with Tau; `tau_b` allows for ties and is the figure in Tarlow's paper and calculator.
    `trend` is tested in the desired direction: s above 0 says that baseline was already improving.
    """

    tau: Fraction
    tau_b: float | None
    corrected: bool
    slope: Fraction | None
    trend: TrendTest


def corrected_tau(a: Phase, b: Phase, improve: str) -> CorrectedTau:
    """Corrects only where Kendall's test finds a trend in baseline with p < .05; that takes five baseline points at least.

    Raises MeasureRefused for an unknown direction.
    """
    low, high = rising(a.values, b.values, improve)
    trend = kendall(low)
    if not trend.significant:
        return CorrectedTau(tau(low, high), tau_b(low, high), False, None, trend)
    slope = theil_sen(a.measured)
    low, high = rising(_without(a, slope), _without(b, slope), improve)
    return CorrectedTau(tau(low, high), tau_b(low, high), True, slope, trend)


def _without(one: Phase, slope: Fraction) -> list[Fraction]:
    return [value - slope * at for at, value in one.measured]
