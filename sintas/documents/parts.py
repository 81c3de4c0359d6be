"""Parts of a paper as data, drawn by shelf/parts.typ: what is known stays, what is not stays out, a blank form keeps its lines.

A part keeps apart what is recorded (facts, tables, lists), what the client said (quote) and what the worker thinks (judged).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sintas.casework.reading.paper_assessment_shapes import Written

from .sheet import Sheet

Part = dict[str, Any]
BODIES = ("note", "pairs", "text", "items", "drawings", "facts", "table", "after", "choices", "quad", "story", "quote", "judged", "subs")  # in this order


def part(title: str | None, sheet: Sheet, *, wanted: bool = False, **bodies: Any) -> Part | None:
    """A part with what it holds; None when it holds nothing. In a blank form every body named stays, to be filled in by hand.

    `bodies`: BODIES (`drawings`: of documents/drawings.py; `choices`: boxes as (code, words), none of them ticked). Beside them, making no
    part by themselves: `quote_by`, `source` (a line at its end), `lines` (kept free in a blank form), `whole` (short enough for one page).
    `wanted`: without anything in it, a draft of the house shows the gap; a reader outside must not see what was not released as missing.
    """
    held = {name: value for name, value in bodies.items() if value or (sheet.blank and name in ("text", "items", "quote"))}
    if any(name in held for name in BODIES):
        return {"title": title, **held}
    return {"title": title, "wanted": True} if wanted and sheet.mode == "preview" and not sheet.audience.outside else None


def parts(*several: Part | None) -> list[Part]:
    """Without those that hold nothing."""
    return [one for one in several if one is not None]


def facts(sheet: Sheet, *rows: list[object]) -> list[list[object]]:
    """Rows of `sheet.fact` with something in them; a blank form keeps all."""
    return list(rows) if sheet.blank else [row for row in rows if row[1]]


def table(
    sheet: Sheet, head: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[float], free: int = 4, *, whole: bool = False
) -> Part | None:
    """A table; rows with nothing in them are left out, and without any row there is no table. `widths` are shares, `free` the rows to fill in.

    A column nobody has filled in anywhere is left out too, unless the table must be `whole`.

    A cell is words, a tuple of words (set as a list when there are several), or nothing.
    """
    held = [[_cell(cell) for cell in row] for row in rows]
    held = [row for row in held if any(row)]
    if not held and not sheet.blank:
        return None
    kept = [at for at in range(len(head)) if whole or sheet.blank or any(row[at] for row in held)]
    return {
        "head": [head[at] for at in kept],
        "rows": [[row[at] for at in kept] for row in held],
        "widths": [widths[at] for at in kept],
        "free": free,
    }


def _cell(words: Any) -> Any:
    if isinstance(words, tuple):
        return list(words) if len(words) > 1 else next(iter(words), None)
    return words or None


def dated(written: Written, sheet: Sheet) -> str | None:
    """What stands under the title: the day of the version, or that its day is not known and when it was written down."""
    w = sheet.wording
    if written.when:
        return w.fill("subtitle", day=written.when)
    return w.fill("subtitle_noted", day=written.noted) if written.noted else None


def lines(*several: str) -> str:
    """What is known of several words, one under the other in a cell."""
    return "\n".join(filter(None, several))


def sentence(*several: str) -> str:
    """Several remarks as one run of text, each beginning as a sentence does, without two full stops in a row."""
    said = [one.strip().rstrip(".") for one in several if one.strip(". ")]
    return ". ".join(one[:1].upper() + one[1:] for one in said)


def quad(sheet: Sheet, *boxes: tuple[str, Sequence[str]]) -> list[Part]:
    """Four boxes of lines, two beside each other; none when all are empty, so that an outsider sees no frame of what is withheld."""
    found = [{"title": title, "items": list(lines)} for title, lines in boxes]
    if sheet.blank:
        return found
    return found if any(box["items"] for box in found) else []


def judged(sheet: Sheet, *, text: str = "", items: Sequence[str] = (), rows: Sequence[list[object]] = (), note: str = "", lines: int = 3) -> Part | None:
    """What the worker thinks, under its own heading so that nobody takes it for a fact; `note` says what to mind while reading it."""
    if not (text or items or rows or sheet.blank):
        return None
    return {"head": sheet.wording["judged"], "text": text or None, "items": list(items), "facts": list(rows), "note": note or None, "lines": lines}


def joined(lines: Sequence[str]) -> str | None:
    """Several things the client said, one a line."""
    return "\n".join(lines) or None
