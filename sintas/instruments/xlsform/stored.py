"""The parts of a definition as JSON. `schema` says how it is written, so that a later Sintas can still read what an earlier one kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, Final, TypeVar

from sintas.instruments.xlsform.parts import KINDS, Choice, Group, Node, Question, flat

T = TypeVar("T")
SCHEMA: Final = 1
MOST_DEPTH: Final = 20  # groups inside one another


def packed_nodes(nodes: tuple[Node, ...]) -> list[dict[str, Any]]:
    """Empty fields are left out; the order is kept."""
    return [_node(node) for node in nodes]


def packed_lists(lists: Mapping[str, tuple[Choice, ...]]) -> dict[str, Any]:
    """List name -> its choices, in their order."""
    return {name: [_fields(choice) for choice in choices] for name, choices in lists.items()}


@contextmanager
def as_kept() -> Iterator[None]:
    """Inside, data of another shape are a ValueError."""
    try:
        yield
    except (KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError("not a questionnaire as Sintas keeps it") from None


def check_schema(schema: Any) -> None:
    """ValueError for a schema this Sintas does not read."""
    if schema != SCHEMA:
        raise ValueError("a questionnaire kept by another version of Sintas")


def read_nodes(data: Any) -> tuple[Node, ...]:
    """Inside `as_kept`. ValueError where a name stands twice, or groups stand too deep in one another."""
    nodes = tuple(_read_node(each, 0) for each in data)
    names = [node.name for node, _around in flat(nodes)]
    if len(set(names)) != len(names):
        raise ValueError("a name stands twice in this questionnaire")
    return nodes


def read_lists(data: Any) -> dict[str, tuple[Choice, ...]]:
    """Inside `as_kept`."""
    return {text(name): tuple(_read(Choice, each) for each in choices) for name, choices in data.items()}


def text(value: Any) -> str:
    """Inside `as_kept`: the value, if it is a text."""
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def texts(values: Any) -> tuple[str, ...]:
    """Inside `as_kept`: several texts."""
    return tuple(text(each) for each in values)


def _fields(of: Question | Group | Choice) -> dict[str, Any]:
    out = {}
    for each in fields(of):
        value = getattr(of, each.name)
        if value and each.name != "children":
            out[each.name] = dict(value) if isinstance(value, Mapping) else value
    return out


def _node(node: Node) -> dict[str, Any]:
    if isinstance(node, Group):
        return {"group": _fields(node), "children": [_node(child) for child in node.children]}
    return _fields(node)


def _read_node(data: Any, depth: int) -> Node:
    if depth > MOST_DEPTH:
        raise ValueError("groups inside one another too deep")
    if "group" in data:
        inside = tuple(_read_node(child, depth + 1) for child in data["children"])
        return Group(**{**_checked(Group, data["group"]), "children": inside})
    question = _read(Question, data)
    if question.kind not in KINDS:
        raise ValueError("a kind of question that is not known")
    return question


def _read(cls: type[T], data: Any) -> T:
    return cls(**_checked(cls, data))


def _checked(cls: type[Any], data: Any) -> dict[str, Any]:
    kinds = {each.name: str(each.type) for each in fields(cls)}
    out = {}
    for name, value in data.items():
        kind = kinds[name]
        if kind in ("Words", "Mapping[str, str]"):
            value = {text(key): text(words) for key, words in value.items()}
        elif not isinstance(value, {"str": str, "bool": bool, "int": int}[kind]):
            raise TypeError(name)
        out[name] = value
    return out
