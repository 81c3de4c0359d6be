"""The leaves of a document by their path, and what became of each: the book the import keeps, so that nothing is dropped unseen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FuzzyDate, Precision
from sintas.safekeeping.refusals import BadInput

PLAIN_KEY = re.compile(r"[^.\[\]\"]+")
INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")  # between two words of a model's name
LONGEST_PATH = 200

Scalar = str | int | float | bool | None


def walk(tree: Any, path: str = "") -> Iterator[tuple[str, Scalar]]:
    """(path, value) of every leaf in the order of the document. An empty list or mapping is a leaf without a value."""
    if isinstance(tree, dict) and tree:
        for key, inner in tree.items():
            yield from walk(inner, join(path, key))
    elif isinstance(tree, list) and tree:
        for at, inner in enumerate(tree):
            yield from walk(inner, f"{path}[{at}]")
    else:
        yield path, None if isinstance(tree, dict | list) else tree


def join(path: str, key: str) -> str:
    """One step down; a key with dots or brackets stands in quotes, so that two leaves never share a path."""
    if not PLAIN_KEY.fullmatch(key):
        return f"{path}[{json.dumps(key, ensure_ascii=False)}]"
    return f"{path}.{key}" if path else key


def table_of(row: Any) -> str:
    """ "area_assessed" for AreaAssessed (a model or one of its rows): the first word of every place in the book."""
    return INSIDE.sub("_", row._meta.object_name).lower()


def is_under(path: str, above: str) -> bool:
    """Is `path` this place, or inside of it?"""
    return not above or path == above or path.startswith((f"{above}.", f"{above}["))


@dataclass
class Book:
    """What became of each leaf: `placed` (path -> "table.column" where its fact stands now), `remarks` (path -> tags); others are kept as is.

    `matched` says which words became a code (path -> list and code), `headings` which words only head what a record holds, `entries` in
    which entry a placed leaf stands: from these the document's own wording is kept beside the codes.
    """

    leaves: dict[str, Scalar]
    placed: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    matched: dict[str, tuple[str, str]] = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)
    entries: dict[str, str] = field(default_factory=dict)

    @property
    def not_stated(self) -> set[str]:
        """Leaves the document left empty: there is nothing to keep."""
        return {path for path, value in self.leaves.items() if value is None}

    def stands(self, row: Any, *paths: str) -> None:
        """What was taken for the table of `row` under these paths stands in this row."""
        table = table_of(row)
        for path, into in self.placed.items():
            if path not in self.entries and into.partition(".")[0] == table and any(is_under(path, above) for above in paths):
                self.entries[path] = str(row.entry)

    def left(self) -> dict[str, Scalar]:
        """What nobody took: to be kept under its path."""
        return {
            path: value for path, value in self.leaves.items() if value is not None and path not in self.placed and path not in self.remarks
        }


@dataclass(frozen=True)
class Part:
    """A place in the document, with the words below it. Reading a leaf with `into` writes into the book where it went."""

    book: Book
    value: Any
    path: str = ""

    def __bool__(self) -> bool:
        """Something is written here."""
        return self.value not in (None, [], {}, "")

    def part(self, key: str) -> Part:
        """The part under a key; an empty one when it is not there. BadInput when this is no mapping."""
        if self.value is None:
            return Part(self.book, None, join(self.path, key))
        if not isinstance(self.value, dict):
            raise BadInput({self.path: _("Di sini diharapkan bagian dengan nama-nama, bukan satu kata atau daftar.")})
        return Part(self.book, self.value.get(key), join(self.path, key))

    def items(self, key: str) -> list[Part]:
        """The entries of a list; none when it is not there. BadInput when it is no list."""
        below = self.part(key)
        if below.value is None:
            return []
        if not isinstance(below.value, list):
            raise BadInput({below.path: _("Di sini diharapkan daftar.")})
        return [Part(self.book, inner, f"{below.path}[{at}]") for at, inner in enumerate(below.value)]

    def text(self, key: str, into: str) -> str:
        """The words of a leaf, "" when not stated."""
        return self.part(key).words(into)

    def words(self, into: str) -> str:
        """This leaf's words, taken."""
        if isinstance(self.value, dict | list):
            raise BadInput({self.path: _("Di sini diharapkan satu kata atau kalimat.")})
        if self.value is None:
            return ""
        self.book.placed[self.path] = into
        return as_words(self.value)

    def texts(self, key: str, into: str) -> list[str]:
        """The words of a list of leaves."""
        return [words for one in self.items(key) if (words := one.words(into))]

    def flag(self, key: str, into: str) -> bool:
        """A yes or no; not stated is no."""
        below = self.part(key)
        if below.value is None:
            return False
        if not isinstance(below.value, bool):
            raise BadInput({below.path: _("Di sini diharapkan true atau false.")})
        self.book.placed[below.path] = into
        return below.value

    def number(self, key: str, into: str, least: int, most: int) -> int | None:
        """A whole number within bounds, None when not stated."""
        below = self.part(key)
        if below.value is None:
            return None
        if type(below.value) is not int or not least <= below.value <= most:
            raise BadInput({below.path: _("Di sini diharapkan angka bulat %(least)s–%(most)s.") % {"least": least, "most": most}})
        self.book.placed[below.path] = into
        return below.value

    def date(self, key: str, into: str) -> FuzzyDate:
        """A day, month, year or "about" (2024-08-26, 2024-08, 2024, 2019~); unknown when not stated."""
        below = self.part(key)
        if below.value is None:
            return FuzzyDate.unknown()
        try:
            found = FuzzyDate.decode(as_words(below.value))
        except (ValueError, TypeError):
            found = FuzzyDate.at_age(0)
        if found.precision is Precision.AGE:
            raise BadInput({below.path: _("Tanggal ini tidak dapat dibaca. Tulis seperti 2024-08-26, 2024-08, 2024, atau 2019~.")})
        self.book.placed[below.path] = into
        return found

    def heading(self, into: str) -> None:
        """Words that only name what a record of its own holds ("kegiatan evaluasi"): kept as the document's wording of that record."""
        if self.words(into):
            self.book.headings.add(self.path)

    def names(self) -> list[str]:
        """The names in this part, in the order of the document; none when nothing is written. BadInput when this is no mapping."""
        if not self:
            return []
        self.part("")  # refuses what is no mapping
        return list(self.value)

    def stands(self, row: Any, *others: Part) -> None:
        """What was taken from here (and from `others`) for the table of `row` stands in this row."""
        self.book.stands(row, self.path, *(other.path for other in others))

    def remark(self, *tags: str) -> None:
        """Everything below is about the document, not about the client."""
        for path, value in walk(self.value, self.path):
            if value is not None and path not in self.book.placed:
                self.book.remarks[path] = tags


def as_words(value: Scalar) -> str:
    """A scalar as the document shows it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()
