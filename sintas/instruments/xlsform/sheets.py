"""The three sheets of an XLSForm as rows of text under their headings."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform import unpacking
from sintas.instruments.xlsform.headings import Heading, heading
from sintas.instruments.xlsform.troubles import FormTroubles, Trouble

MOST_ROWS: Final = {"survey": 2_000, "choices": 20_000, "settings": 20}
MOST_COLUMNS: Final = 100
MOST_LETTERS: Final = 5_000  # of one cell
TITLES: Final = 10  # rows looked at for the headings
NEEDED: Final = {"survey": frozenset({"type", "name"}), "choices": frozenset({"list_name", "label"})}  # by these a heading row is known
_LAST_ROW: Final = 1_048_576  # of any spreadsheet
_INVISIBLE: Final = {ord(letter): None for letter in "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"} | {0xA0: " "}


@dataclass(frozen=True)
class Line:
    """One row: heading -> text, only where there is some. `row` as the spreadsheet counts."""

    row: int
    cells: dict[Heading, str]

    def text(self, name: str) -> str:
        """The cell under a heading without language; '' when empty."""
        return self.cells.get(Heading(name), "")

    def written(self, name: str) -> str:
        """The heading as the file writes it (Relevance for relevant); the standard word when the column is not there."""
        return next((each.written for each in self.cells if each.name == name), name)

    def words(self, name: str) -> dict[str, str]:
        """The texts under a heading by language; "" is the heading without one."""
        return {each.language: text for each, text in self.cells.items() if each.name == name}


@dataclass(frozen=True)
class Sheet:
    """A sheet by its standard name; `headings` in the order of the file."""

    name: str
    headings: tuple[Heading, ...] = ()
    lines: tuple[Line, ...] = ()
    heading_row: int = 1

    def has(self, name: str) -> bool:
        """Whether there is such a column, in any language."""
        return any(each.name == name for each in self.headings)


@dataclass
class Workbook:
    """The sheets found, by lower-case name, and what was wrong in reading them."""

    sheets: dict[str, Sheet]
    troubles: list[Trouble] = field(default_factory=list)


def read_workbook(data: bytes) -> Workbook:
    """The sheets survey, choices and settings as far as they are there. Raises FormTroubles for a file that is no .xlsx or too large."""
    with_formulas = unpacking.looked_through(data)
    # openpyxl raises whatever its XML leads it into; for the person at the screen it is one thing: the file cannot be read.
    try:
        values = _rows(data, data_only=True)
        sources = _rows(data, data_only=False) if with_formulas else {}
    except FormTroubles:
        raise
    except Exception:
        raise FormTroubles(
            [Trouble(_("Berkas ini tidak dapat dibaca. Simpan ulang sebagai .xlsx di Excel atau LibreOffice, lalu unggah lagi."))]
        ) from None
    book = Workbook({})
    for name, rows in values.items():
        _formulas_without_value(name, rows, sources.get(name, {}), book.troubles.append)
        book.sheets[name] = _sheet(name, rows, book.troubles.append)
    return book


Cells = dict[int, tuple[Any, str]]


def _rows(data: bytes, *, data_only: bool) -> dict[str, dict[int, Cells]]:
    """Sheet -> row -> column -> value and kind of the cells that hold something."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    try:
        found: dict[str, dict[int, Cells]] = {}
        for sheet in book.worksheets:
            name = sheet.title.strip().lower()
            if name not in MOST_ROWS:
                continue
            if name in found:
                raise FormTroubles([Trouble(_("ada dua lembar dengan nama ini, salah satunya mungkin tersembunyi; sisakan satu."), name)])
            kept = found[name] = {}
            blank: object = None
            # The size a sheet claims to have is not believed: rows are read until the sheet ends, empty ones cost nothing.
            for at, row in enumerate(sheet.iter_rows(min_row=1, max_row=_LAST_ROW, max_col=MOST_COLUMNS + 1), 1):
                if row is blank:  # the same tuple for each row the file skips; a last row of 1,048,576 is common
                    continue
                cells: Cells = {
                    index: (cell.value, cell.data_type) for index, cell in enumerate(row) if cell.value is not None and cell.value != ""
                }
                if cells:
                    kept[at] = cells
                else:
                    blank = row
                if at >= _LAST_ROW:
                    break
        return found
    finally:
        book.close()


