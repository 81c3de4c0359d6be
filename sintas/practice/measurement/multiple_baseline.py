"""Several A-B legs beside one another (people, goals or places) that begin one after another.

The design speaks for the help only if each leg changes when its own turn comes: legs that begin together say no more than one of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sintas.practice.measurement.celeration import Halves
from sintas.practice.measurement.combining import Combined, combine
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.series import Phase
from sintas.practice.measurement.single_system import Comparison, compare

FEWEST = 2


@dataclass(frozen=True)
class Leg:
    """One series of the design with its own name and desired direction; all legs tell time in the same way."""

    name: str
    a: Phase
    b: Phase
    improve: str


@dataclass(frozen=True)
class MultipleBaseline:
    """`comparisons` in the order of the legs. `together`: names of two legs whose interventions begin at the same time.

    `unwatched`: (earlier, later) where the later leg was not measured in baseline any more once the earlier one had begun, so
    nobody saw whether it stayed as it was.
    """

    comparisons: tuple[tuple[str, Comparison], ...]
    combined: Combined
    together: tuple[tuple[str, str], ...]
    unwatched: tuple[tuple[str, str], ...]

    @property
    def staggered(self) -> bool:
        """Whether every leg begins at its own time."""
        return not self.together


def compare_legs(legs: Sequence[Leg], *, halves: Halves = "mean") -> MultipleBaseline:
    """Every leg by itself, all together, and which starts spoil the design. Raises MeasureRefused under two legs or for two of one name."""
    if len(legs) < FEWEST or len({leg.name for leg in legs}) < len(legs):
        raise MeasureRefused(
            "legs",
            "Rancangan ini memerlukan paling sedikit dua deret, masing-masing dengan namanya sendiri.",
            "This design needs at least two series, each with a name of its own.",
        )
    found = tuple((leg.name, compare(leg.a, leg.b, improve=leg.improve, halves=halves)) for leg in legs)
    by_start = sorted(legs, key=lambda leg: leg.b.begins)
    couples = list(combinations(by_start, 2))
    return MultipleBaseline(
        comparisons=found,
        combined=combine([one for _name, one in found]),
        together=tuple((one.name, other.name) for one, other in couples if one.b.begins == other.b.begins),
        unwatched=tuple(
            (one.name, other.name)
            for one, other in couples
            if one.b.begins < other.b.begins and all(at < one.b.begins for at, _value in other.a.measured)
        ),
    )
