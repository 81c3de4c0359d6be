"""The newest value of every measure and the newest result of every scale, with its day. Opens content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sintas.kit import numbers

from ..models import Measure, MeasurePoint, ScaleResult
from .measures import followed
from .measures_results import scales_shown
from .measures_scales import Reader
from .measures_words import number, title


@dataclass(frozen=True)
class NewestValue:
    """`words` are the number with its unit; `goal` the goal it measures, if any."""

    title: str
    words: str
    when: str
    goal: UUID | None = None


def newest_of(
    measures: Iterable[Measure], points: Iterable[MeasurePoint], results: Sequence[ScaleResult], reader: Reader, lang: str
) -> tuple[list[NewestValue], list[NewestValue]]:
    """(measures, scales) that have a number; a scale this reader may not read is left out."""
    of_measures = []
    for one in followed(measures, points, results, reader):
        last = one.newest
        if last is not None and last.on is not None:
            words = " ".join(filter(None, (number(one, last.value), one.unit)))
            of_measures.append(NewestValue(title(one), words, numbers.day(last.on), one.goal))
    shown = [one for one in scales_shown(results, reader, lang) if one.points]
    of_scales = [NewestValue(one.title, ". ".join(filter(None, (one.points[-1][1], one.band))), one.points[-1][0]) for one in shown]
    return of_measures, of_scales
