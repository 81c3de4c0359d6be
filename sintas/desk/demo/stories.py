"""The stories behind the invented lives: what was understood, agreed, done, seen and ended, told differently each time a life comes again."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Model

from sintas.safekeeping.sealed import Sealed, SealedJSON

FOLDER = Path(__file__).parent / "stories"
Facts = dict[str, Any]


@dataclass(frozen=True)
class Story:
    """One file of stories/. Sections named after a record hold its fields: a text may have alternatives, lines are a pool.

    Goals are numbered from 0 in their order; services, steps and sessions name them so. `days` counts from the day of writing.
    """

    life: str
    assessment: Facts
    surroundings: Facts
    functioning: Facts
    sources: list[Facts]
    areas: list[Facts]
    tools: list[Facts]
    plan: Facts
    goals: list[Facts]
    services: list[Facts]
    implementers: list[Facts]
    steps: list[Facts]
    sessions: list[Facts]
    conference: Facts = field(default_factory=dict)
    anxiety: Facts = field(default_factory=dict)
    contradiction: Facts = field(default_factory=dict)
    evaluation: Facts = field(default_factory=dict)
    ending: Facts = field(default_factory=dict)
    referral: Facts = field(default_factory=dict)
    follow_ups: list[Facts] = field(default_factory=list)
    ordered: bool = False  # sessions follow each other: steps of a therapy, "n of m"


@cache
def stories() -> dict[str, Story]:
    """Every story by the name of its life. TypeError for a section the form does not know."""
    read = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    return {one["life"]: Story(**one) for one in read}


class Telling:
    """A story as told the `turn`-th time (0 first): other alternatives, other lines of each pool."""

    def __init__(self, story: Story, turn: int) -> None:
        self.story, self.turn = story, turn

    def facts(self, model: type[Model], section: Mapping[str, Any]) -> Facts:
        """Fields of `model` out of a section. Coded columns stay as they are."""
        return {name: self.word(model, name, value) for name, value in section.items()}

    def word(self, model: type[Model], name: str, value: Any) -> Any:
        """One field: an alternative of a text, lines of a pool, parts of a mapping; anything else unchanged."""
        column = model._meta.get_field(name)
        if isinstance(column, SealedJSON):
            if isinstance(value, Mapping):
                return {part: self.lines(one) if isinstance(one, list) else one for part, one in value.items()}
            return self.lines(value) if value and isinstance(value[0], str) else value
        if isinstance(column, Sealed) and isinstance(value, list):
            return value[self.turn % len(value)]
        return value

    def lines(self, pool: Sequence[str]) -> list[str]:
        """All but one of a pool of three or more, another one left out each time; in the order they stand."""
        return [line for at, line in enumerate(pool) if len(pool) < 3 or at != self.turn % len(pool)]

    def goals(self) -> list[tuple[int, Facts]]:
        """(number, goal): the first, which is measured, and all but one of the others where there are four or more."""
        pool = self.story.goals
        left_out = 1 + self.turn % (len(pool) - 1) if len(pool) > 3 else None
        return [(at, goal) for at, goal in enumerate(pool) if at != left_out]

    def sessions(self, held: int) -> list[Facts]:
        """So many sessions in their order; where they do not build on each other, another one is left out each time."""
        pool = self.story.sessions
        begin = 0 if self.story.ordered else self.turn % len(pool)
        chosen = {at % len(pool) for at in range(begin, begin + held)}
        return [one for at, one in enumerate(pool) if at in chosen]


def named(section: Mapping[str, Any], without: Iterable[str]) -> Facts:
    """The fields of a section that belong to the record itself."""
    left_out = frozenset(without)
    return {name: value for name, value in section.items() if name not in left_out}
