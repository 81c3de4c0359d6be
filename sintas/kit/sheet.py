"""Reads a spreadsheet (.xlsx or .csv) from outside into plain rows, within limits. Knows nothing of what the rows mean."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .packed_xml import PackedRefused, Why, look_through

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 2000, 40
MOST_LETTERS = 2000  # of one cell
OLD_EXCEL = b"\xd0\xcf\x11\xe0"

Words = str | Promise


class SheetRefused(Exception):
    """The file cannot be read as a table; the message says what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True)
class Problem:
    """What to put right, and where: the row as the spreadsheet numbers it, the column by its heading ("" for the whole row)."""

    row: int
    column: str
    sentence: Words


@dataclass(frozen=True)
class Line:
    """One row under its headings: key -> text as typed, or a date where the cell held one."""

    row: int
    values: dict[str, str | date]
    cut: frozenset[str] = frozenset()  # keys whose cell was a number too long for a spreadsheet: its last digits are lost already

    def text(self, key: str) -> str:
        """The cell as text, '' when empty; a date in ISO form."""
        value = self.values.get(key, "")
        return value.isoformat() if isinstance(value, date) else value


def read_lines(data: bytes, columns: Mapping[str, Iterable[str]]) -> list[Line]:
    """The rows below the heading row, empty ones left out. `columns`: key -> the headings it may have (case and spacing do not count).

    Raises SheetRefused: too large, not a table, an unknown or doubled heading, too many rows, no rows.
    """
    rows = read_rows(data)
    start = next((at for at, row in enumerate(rows) if any(row)), None)
    if start is None:
        raise SheetRefused(_("Berkas ini kosong. Isi lembar contoh, lalu unggah lagi."))
    known = {fold(heading): key for key, headings in columns.items() for heading in (key, *headings)}
    keys: list[str] = []
    for cell in rows[start]:
        heading = as_text(cell)
        key = known.get(fold(heading), "") if heading else ""
        if heading and not key:
            raise SheetRefused(_("Kolom “%(heading)s” tidak dikenal. Pakailah judul kolom dari lembar contoh.") % {"heading": heading[:40]})
        if key and key in keys:
            raise SheetRefused(_("Kolom “%(heading)s” ada dua kali. Sisakan satu.") % {"heading": heading[:40]})
        keys.append(key)
    lines = []
    for number, row in enumerate(rows[start + 1 :], start + 2):
        if not any(as_text(cell) for cell in row):
            continue
        if any(as_text(cell) for cell, key in zip(row, [*keys, *[""] * len(row)], strict=False) if not key):
            raise SheetRefused(_("Baris %(row)d berisi kolom tanpa judul. Beri judul dari lembar contoh atau kosongkan.") % {"row": number})
        cells = [(key, cell) for cell, key in zip(row, keys, strict=False) if key]
        cut = frozenset(key for key, cell in cells if is_cut(cell))
        lines.append(Line(number, {key: value_of(cell) for key, cell in cells}, cut))
    if not lines:
        raise SheetRefused(_("Berkas ini belum berisi baris data. Isi di bawah judul kolom, lalu unggah lagi."))
    return lines


def read_rows(data: bytes) -> list[list[Any]]:
    """Cells as the file holds them. The kind is told by the content, never by the name. Raises SheetRefused."""
    if len(data) > MOST_BYTES:
        raise SheetRefused(_("Berkas ini lebih besar dari 5 MB. Bagi menjadi beberapa berkas."))
    if data.startswith(b"PK\x03\x04"):
        return _xlsx(data)
    if data.startswith(OLD_EXCEL):
        raise SheetRefused(
            _("Ini berkas Excel lama atau yang dikunci kata sandi. Simpan sebagai .xlsx tanpa kata sandi, lalu unggah lagi.")
        )
    return _csv(data)


def _xlsx(data: bytes) -> list[list[Any]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            look_through(packed)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            rows: list[list[Any]] = []
            for row in sheet.iter_rows(max_row=MOST_ROWS + 20, max_col=MOST_COLUMNS, values_only=True):
                rows.append(list(row))
        finally:
            book.close()
    except PackedRefused as refused:
        raise SheetRefused(_sentence(refused.why)) from None
    except Exception as broken:  # openpyxl raises whatever its XML leads it into
        raise SheetRefused(_sentence(Why.BROKEN)) from broken
    return _counted(rows)


def _sentence(why: Why) -> str:
    match why:
        case Why.BROKEN:
            return _("Berkas ini rusak atau bukan lembar kerja. Simpan ulang sebagai .xlsx atau .csv, lalu unggah lagi.")
        case Why.ODD:
            return _("Berkas ini bukan lembar kerja biasa. Simpan ulang sebagai .xlsx, lalu unggah lagi.")
        case Why.LARGE | Why.CELLS | Why.NODES:
            return _("Isi berkas ini terlalu besar untuk dibuka. Salin kolom yang perlu saja ke lembar contoh.")


def _csv(data: bytes) -> list[list[Any]]:
    if b"\x00" in data[:4096]:
        raise SheetRefused(_("Berkas ini bukan lembar kerja. Unggah berkas .xlsx atau .csv."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    mark = max(";,\t", key=first.count)  # Excel in Indonesian writes semicolons
    try:
        rows: list[list[Any]] = [
            list(row) for _at, row in zip(range(MOST_ROWS + 21), csv.reader(io.StringIO(text), delimiter=mark), strict=False)
        ]
    except csv.Error as broken:
        raise SheetRefused(_sentence(Why.BROKEN)) from broken
    return _counted(rows)


def _counted(rows: list[list[Any]]) -> list[list[Any]]:
    if sum(1 for row in rows if any(as_text(cell) for cell in row)) > MOST_ROWS + 1:
        raise SheetRefused(_("Berkas ini memuat lebih dari 2.000 baris. Bagi menjadi beberapa berkas."))
    return rows


def value_of(cell: Any) -> str | date:
    """A date stays one; everything else is text."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else as_text(cell)


def is_cut(cell: Any) -> bool:
    """Excel keeps fifteen digits of a number and puts zeros for the rest; a NIP has eighteen."""
    return isinstance(cell, (int, float)) and not isinstance(cell, bool) and abs(cell) >= 1e15


def as_text(cell: Any) -> str:
    """As a person reads it: 12, not 12.0; no control characters."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "".join(letter if letter.isprintable() else " " for letter in str(cell))
    return " ".join(text.split())[:MOST_LETTERS]


def fold(heading: str) -> str:
    """Headings without case, spacing, stars and dots."""
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
