"""A look through a packed office file (.xlsx, .docx) before anything builds a tree of it.

A few kilobytes can hold millions of elements: unpacked they are a few megabytes, as a tree they are gigabytes and minutes. So the parts
are walked as a stream (expat, which keeps nothing), and the walk stops at the first limit.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final
from xml.parsers import expat

BITE: Final = 64 * 1024
MOST_DEPTH: Final = 200  # elements inside one another; Word's tables in tables in text boxes come to some 60
MOST_TOKEN: Final = 512 * 1024  # bytes of one tag or comment; read in bites, a longer one would be begun again at every bite
MOST_TEXT: Final = 2_000_000  # letters between two tags; a cell holds 32,767

_SPREADSHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# What a reader forgets piece by piece: root -> (what it forgets, how deep that stands). Everything else it keeps until the end.
_FORGOTTEN: Final = {
    f"{_SPREADSHEET} worksheet": (f"{_SPREADSHEET} row", 3),
    f"{_SPREADSHEET} sst": (f"{_SPREADSHEET} si", 2),
}
_FORMULA: Final = f"{_SPREADSHEET} f"
_BY_NAME: Final = (".xml", ".rels", ".vml")
# A part may be called anything and still be read as XML: plain, behind a byte order mark, in UTF-16 or in EBCDIC.
_BY_CONTENT: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\x00*<|\xff\xfe|\xfe\xff|\x4c\x6f\xa7\x94")


class Why(Enum):
    """What is wrong with a packed file. The caller says it in words that fit what the file was brought for."""

    BROKEN = auto()  # cut off, locked, not well-formed
    ODD = auto()  # a document type, another encoding than UTF-8, elements as deep as a well, two parts of one name: no office program writes that
    LARGE = auto()  # unpacked too long, or too many parts
    CELLS = auto()  # too many rows or cells
    NODES = auto()  # too many elements and attributes outside of rows: styles, rules, drawings


class PackedRefused(Exception):
    """The file must not be opened."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why.name)


@dataclass(frozen=True)
class Limits:
    """How much of everything, over all parts together. A node is an element, an attribute, a comment or a piece of CDATA."""

    unpacked: int = 40 * 1024 * 1024  # bytes
    parts: int = 500
    nodes: int = 200_000  # kept by the reader until the end; the styles of an old office workbook come to 50,000
    rows: int = 250_000  # rows of sheets and shared strings
    cells: int = 400_000  # cells, and pieces of shared strings; empty ones count, because they are read too
    row_nodes: int = 120_000  # in one row: 16,384 cells as wide as Excel goes
    all_row_nodes: int = 1_500_000
    unread: bool = False  # a part that is broken or odd is passed over: the reader looks only at some parts, and refuses those itself


@dataclass
class Seen:
    """What the walk has met so far, over all parts."""

    nodes: int = 0
    rows: int = 0
    cells: int = 0
    row_nodes: int = 0
    formulas: bool = False
    names: list[str] = field(default_factory=list)


def look_through(packed: zipfile.ZipFile, limits: Limits = Limits()) -> Seen:
    """Every part, walked once. Believes no size the file states. Raises PackedRefused at the first limit; costs no more than one bite."""
    entries = packed.infolist()
    seen = Seen(names=[entry.filename for entry in entries])
    # What the list of contents claims is looked at before a single part is unpacked.
    if len(entries) > limits.parts or sum(entry.file_size for entry in entries) > limits.unpacked:
        raise PackedRefused(Why.LARGE)
    if len(set(seen.names)) != len(entries):
        raise PackedRefused(Why.ODD)
    left = limits.unpacked
    for entry in entries:
        if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise PackedRefused(Why.BROKEN)
        walk: _Walk | None = None
        for number, bite in enumerate(_bites(packed, entry)):
            left -= len(bite)
            if left < 0:
                raise PackedRefused(Why.LARGE)
            if not number and (entry.filename.lower().endswith(_BY_NAME) or _BY_CONTENT.match(bite)):
                walk = _Walk(limits, seen)
            if walk and not walk.goes_on(bite):
                walk = None
        if walk:
            walk.goes_on(b"", last=True)
    return seen


def _bites(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part that is longer than the list claims ends at the claim and fails its checksum, without filling the memory."""
    try:
        with packed.open(entry) as opened:
            while bite := opened.read(BITE):
                yield bite
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise PackedRefused(Why.BROKEN) from None


class _Walk:
    """One part of XML."""

    def __init__(self, limits: Limits, seen: Seen) -> None:
        self.limits, self.seen = limits, seen
        self.depth = self.fed = self.letters = self.in_row = 0
        self.row, self.row_depth = "", -1
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.XmlDeclHandler = self.declared
        parser.StartDoctypeDeclHandler = self.odd
        parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartNamespaceDeclHandler = self.other
        parser.StartCdataSectionHandler = self.other

    def goes_on(self, bite: bytes, *, last: bool = False) -> bool:
        """False: the rest of this part is not worth a look. Raises PackedRefused."""
        try:
            self.feed(bite, last=last)
        except PackedRefused as refused:
            if self.limits.unread and refused.why in (Why.BROKEN, Why.ODD):
                return False
            raise
        return True

    def feed(self, bite: bytes, *, last: bool) -> None:
        if b"\x00" in bite:
            raise PackedRefused(Why.ODD)
        try:
            self.parser.Parse(bite, last)
        except expat.ExpatError:
            raise PackedRefused(Why.BROKEN) from None
        self.fed += len(bite)
        if self.fed - self.parser.CurrentByteIndex > MOST_TOKEN:
            raise PackedRefused(Why.LARGE)

    def start(self, name: str, attributes: list[str]) -> None:
        self.depth += 1
        self.letters = 0
        if self.depth == 1:
            self.row, self.row_depth = _FORGOTTEN.get(name, ("", -1))
        elif self.depth > MOST_DEPTH:
            raise PackedRefused(Why.ODD)
        elif self.depth == self.row_depth and name == self.row:
            self.seen.rows += 1
            self.in_row = 1
        self.count(1 + len(attributes) // 2)
        if self.in_row:
            if self.depth == self.row_depth + 1:
                self.seen.cells += 1
            if name == _FORMULA:
                self.seen.formulas = True
            if self.seen.rows > self.limits.rows or self.seen.cells > self.limits.cells:
                raise PackedRefused(Why.CELLS)

    def end(self, _name: str) -> None:
        if self.depth == self.row_depth:
            self.in_row = 0
        self.depth -= 1
        self.letters = 0

    def count(self, nodes: int) -> None:
        if not self.in_row:
            self.seen.nodes += nodes
            if self.seen.nodes > self.limits.nodes:
                raise PackedRefused(Why.NODES)
            return
        self.in_row += nodes
        self.seen.row_nodes += nodes
        if self.in_row > self.limits.row_nodes or self.seen.row_nodes > self.limits.all_row_nodes:
            raise PackedRefused(Why.CELLS)

    def text(self, letters: str) -> None:
        self.letters += len(letters)
        if self.letters > MOST_TEXT:
            raise PackedRefused(Why.LARGE)

    def other(self, *_what: str | None) -> None:
        self.count(1)

    def declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        # In another encoding a document type could hide from whoever reads the part after us.
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii", "ascii"):
            raise PackedRefused(Why.ODD)

    def odd(self, *_what: object) -> None:
        """Entities live in a document type."""
        raise PackedRefused(Why.ODD)
