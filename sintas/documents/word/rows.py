"""A part of a paper (documents/parts.py) as rows a template can walk: what is recorded, the client's words and the worker's view apart.

Kinds, in the words of the list of fields: subjudul, catatan, teks, butir, gambar, fakta, tabel, kutipan, penilaian, sumber.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .picture import picture_of

Row = dict[str, Any]


def section(part: Mapping[str, Any] | None) -> Row:
    """{judul, baris} of a part; both empty for none."""
    if not part:
        return {"judul": "", "baris": []}
    return {"judul": words(part.get("title")), "baris": list(rows_of(part))}


def rows_of(part: Mapping[str, Any]) -> Iterable[Row]:
    """Everything the part holds, in the order of shelf/parts.typ."""
    if part.get("note"):
        yield row("catatan", part["note"])
    yield from facts(part.get("pairs"))
    yield from paragraphs(part.get("text"))
    yield from items(part.get("items"))
    for drawing in part.get("drawings") or ():
        if "svg" not in drawing:  # somebody preferred not to: words, no picture
            yield from items(drawing["said"])
            continue
        yield row("gambar", drawing.get("caption")) | {"gambar": picture_of(drawing)}
    yield from facts(part.get("facts"))
    if part.get("table"):
        table = part["table"]
        yield row("tabel") | {"kepala": [words(one) for one in table["head"]],
                              "isi_tabel": [{"sel": [words(cell) for cell in line]} for line in table["rows"]]}  # fmt: skip
    for box in part.get("quad") or ():
        yield row("subjudul", box["title"])
        yield from items(box["items"])
    for entry in part.get("story") or ():
        yield row("fakta", lines(", ".join(filter(None, (entry.get("kind"), entry.get("title")))), words(entry.get("text")), words(entry.get("by"))),
                  name=entry.get("when"))  # fmt: skip
        if entry.get("quote"):
            yield row("kutipan", entry["quote"])
    if part.get("quote"):
        yield row("kutipan", part["quote"], name=part.get("quote_by"))
    if part.get("judged"):
        yield from thought(part["judged"])
    for sub in part.get("subs") or ():
        if sub.get("title"):
            yield row("subjudul", sub["title"])
        yield from rows_of(sub)
    if part.get("source"):
        yield row("sumber", part["source"])


def thought(judged: Mapping[str, Any]) -> Iterable[Row]:
    """What the worker thinks, each line under its heading."""
    head = words(judged.get("head"))
    held = [*paragraphs(judged.get("text")), *items(judged.get("items")), *facts(judged.get("facts"))]
    if held and judged.get("note"):
        held.insert(0, row("catatan", judged["note"]))
    for at, one in enumerate(held):
        yield one | {"jenis": "penilaian", "kepala_penilaian": head if at == 0 else ""}


def facts(rows: Iterable[Any] | None) -> Iterable[Row]:
    """[label, value, lines] of the sheet; only those with something in them."""
    for label, value, *_lines in rows or ():
        if value:
            yield row("fakta", value, name=label)


def items(several: Iterable[Any] | None) -> Iterable[Row]:
    for one in several or ():
        yield row("butir", one)


def paragraphs(text: Any) -> Iterable[Row]:
    for one in words(text).split("\n"):
        if one.strip():
            yield row("teks", one.strip())


def row(kind: str, text: Any = "", *, name: Any = "") -> Row:
    """One row; `nama` is the label of a fact or who said the words."""
    return {"jenis": kind, "nama": words(name), "isi": words(text), "kepala_penilaian": "", "kepala": [], "isi_tabel": [], "gambar": ""}


def words(value: Any) -> str:
    """Text of a value of the sheet: several stand under each other."""
    if isinstance(value, (list, tuple)):
        return "\n".join(words(one) for one in value if one)
    return str(value) if value else ""


def lines(*several: str) -> str:
    return "\n".join(filter(None, several))
