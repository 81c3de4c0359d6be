"""Designs of several phases in one series: A-B, A-B-A-B and what else begins with a baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sintas.practice.measurement.celeration import Halves
from sintas.practice.measurement.combining import Combined, combine
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.series import Phase, in_order
from sintas.practice.measurement.single_system import Comparison, compare

BASELINE = "A"


@dataclass(frozen=True)
class Contrast:
    """A baseline and the intervention right after it; `first` is the baseline's place among the phases, from 0."""

    first: int
    comparison: Comparison


@dataclass(frozen=True)
class Design:
    """`name` is like "A-B-A-B". `uncompared` holds the places, from 0, of phases that stand in no comparison (C in A-B-C)."""

    name: str
    contrasts: tuple[Contrast, ...]
    combined: Combined
    uncompared: tuple[int, ...]


def compare_phases(phases: Sequence[Phase], *, improve: str, halves: Halves = "mean") -> Design:
    """Every baseline with the intervention right after it; the way back from B to A is not compared.

    Raises MeasureRefused: no baseline followed by an intervention, two phases of one letter in a row, times that overlap,
    an unknown direction.
    """
    in_order(phases)
    letters = [one.letter for one in phases]
    if any(earlier == later for earlier, later in pairwise(letters)):
        raise MeasureRefused(
            "same_phase_twice",
            "Dua fase berurutan memakai huruf yang sama. Gabungkan keduanya, atau beri huruf lain.",
            "Two phases in a row have the same letter. Join them, or give one another letter.",
        )
    starts = [place for place, letter in enumerate(letters[:-1]) if letter == BASELINE]
    if not starts:
        raise MeasureRefused(
            "no_baseline",
            "Belum ada masa awal (A) yang diikuti masa pendampingan. Tambahkan ukuran sebelum pendampingan dimulai, "
            "atau catat sebagai tidak diukur.",
            "There is no baseline (A) followed by an intervention. Add measurements from before it began, or record it as not measured.",
        )
    contrasts = tuple(Contrast(place, compare(phases[place], phases[place + 1], improve=improve, halves=halves)) for place in starts)
    used = {place + step for place in starts for step in (0, 1)}
    return Design(
        name="-".join(letters),
        contrasts=contrasts,
        combined=combine([one.comparison for one in contrasts]),
        uncompared=tuple(place for place in range(len(letters)) if place not in used),
    )
