"""The answers as an expression sees them from one place in the form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from sintas.instruments.xlsform import paths
from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.expressions import Many, Value
from sintas.instruments.xlsform.parts import Group


class Working(Protocol):
    """As much of a form being worked out as a view needs (filling.Filled)."""

    form: FormDefinition
    lang: str
    today: date
    rounds: dict[str, int]
    values: dict[str, Value]

    def prefixes(self, repeats: tuple[str, ...]) -> list[str]:
        """What stands before a name in each round of these repeats."""


class View:
    """A Scope: its own round of the repeats the path stands in, every round of the others."""

    def __init__(self, filled: Working, path: str, current: Value = None, columns: Mapping[str, Value] | None = None) -> None:
        self.filled = filled
        self.current = current
        self.columns = columns or {}
        parts = paths.split(path)
        self.own: paths.Rounds = parts[0] if parts else ()

    def value(self, name: str) -> Value | Many:
        """One answer, or Many from a repeat this place is not in; for a repeat as many blanks as it has rounds."""
        node, around = self.filled.form.all[name], self.filled.form.places[name].repeats
        shared = 0
        while shared < min(len(around), len(self.own)) and around[shared] == self.own[shared][0]:
            shared += 1
        start = paths.prefix(self.own[:shared])
        if isinstance(node, Group):
            places = [start] if shared == len(around) else [each for each in self.filled.prefixes(around) if each.startswith(start)]
            return Many((None,) * sum(self.filled.rounds.get(each + name, 0) for each in places))
        if shared == len(around):
            return self.filled.values.get(start + name)
        return Many(tuple(self.filled.values.get(each + name) for each in self.filled.prefixes(around) if each.startswith(start)))

    def here(self) -> Value:
        """The answer a constraint is about."""
        return self.current

    def column(self, name: str) -> Value:
        """A column of the choice being looked at; KeyError for one the sheet does not have."""
        return self.columns[name]

    def position(self) -> int | None:
        """The round of the innermost repeat; None outside."""
        return self.own[-1][1] if self.own else None

    def indexed(self, name: str, rounds: paths.Rounds) -> Value:
        """The answer in the rounds given; a repeat that is not given keeps this place's own round, else the first."""
        given, own = dict(rounds), dict(self.own)
        way = tuple((repeat, given.get(repeat, own.get(repeat, 1))) for repeat in self.filled.form.places[name].repeats)
        return self.filled.values.get(paths.prefix(way) + name)

    def choice_label(self, name: str, code: str) -> str | None:
        """The label in the language being spoken; several codes with a space between give several labels."""
        form = self.filled.form
        choices = form.coded.get(form.question(name).list_name, {})
        labels = [form.say(choices[each].label, self.filled.lang) for each in code.split() if each in choices]
        return ", ".join(labels) or None

    def today(self) -> date:
        """The calendar day the form counts with."""
        return self.filled.today
