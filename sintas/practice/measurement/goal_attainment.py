"""Goal Attainment Scaling (part D2: Kiresuk and Sherman 1968; Turner-Stokes 2009 with its erratum)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from sintas.practice.measurement.exact import Number, exact
from sintas.practice.measurement.refused import MeasureRefused

LEVELS = (-2, -1, 0, 1, 2)
RHO = Fraction(3, 10)  # how far goals of one person are taken to move together


@dataclass(frozen=True)
class Goal:
    """One goal with its level now and at the start, -2 to 2 with 0 as expected; None where it was not rated. See `weight`."""

    name: str
    now: int | None
    baseline: int | None = None
    weight: Number = 1


@dataclass(frozen=True)
class Attainment:
    """T now, at baseline, and the change. 50 says that goals were reached as expected, on the whole.

    `now` is None when no goal is rated, `baseline` and `change` also when a counted goal has no baseline: two different sets of
    goals are never compared. The names say which goals counted, which are not rated yet, and which have no baseline.
    """

    now: float | None
    baseline: float | None
    change: float | None
    counted: tuple[str, ...]
    not_rated: tuple[str, ...]
    without_baseline: tuple[str, ...]


def attainment(goals: Sequence[Goal]) -> Attainment:
    """T of a person's goals. Raises MeasureRefused for a level outside -2 to 2 and a weight that is not above 0."""
    rated = [goal for goal in goals if goal.now is not None]
    levels = [goal.now for goal in rated if goal.now is not None]
    starts = [goal.baseline for goal in rated if goal.baseline is not None]
    weights = [goal.weight for goal in rated]
    now = t_score(levels, weights) if rated else None
    baseline = t_score(starts, weights) if rated and len(starts) == len(rated) else None
    return Attainment(
        now=now,
        baseline=baseline,
        change=now - baseline if now is not None and baseline is not None else None,
        counted=tuple(goal.name for goal in rated),
        not_rated=tuple(goal.name for goal in goals if goal.now is None),
        without_baseline=tuple(goal.name for goal in rated if goal.baseline is None),
    )


def t_score(levels: Sequence[int], weights: Sequence[Number] | None = None, rho: Fraction = RHO) -> float:
    """T = 50 + 10 sum(wx) / sqrt((1-rho) sum(w^2) + rho (sum w)^2), from levels -2 to 2 and one weight for each (all 1 if None).

    Raises MeasureRefused: no goal, a level that is none of the five, a weight not above 0, or not one weight per goal.
    """
    heavy = [exact(one) for one in weights] if weights is not None else [Fraction(1)] * len(levels)
    if not levels:
        raise MeasureRefused("no_goal", "Belum ada tujuan yang dinilai.", "No goal has been rated yet.")
    if any(level not in LEVELS for level in levels):
        raise MeasureRefused(
            "level",
            "Tingkat capaian tujuan memakai angka bulat dari -2 sampai 2; 0 berarti sesuai harapan.",
            "Levels of a goal are whole numbers from -2 to 2; 0 means as expected.",
        )
    if len(heavy) != len(levels) or any(one <= 0 for one in heavy):
        raise MeasureRefused(
            "weight",
            "Beri setiap tujuan satu bobot di atas 0, atau kosongkan semua bobot agar sama berat.",
            "Give every goal one weight above 0, or leave out all weights so that they count alike.",
        )
    reached = sum((one * level for one, level in zip(heavy, levels, strict=True)), Fraction(0))
    spread = (1 - rho) * sum(one**2 for one in heavy) + rho * sum(heavy) ** 2
    return 50 + float(10 * reached) / sqrt(spread)


def weight(importance: int, difficulty: int) -> int:
    """The weight of a goal as the practice sets it: importance times difficulty, each 1 to 3. Raises MeasureRefused outside."""
    if importance not in (1, 2, 3) or difficulty not in (1, 2, 3):
        raise MeasureRefused(
            "importance",
            "Penting dan sulitnya tujuan dinilai dari 1 sampai 3.",
            "How important and how difficult a goal is, is rated from 1 to 3.",
        )
    return importance * difficulty
