"""Spreadsheets for tests, written as a person sees them: one line a row, `|` between the cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook

from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.reading import read
from sintas.instruments.xlsform.troubles import FormTroubles, Trouble

YES_NO = """
list_name | name | label
ya_tidak | ya | Ya
ya_tidak | tidak | Tidak
"""


def rows(text: str) -> list[list[str | None]]:
    """The cells of a sheet; an empty one is None. Row 1 is the first line that is not blank."""
    return [[cell.strip() or None for cell in line.split("|")] for line in text.strip("\n").split("\n")]


def book(survey: str | None, choices: str | None = YES_NO, settings: str | None = None) -> bytes:
    """The bytes of an .xlsx with these sheets; None leaves one out."""
    out = Workbook()
    out.remove(out.active)
    for name, text in (("survey", survey), ("choices", choices), ("settings", settings)):
        if text is not None:
            sheet = out.create_sheet(name)
            for row in rows(text):
                sheet.append(row)
    if not out.worksheets:
        out.create_sheet("Sheet1")
    return saved(out)


def saved(out: Workbook) -> bytes:
    """The workbook as bytes."""
    file = io.BytesIO()
    out.save(file)
    return file.getvalue()


def form(survey: str, choices: str | None = YES_NO, settings: str | None = None) -> FormDefinition:
    """The definition read from such a workbook."""
    return read(book(survey, choices, settings))


def troubles(data: bytes) -> list[Trouble]:
    """Everything wrong with a file; [] when it can be read."""
    try:
        read(data)
    except FormTroubles as wrong:
        return wrong.troubles
    return []


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None) -> bytes:
    """The same .xlsx with its parts changed (None drops one) and `extra` parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for part in packed.infolist():
            body = change(part.filename, packed.read(part))
            if body is not None:
                again.writestr(part.filename, body)
        for name, body in (extra or {}).items():
            again.writestr(name, body)
    return out.getvalue()
