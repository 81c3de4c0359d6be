"""Small spreadsheets that open into gigabytes, and large honest ones. `python -m sintas.kit.tests.bombs DOOR < file` reads one and measures."""

from __future__ import annotations

import importlib
import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, STYLES, STRINGS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"


def plain() -> bytes:
    """A form of one question, which is a table too."""
    return book([["type", "name", "label"], ["text", "a", "A"]])


def book(rows: list[list[Any]], **more: list[list[Any]]) -> bytes:
    """An .xlsx with the sheet `survey` of these rows, and `more` sheets."""
    out, made = io.BytesIO(), Workbook(write_only=True)
    for name, lines in {"survey": rows, **more}.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    made.save(out)
    return out.getvalue()


def with_part(name: str, body: bytes) -> bytes:
    """The plain book with one part instead of its own, or beside."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain())) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in held.namelist():
            if part != name:
                packed.writestr(part, held.read(part))
        packed.writestr(name, body)
    return out.getvalue()


def sheet(rows: bytes) -> bytes:
    return with_part(SHEET, b"<worksheet " + MAIN + b"><sheetData>" + rows + b"</sheetData></worksheet>")


def styles(inside: bytes) -> bytes:
    return with_part(STYLES, b"<styleSheet " + MAIN + b">" + inside + b"</styleSheet>")


def cell(text: bytes) -> bytes:
    return b'<row r="3"><c t="inlineStr"><is><t>' + text + b"</t></is></c></row>"


def strings() -> bytes:
    return with_part(STRINGS, b"<sst " + MAIN + b">" + b"<si><t/></si>" * 2_500_000 + b"</sst>")


def another_ending() -> bytes:
    """A part is what the list of contents calls it, whatever its name ends in."""
    return with_part("xl/worksheets/other.bin", b" <worksheet " + MAIN + b">" + b"<a/>" * 8_000_000 + b"</worksheet>")


BOMBS: dict[str, Callable[[], bytes]] = {
    "elements as deep as a well": lambda: sheet(b"<a>" * 5_500_000 + b"</a>" * 5_500_000),
    "seven million styles": lambda: styles(b"<cellXfs>" + b"<xf/>" * 7_000_000 + b"</cellXfs>"),
    "three million rows": lambda: sheet(b'<row r="1"/>' * 3_000_000),
    "one row of a million cells": lambda: sheet(b"<row>" + b"<c/>" * 1_000_000 + b"</row>"),
    "rows of nothing but cells": lambda: sheet((b"<row>" + b"<c/>" * 10_000 + b"</row>") * 500),
    "rows of nothing but attributes": lambda: sheet((b"<row>" + b'<c a="" b="" d="" e="" f="" g=""/>' * 10_000 + b"</row>") * 60),
    "elements a reader does not forget": lambda: sheet(b"</sheetData>" + b"<a/>" * 8_000_000 + b"<sheetData>"),
    "rows in another place": lambda: sheet(b"</sheetData><a>" + b"<row/>" * 5_000_000 + b"</a><sheetData>"),
    "shared strings without end": strings,
    "a sheet under another ending": another_ending,
    "one cell of thirteen million lines": lambda: sheet(cell(b"ab\n" * 13_000_000)),
    "a text of entities": lambda: sheet(cell(b"ab&lt;" * 6_000_000)),
    "a text in three million pieces": lambda: sheet(cell(b"<![CDATA[a]]>" * 3_000_000)),
    "comments": lambda: styles(b"<!---->" * 5_000_000),
    "instructions": lambda: styles(b"<?a?>" * 7_000_000),
    "one tag of thirty megabytes": lambda: sheet(b'<row><c a="' + b"x" * 30_000_000 + b'"/></row>'),
    "names of name spaces": lambda: styles((b"<a " + b"".join(b'xmlns:a%d="u" ' % at for at in range(9_000)) + b"/>") * 200),
}


def questionnaire() -> bytes:
    """2,000 questions in two languages and 5,000 choices."""
    heads = ["type", "name", "label::id", "label::en", "hint::id", "hint::en", "required", "relevant", "constraint", "constraint_message"]
    asked = [
        ["text", f"q{at}", f"Pertanyaan {at}", f"Question {at}", f"Petunjuk {at}", f"Hint {at}", "yes", "", ". != ''", "Isi dulu."]
        for at in range(2_000)
    ]
    choices = [[f"l{at // 20}", f"n{at}", f"Pilihan {at}", f"Choice {at}"] for at in range(5_000)]
    return book([heads, *asked], choices=[["list_name", "name", "label::id", "label::en"], *choices])


def people(many: int) -> bytes:
    """A list of people, 40 columns wide, no two cells alike."""
    return book([[f"isi {row} {column}" for column in range(40)] for row in range(many)])


def measured(door: str, body: bytes) -> dict[str, Any]:
    """Read in a process of its own. door: "module:function:name of the refusal". -> seconds, megabytes, said ("" when it was read)."""
    ran = subprocess.run(
        [sys.executable, "-m", "sintas.kit.tests.bombs", door], input=body, capture_output=True, check=True, timeout=120
    )
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def megabytes() -> int:
    """The most this process has held. Not getrusage: on Linux that begins with what the process held that started this one."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) // 1024


def main() -> None:
    from django.conf import settings

    settings.configure(USE_I18N=False)
    module, function, refusal = sys.argv[1].split(":")
    reader, body, said = importlib.import_module(module), sys.stdin.buffer.read(), ""
    started = time.perf_counter()
    try:
        getattr(reader, function)(body)
    except getattr(reader, refusal) as refused:
        said = str(refused.sentence) if hasattr(refused, "sentence") else "\n".join(refused.sentences)
    sys.stdout.write(json.dumps({"seconds": time.perf_counter() - started, "megabytes": megabytes(), "said": said}) + "\n")


if __name__ == "__main__":
    main()
