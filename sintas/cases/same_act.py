"""A duty by law and a record of a room above that are one act: that room says so when it starts, so that nobody writes it twice. Neither knows the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sintas.staff.actor import Actor

from .models import Case


@dataclass(frozen=True)
class SameAct:
    """`label` asks whether that record is written along, `choices` are (code, words) of how, `write(by=, case=, choice=, words=, at=)` writes it."""

    label: str
    choices: list[tuple[str, str]]
    write: Callable[..., object]


Source = Callable[[Actor, Case, str], SameAct | None]
SOURCES: list[Source] = []


def add_same_act(source: Source) -> None:
    """`source(by, case, duty)`, None where nothing waits to be written; called once while the program starts."""
    if source not in SOURCES:
        SOURCES.append(source)


def same_act(by: Actor, case: Case, duty: str) -> SameAct | None:
    """The first that a room offers this person for this duty (catalogue deadlines) now."""
    return next((found for source in SOURCES if (found := source(by, case, duty)) is not None), None)
