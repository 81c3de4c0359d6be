"""The expressions of a definition: which columns of a row hold one, and what each may look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sintas.instruments.xlsform import circles
from sintas.instruments.xlsform.expressions import ExpressionError, parse
from sintas.instruments.xlsform.expressions.listing import ARGUMENTS
from sintas.instruments.xlsform.expressions.tokens import NAME
from sintas.instruments.xlsform.parts import Node, Place, Question, Words

# Worked out before the page is shown, from what was answered before it.
BEFOREHAND: Final = frozenset({"relevant", "choice_filter", "repeat_count", "default"})
# What a value, or its being asked, rests on; a circle among these could never be worked out.
CARRYING: Final = ("relevant", "calculation", "repeat_count", "choice_filter", "default", "read_only")
MENTION: Final = re.compile(rf"\$\{{\s*({NAME})\s*\}}", re.ASCII)
_CALL: Final = re.compile(r"([a-z][a-z:-]*)\(.*\)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression as written, and the column it stands in."""

    column: str
    text: str


def formulas(node: Node) -> Iterator[Formula]:
    """The expressions of a question or group that are not empty; a `required` or `read_only` that only says yes is none."""
    columns = ("relevant", "constraint", "calculation", "choice_filter") if isinstance(node, Question) else ("relevant", "repeat_count")
    for column in columns:
        if text := getattr(node, column):
            yield Formula(column, text)
    if isinstance(node, Question):
        for column in ("required", "read_only"):
            if (text := getattr(node, column)) not in ("", "yes"):
                yield Formula(column, text)
        if is_formula(node.default):
            yield Formula("default", node.default)


def is_formula(default: str) -> bool:
    """Whether a default is worked out (today(), ${name}) rather than taken as it stands."""
    call = _CALL.match(default)
    return bool(MENTION.search(default)) or (call is not None and call[1] in ARGUMENTS)


def worded(node: Node) -> Iterator[tuple[str, str, str]]:
    """Every text shown, with its column and language."""
    columns = ("label", "hint", "required_message", "constraint_message") if isinstance(node, Question) else ("label",)
    for column in columns:
        words: Words = getattr(node, column)
        for language, text in words.items():
            yield column, language, text


def order_of(nodes: Mapping[str, Node], places: Mapping[str, Place]) -> tuple[str, ...]:
    """Every name after all it rests on. ValueError for a circle; a stored expression that does not parse rests on nothing."""
    rests_on: dict[str, set[str]] = {}
    for name, node in nodes.items():
        groups = places[name].groups
        rests_on[name] = {groups[-1]} if groups else set()
        for formula in formulas(node):
            if formula.column in CARRYING:
                rests_on[name] |= {other for other in _names(formula.text) if other in nodes}
    return circles.ordered(rests_on)


def _names(text: str) -> tuple[str, ...]:
    try:
        return parse(text).names
    except ExpressionError:
        return ()
