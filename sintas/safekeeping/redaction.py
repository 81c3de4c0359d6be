"""What may leave the house, field by field: every field of a reading names its class of data, and what is not allowed is blanked.

Deny by default: a field that names no class cannot be redacted and stops the print. The classes are codes of the catalogue `data_classes`
and a few of our own (protected_address, unsafe_guardian, code_word); this room knows them only as words.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

T = TypeVar("T")

OPEN = ""  # structure of the paper: dates of printing, case number, whether a box was ticked; says nothing about a person
_KEY = "data_class"
_ROW = "row_classes"
_SHORTEST = 8  # letters: a shorter secret ("Jl. 1") would tear holes into ordinary sentences


class Unclassed(TypeError):
    """A field of a reading names no class of data; the name of the field is in the message, never its value."""


def classed(data_class: str, empty: Any = "") -> Any:
    """A field of a reading: its class of data and what stands there when it is not allowed ("" or () or None)."""
    return dataclasses.field(default=empty, metadata={_KEY: data_class})


def plain(empty: Any = "") -> Any:
    """A field that says nothing about a person. Nested readings and tuples of them are walked whatever they are in."""
    return classed(OPEN, empty)


def row_classes() -> Any:
    """The field by which a whole row goes: a tuple of classes, all of which must be allowed for the row to stay in its list."""
    return dataclasses.field(default=(), metadata={_KEY: OPEN, _ROW: True})


def redact(reading: T, allowed: Collection[str]) -> T:
    """The same reading with every field blanked whose class is not in `allowed`, and rows dropped that must not be there.

    Raises Unclassed for a field without a class, at whatever depth.
    """
    if not dataclasses.is_dataclass(reading) or isinstance(reading, type):
        raise Unclassed(f"{type(reading).__name__} is no reading")
    changes = {}
    for field in dataclasses.fields(reading):
        if _KEY not in field.metadata:
            raise Unclassed(f"{type(reading).__name__}.{field.name} names no class of data")
        data_class = field.metadata[_KEY]
        if data_class != OPEN and data_class not in allowed:
            changes[field.name] = None if field.default is dataclasses.MISSING else field.default
        else:
            changes[field.name] = _inside(getattr(reading, field.name), allowed)
    return dataclasses.replace(reading, **changes)


def _inside(value: Any, allowed: Collection[str]) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return redact(value, allowed) if _stays(value, allowed) else None
    if isinstance(value, tuple):
        return tuple(_inside(one, allowed) for one in value if _stays(one, allowed))
    return value


def _stays(value: Any, allowed: Collection[str]) -> bool:
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return True
    named = [field.name for field in dataclasses.fields(value) if field.metadata.get(_ROW)]
    return all(one in allowed for name in named for one in getattr(value, name))


def without_words(value: T, secrets: Iterable[str], mark: str, *, shortest: int = _SHORTEST, as_written: bool = False) -> T:
    """Texts in which a secret (a protected address, a name) was typed get `mark` in its place, whatever the case, spacing and punctuation.

    Walks readings, tuples, lists and dictionaries; whole words only. Secrets with fewer letters than `shortest` are left alone; `as_written` takes
    them in their own case alone, for initials that are also a small word ("SI" and "si").
    """
    patterns = [_pattern(secret, as_written) for secret in secrets if len(_letters(secret)) >= shortest]
    return _scrubbed(value, patterns, mark) if patterns else value


def mentions(value: Any, words: str) -> bool:
    """Does any text inside the value hold these words (as whole words, whatever the case and spacing)?"""
    if not _letters(words):
        return False
    pattern = _pattern(words)
    return any(pattern.search(text) for text in _texts(value))


def _letters(secret: str) -> str:
    return "".join(re.findall(r"\w+", secret))


def _pattern(secret: str, as_written: bool = False) -> re.Pattern[str]:
    words = r"[\W_]*".join(re.escape(word) for word in re.findall(r"\w+", secret))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.NOFLAG if as_written else re.IGNORECASE)


def _scrubbed(value: Any, patterns: list[re.Pattern[str]], mark: str) -> Any:
    if isinstance(value, str):
        for pattern in patterns:
            value = pattern.sub(lambda _found: mark, value)
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _scrubbed(getattr(value, f.name), patterns, mark) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    if isinstance(value, (tuple, list)):
        return type(value)(_scrubbed(one, patterns, mark) for one in value)
    if isinstance(value, dict):
        return {key: _scrubbed(one, patterns, mark) for key, one in value.items()}
    return value


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
