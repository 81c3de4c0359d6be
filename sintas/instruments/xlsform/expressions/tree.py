"""The tree of an expression. A row of operators of one rank is one flat node, so that a sum of a hundred is not a hundred deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sintas.instruments.xlsform.expressions.values import Value


@dataclass(frozen=True, slots=True)
class Literal:
    """A number or a text as written."""

    value: Value
    at: int


@dataclass(frozen=True, slots=True)
class Ref:
    """`${name}`: the answer of another question."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Here:
    """`.`: the answer the constraint is about."""

    at: int


@dataclass(frozen=True, slots=True)
class Parent:
    """`..`, which has a meaning only inside position(..)."""

    at: int


@dataclass(frozen=True, slots=True)
class Column:
    """A bare name: a column of the choices sheet, in choice_filter only."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus before a value."""

    of: Node
    at: int


@dataclass(frozen=True, slots=True)
class Chain:
    """`first op node op node ...`, all operators of the same rank, worked from the left."""

    first: Node
    rest: tuple[tuple[str, Node], ...]
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """A listed function with its arguments, counted and of the shapes it needs (parser.py has looked)."""

    name: str
    args: tuple[Node, ...]
    at: int


Node = Literal | Ref | Here | Parent | Column | Negative | Chain | Call


def children(node: Node) -> tuple[Node, ...]:
    """The nodes right below, from left to right."""
    match node:
        case Negative():
            return (node.of,)
        case Chain():
            return (node.first, *(right for _op, right in node.rest))
        case Call():
            return node.args
        case _:
            return ()


def walk(node: Node) -> Iterator[tuple[Node, Call | None, int]]:
    """Every node with the call it is a direct argument of (and as which, from 0), else None; not recursive."""
    todo: list[tuple[Node, Call | None, int]] = [(node, None, 0)]
    while todo:
        here, call, index = todo.pop()
        yield here, call, index
        inside = here if isinstance(here, Call) else None
        todo.extend((child, inside, at) for at, child in reversed(list(enumerate(children(here)))))
