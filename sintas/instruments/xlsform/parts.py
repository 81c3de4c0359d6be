"""What a questionnaire is made of: questions, groups that may repeat, choices; with their words by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from sintas.instruments.xlsform.expressions import to_number

SELECTS: Final = frozenset({"select_one", "select_multiple"})
ANSWERED: Final = SELECTS | {"integer", "decimal", "text", "date"}
KINDS: Final = ANSWERED | {"note", "calculate"}
Words = Mapping[str, str]  # language code -> text


@dataclass(frozen=True, slots=True)
class Choice:
    """`columns` are the further cells of its row, for choice_filter."""

    name: str
    label: Words
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def value(self) -> Decimal | None:
        """What the choice counts in a score: its name, where that is a number; else None."""
        return to_number(self.name)


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the survey sheet. Expressions are kept as written; `required` and `read_only` are "", "yes" or an expression.

    `kind`: select_one, select_multiple, integer, decimal, text, date, note or calculate. `row` is the row it was read from.
    """

    name: str
    kind: str
    label: Words = field(default_factory=dict)
    hint: Words = field(default_factory=dict)
    list_name: str = ""
    required: str = ""
    required_message: Words = field(default_factory=dict)
    relevant: str = ""
    constraint: str = ""
    constraint_message: Words = field(default_factory=dict)
    calculation: str = ""
    default: str = ""
    read_only: str = ""
    choice_filter: str = ""
    appearance: str = ""
    row: int = 0

    @property
    def is_computed(self) -> bool:
        """Whether its value comes from a calculation; nobody is asked for it."""
        return bool(self.calculation)

    @property
    def is_asked(self) -> bool:
        """Whether somebody answers it: not a note, not a calculation."""
        return self.kind in ANSWERED and not self.calculation


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading; with `repeat`, as many rounds of them as `repeat_count` gives, or as the worker adds."""

    name: str
    label: Words = field(default_factory=dict)
    relevant: str = ""
    repeat: bool = False
    repeat_count: str = ""
    appearance: str = ""
    children: tuple[Question | Group, ...] = ()
    row: int = 0


Node = Question | Group


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: its number in the form (from 0), the groups around it from outside in, and which of those repeat."""

    order: int
    groups: tuple[str, ...]
    repeats: tuple[str, ...]


def flat(nodes: tuple[Node, ...], around: tuple[Group, ...] = ()) -> Iterator[tuple[Node, tuple[Group, ...]]]:
    """Every node with the groups around it from outside in, in the order of the form."""
    for node in nodes:
        yield node, around
        if isinstance(node, Group):
            yield from flat(node.children, (*around, node))
