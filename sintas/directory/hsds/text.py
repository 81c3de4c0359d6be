"""JSON as text that loses nothing: the order of objects, and every number as it was written. jsonb would forget both."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

DEEPEST = 60  # HSDS itself goes about ten levels down


class NotJson(ValueError):
    """`line` and `column` (from 1) say where; 0 when the whole is meant."""

    def __init__(self, why: str, line: int = 0, column: int = 0) -> None:
        self.why, self.line, self.column = why, line, column
        super().__init__(why)


def read(text: str | bytes) -> Any:
    """Numbers with a point come as Decimal. Raises NotJson (why: syntax, bytes, twice, number, deep, letters)."""
    try:
        held = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        whole = json.loads(held, parse_float=Decimal, parse_constant=no_number, object_pairs_hook=once_each)
    except json.JSONDecodeError as wrong:
        raise NotJson("syntax", wrong.lineno, wrong.colno) from None
    except UnicodeDecodeError:
        raise NotJson("bytes") from None
    except RecursionError:
        raise NotJson("deep") from None
    except ValueError as wrong:  # a number of thousands of digits, too
        raise wrong if isinstance(wrong, NotJson) else NotJson("number") from None
    if depth(whole) > DEEPEST:
        raise NotJson("deep")
    if not storable(whole):
        raise NotJson("letters")
    return whole


def storable(value: Any) -> bool:
    """No zero byte and no half of a letter in any text: a database keeps neither."""
    if isinstance(value, str):
        return "\x00" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
    if isinstance(value, dict):
        return all(storable(name) and storable(inner) for name, inner in value.items())
    return all(storable(inner) for inner in value) if isinstance(value, list) else True


def no_number(word: str) -> Any:
    """NaN and Infinity are no JSON."""
    raise NotJson("number")


def once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice in one object would lose one of its values."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotJson("twice")
    return found


def depth(value: Any) -> int:
    """How many levels of objects and lists."""
    deepest, level = 0, [value]
    while level:
        level = [inner for one in level if isinstance(one, dict | list) for inner in (one.values() if isinstance(one, dict) else one)]
        deepest += 1
        if deepest > DEEPEST + 1:
            break
    return deepest


def write(value: Any, *, indent: int | None = None) -> str:
    """The text of a value that read() gave or facts.py made; with `indent` for people to read."""
    return "".join(pieces(value, indent, 0))


def pieces(value: Any, indent: int | None, level: int) -> list[str]:
    """The text in pieces."""
    if isinstance(value, Decimal):
        return [str(value)]
    if not isinstance(value, dict | list):
        return [json.dumps(value, ensure_ascii=False, allow_nan=False)]
    opened, shut = "{}" if isinstance(value, dict) else "[]"
    if not value:
        return [opened + shut]
    gap = "" if indent is None else "\n" + " " * (indent * (level + 1))
    made = [opened]
    entries = value.items() if isinstance(value, dict) else ((None, one) for one in value)
    for at, (name, one) in enumerate(entries):
        made.append(("," if at else "") + (gap or (" " if at else "")))
        if name is not None:
            made.append(json.dumps(name, ensure_ascii=False) + ": ")
        made += pieces(one, indent, level + 1)
    made.append(("" if indent is None else "\n" + " " * (indent * level)) + shut)
    return made
