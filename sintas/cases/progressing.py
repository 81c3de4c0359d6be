"""Progress of a client that a room keeps, for pages of a room beside it: that room says so when it starts (apps.py). Neither knows the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sintas.kit.pieces import Row

from .models import Case


@dataclass(frozen=True)
class Progressing:
    """`rows` in words, the newest first; `add_url`: where the next one is written."""

    rows: list[Row]
    add_url: str


Source = Callable[[Case, str], Progressing | None]
SOURCES: list[Source] = []


def add_progress(source: Source) -> None:
    """`source(case, language)`, None where the client takes part in nothing; called once while the program starts."""
    if source not in SOURCES:
        SOURCES.append(source)


def progress_of(case: Case, lang: str) -> list[Progressing]:
    """What each room has. Header keys only."""
    return [one for source in SOURCES if (one := source(case, lang)) is not None]