def _formulas_without_value(name: str, rows: dict[int, Cells], sources: dict[int, Cells], add: Callable[[Trouble], None]) -> None:
    """A workbook written by a program holds formulas nobody has worked out yet; the cell would silently be empty."""
    for at, cells in sources.items():
        for index, (_formula, kind) in cells.items():
            if kind == "f" and index not in rows.get(at, {}):
                add(
                    Trouble(
                        _("sel ini berisi rumus Excel tanpa hasil. Buka di Excel dan simpan, atau ketik isinya langsung."),
                        name,
                        at,
                        letters(index),
                    )
                )


def _sheet(name: str, rows: dict[int, Cells], add: Callable[[Trouble], None]) -> Sheet:
    if not rows:
        return Sheet(name)
    start = _heading_row(name, rows)
    if start != min(rows):
        add(Trouble(_("judul kolom ada di baris ini, padahal harus di baris pertama. Hapus baris di atasnya."), name, start))
    heads: dict[int, Heading] = {}
    for index, (value, _kind) in rows[start].items():
        if not _text(value):
            continue
        head = heading(_text(value), name)
        if index >= MOST_COLUMNS:
            add(Trouble(_("lembar ini lebih dari %(most)d kolom.") % {"most": MOST_COLUMNS}, name, start, letters(index)))
        elif head in heads.values():
            add(Trouble(_("judul kolom ini ada dua kali; sisakan satu."), name, start, head.written))
            heads[index] = Heading("", written=head.written)  # said once; its cells are not missed again
        else:
            heads[index] = head
    _older_names(name, heads)
    lines: list[Line] = []
    for at in (row for row in sorted(rows) if row > start):
        if len(lines) == MOST_ROWS[name]:
            add(Trouble(_("lembar ini lebih dari %(most)d baris; bagi formulirnya.") % {"most": MOST_ROWS[name]}, name, at))
            break
        line = _line(name, at, rows[at], heads, add)
        if line.cells:
            lines.append(line)
    return Sheet(name, tuple(heads.values()), tuple(lines), start)


def _heading_row(name: str, rows: dict[int, Cells]) -> int:
    """The first row that holds something; or, where that is a title, the row below it that holds the headings."""
    for at in sorted(rows)[:TITLES]:
        if NEEDED.get(name, frozenset()) <= {heading(_text(value), name).name for value, _kind in rows[at].values()}:
            return at
    return min(rows)


def _older_names(sheet: str, heads: dict[int, Heading]) -> None:
    """Older forms head the names of choices `value`; beside a column `name` it is a column of its own."""
    values = [index for index, head in heads.items() if head.name == "value"]
    if sheet == "choices" and len(values) == 1 and all(head.name != "name" for head in heads.values()):
        heads[values[0]] = Heading("name", written=heads[values[0]].written)


def _line(name: str, at: int, cells: Cells, heads: dict[int, Heading], add: Callable[[Trouble], None]) -> Line:
    out: dict[Heading, str] = {}
    for index, (value, kind) in sorted(cells.items()):
        head = heads.get(index)
        text = _text(value)
        if not text or (head is not None and not head.name):
            continue
        if head is None:
            add(Trouble(_("kolom ini berisi tetapi tidak berjudul. Beri judul di baris pertama atau kosongkan."), name, at, letters(index)))
        elif kind == "e":
            add(Trouble(_("sel ini berisi kesalahan Excel (%(error)s).") % {"error": text[:20]}, name, at, head.written))
        elif len(text) > MOST_LETTERS:
            add(Trouble(_("isi sel ini lebih dari %(most)d huruf.") % {"most": MOST_LETTERS}, name, at, head.written))
            out[head] = text[:MOST_LETTERS]
        else:
            out[head] = text
    return Line(at, out)


def letters(index: int) -> str:
    """The letters a spreadsheet gives a column, counted from 0: 0 is A, 26 is AA."""
    out = ""
    index += 1
    while index:
        index, left = divmod(index - 1, 26)
        out = chr(65 + left) + out
    return out


def _text(value: Any) -> str:
    """As the writer sees it: 1 not 1.0, true, a day as YYYY-MM-DD; without the invisible letters that copying leaves behind."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.date().isoformat() if (value.hour, value.minute, value.second) == (0, 0, 0) else value.isoformat()
        case date():
            return value.isoformat()
        case float():
            text = format(Decimal(repr(value)), "f")
            return text.rstrip("0").rstrip(".") if "." in text else text
    text = str(value).translate(_INVISIBLE).replace("\r\n", "\n").replace("_x000D_", "")
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()
