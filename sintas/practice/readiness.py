"""The four criteria for ending (R330-R333): each is judged by someone, with what can be observed; they are never summed."""

from collections.abc import Iterable
from dataclasses import dataclass

from sintas.practice import catalogue

LEVELS = ("reached", "partly", "not_yet")


@dataclass(frozen=True)
class Judgement:
    """One criterion as the team sees it now. `level` is one of LEVELS; `evidence` tells whether something observable is named."""

    criterion: str
    level: str
    evidence: bool = False


@dataclass(frozen=True)
class Readiness:
    """The four judgements side by side. It carries no score: readiness is talked over, not calculated."""

    judgements: tuple[Judgement, ...]
    unjudged: tuple[str, ...]
    without_evidence: tuple[str, ...]
    not_yet: tuple[str, ...]

    @property
    def all_judged(self) -> bool:
        """Whether each of the four carries a judgement, whatever it is."""
        return not self.unjudged


def criteria() -> tuple[str, ...]:
    """The codes of the four criteria, in their order."""
    return tuple(row.code for row in catalogue.load("termination_criteria").rows)


def unjudged(judged: Iterable[str]) -> tuple[str, ...]:
    """The criteria without a judgement yet, in their order."""
    done = set(judged)
    return tuple(code for code in criteria() if code not in done)


def look(judgements: Iterable[Judgement]) -> Readiness:
    """Puts the judgements side by side; of several on one criterion the last counts.

    Raises ValueError for a criterion or a level that does not exist.
    """
    latest: dict[str, Judgement] = {}
    for one in judgements:
        if one.criterion not in criteria() or one.level not in LEVELS:
            raise ValueError(f"no such judgement: {one.criterion} {one.level}")
        latest[one.criterion] = one
    ordered = tuple(latest[code] for code in criteria() if code in latest)
    return Readiness(
        judgements=ordered,
        unjudged=unjudged(latest),
        without_evidence=tuple(one.criterion for one in ordered if not one.evidence),
        not_yet=tuple(one.criterion for one in ordered if one.level == "not_yet"),
    )
