"""A goal in three words, as it was measured: where it began, where it is to go, where it stands. Opens content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sintas.evidence.reading.measures_shown import SmallMeasure

from .measuring import LadderShown
from .measuring_words import SIGNS


@dataclass(frozen=True)
class MeasuredWords:
    """Each "" where nothing says it. `now` comes with its day."""

    start: str = ""
    target: str = ""
    now: str = ""


def measured_words(ladder: LadderShown | None, several: Sequence[SmallMeasure]) -> MeasuredWords:
    """The goal's own levels, once rated, go before its measures; of two measures each is called by its name. Never half of each."""
    counted = MeasuredWords(*(named([(one.title, getattr(one, part)) for one in several]) for part in ("before", "aim", "now")))
    return of_ladder(ladder) if ladder is not None and (ladder.now is not None or not counted.now) else counted


def of_ladder(ladder: LadderShown) -> MeasuredWords:
    """The levels with the words they were given."""
    own = {sign: words for sign, _place, words in ladder.steps}
    start = ", ".join(filter(None, (SIGNS[ladder.start], own[SIGNS[ladder.start]]))) if ladder.start is not None else ""
    return MeasuredWords(start, own[SIGNS[0]], said(f"{ladder.now.sign}, {ladder.now.words}", ladder.now.when) if ladder.now else "")


def named(told: Sequence[tuple[str, str]]) -> str:
    """ "1 malam", or "terbangun: 1 malam; mimpi buruk: 4 malam"."""
    held = [(title, words) for title, words in told if words]
    if len(told) < 2:
        return "".join(words for _title, words in held)
    return "; ".join(f"{title}: {words}" for title, words in held)


def said(words: str, when: str) -> str:
    """ "4 (12 Agustus 2024)"."""
    return f"{words} ({when})"
