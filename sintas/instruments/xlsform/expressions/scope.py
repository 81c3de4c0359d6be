"""What an expression may ask of the form around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from sintas.instruments.xlsform.expressions.values import Many, Value


class Scope(Protocol):
    """The answers as seen from one place in the form. Every method raises KeyError for a name that is not there."""

    def value(self, name: str) -> Value | Many:
        """The answer to `name` as seen from here: several when it stands in a repeat that this place is not in."""

    def here(self) -> Value:
        """The answer a constraint is about."""

    def column(self, name: str) -> Value:
        """A column of the choice being looked at."""

    def position(self) -> int | None:
        """Which round of the innermost repeat this is, from 1; None outside a repeat."""

    def indexed(self, name: str, rounds: tuple[tuple[str, int], ...]) -> Value:
        """The answer to `name` in the given rounds, (repeat, number from 1); None where there is no such round."""

    def choice_label(self, name: str, code: str) -> str | None:
        """The label of choice `code` of question `name` in the language being spoken; None for no such choice."""

    def today(self) -> date:
        """The calendar day the form counts with."""


@dataclass(frozen=True)
class PlainScope:
    """A scope without repeats: answers, choice columns and labels given as they are."""

    answers: Mapping[str, Value | Many] = field(default_factory=dict)
    current: Value = None
    columns: Mapping[str, Value] = field(default_factory=dict)
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    round_number: int | None = None
    day: date = date(1970, 1, 1)

    def value(self, name: str) -> Value | Many:
        """As given; KeyError for a name not given."""
        return self.answers[name]

    def here(self) -> Value:
        """As given."""
        return self.current

    def column(self, name: str) -> Value:
        """As given; KeyError for a column not given."""
        return self.columns[name]

    def position(self) -> int | None:
        """As given."""
        return self.round_number

    def indexed(self, name: str, rounds: tuple[tuple[str, int], ...]) -> Value:
        """The nth of the answers given as Many; the other repeats named are of no account here."""
        found = self.answers[name]
        if not isinstance(found, Many):
            return found
        at = rounds[-1][1]
        return found.values[at - 1] if 0 < at <= len(found.values) else None

    def choice_label(self, name: str, code: str) -> str | None:
        """As given."""
        return self.labels.get((name, code))

    def today(self) -> date:
        """As given."""
        return self.day
