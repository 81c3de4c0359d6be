"""From what a room hands over to what a template receives: plain, printable, never markup.

Text reaches Typst as JSON strings and is never read as markup, so nothing typed can call, include or hide anything. Three things
are done to it here, all of them because paper cannot do otherwise:

* a character no face can show becomes a white square (a tagged PDF may not hold one) and is reported, so that the page can say so;
* control characters and marks that turn the writing direction around go: they can make a printed line say something else;
* a run of more than LONGEST signs without a space (an address on the web, a pasted key) gets places where it may break.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Any

from .errors import PaperError
from .fonts import Coverage
from .pictures import enclosed

UNPRINTABLE = "\N{WHITE SQUARE}"
LONGEST = 28
_LONG_RUN = re.compile(rf"[^\s\u200b]{{{LONGEST + 1},}}")
_ODD = re.compile("[^\n -~]")
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x00AD])
# Shape choosers belong to the character before them and have no glyph of their own.
_CHOOSERS = re.compile("[\ufe00-\ufe0f\U000e0000-\U000e01ef\U0001f3fb-\U0001f3ff]")


class Plain:
    """Walks data once; `missing` collects the characters that could not be kept."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self.missing: dict[str, None] = {}

    def value(self, value: Any, path: str = "data") -> Any:
        """The same value as dicts, lists, strings, numbers, booleans and None.

        Raises PaperError for anything else, with the path of keys to it: a date or a model is put into words by the room that
        knows how, before it comes here.
        """
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, float):
            if value != value or value in (float("inf"), float("-inf")):
                raise PaperError(f"{path}: a number that is not finite cannot be printed")
            return value
        if isinstance(value, Mapping):
            return {str(key): self.drawing(item) if key == "svg" else self.value(item, f"{path}.{key}") for key, item in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
            return [self.value(item, f"{path}[{index}]") for index, item in enumerate(value)]
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {field.name: self.value(getattr(value, field.name), f"{path}.{field.name}") for field in dataclasses.fields(value)}
        if any(kind.__name__ == "Promise" for kind in type(value).__mro__):  # a lazy translation, known by name: no Django here
            return self.text(str(value))
        raise PaperError(f"{path}: {type(value).__name__} cannot be printed; put it into words first")

    def text(self, text: str) -> str:
        """`text` with the three changes named at the top of this file; line ends become one newline character."""
        if text.isascii() and text.isprintable():
            return _breakable(text)
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").replace("\u2028", "\n").replace("\u2029", "\n\n")
        text = _CHOOSERS.sub("", text.translate(_TURNING))
        return _breakable(_ODD.sub(self._character, text))

    def drawing(self, svg: Any) -> str:
        """A drawing's source, checked (pictures.enclosed) and with the same care for characters without a face, but no breaks."""
        enclosed(svg)
        return _ODD.sub(self._character, _CHOOSERS.sub("", svg.translate(_TURNING)))

    def _character(self, found: re.Match[str]) -> str:
        character = found[0]
        if character < " " or "\x7f" <= character <= "\x9f":
            return ""
        if character in self._coverage:
            return character
        self.missing[character] = None
        return UNPRINTABLE


def _breakable(text: str) -> str:
    return _LONG_RUN.sub(lambda run: _opened(run[0]), text)


def _opened(run: str) -> str:
    pieces = re.findall(r"[^/@._?=&-]*[/@._?=&-]|[^/@._?=&-]+", run)
    return "\u200b".join(piece[at : at + LONGEST] for piece in pieces for at in range(0, len(piece), LONGEST))
