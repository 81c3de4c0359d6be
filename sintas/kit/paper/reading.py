"""What a reader of the PDF finds in it: its text page by page, for tests and for checking a paper before it leaves."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")


def text_of(pdf: bytes) -> list[str]:
    """The text of each page in the order it is drawn, white space joined; texts of drawings included (their letters may stand apart).

    Reads fonts with two-byte codes and a ToUnicode map, which is what Typst writes; not a reader for any PDF.
    """
    fonts: dict[Any, dict[int, str]] = {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [re.sub(r"\s+", " ", "".join(_drawn(page.obj, fonts)).replace("\u200b", "")).strip() for page in opened.pages]


def _drawn(holder: Any, fonts: dict[Any, dict[int, str]]) -> Iterator[str]:
    resources = holder.get("/Resources", {})
    current: dict[int, str] = {}
    replaced: list[bool] = []  # inside a span whose text is given beside the glyphs (/ActualText)
    for instruction in pikepdf.parse_content_stream(holder):
        operands: Any = instruction.operands
        operator = str(instruction.operator)
        match operator:
            case "Tf":
                font = resources.Font[operands[0]]
                if font.objgen not in fonts:
                    fonts[font.objgen] = _letters(font)
                current = fonts[font.objgen]
            case "Tj" | "TJ" if not any(replaced):
                parts = operands[0] if operator == "TJ" else [operands[0]]
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        yield from _spelled(bytes(part), current)
            case "BDC" | "BMC":
                actual = operands[1].get("/ActualText") if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else None
                if actual is not None and not any(replaced):
                    yield str(actual)
                replaced.append(actual is not None)
            case "EMC":
                replaced.pop()
            case "Tm" | "ET":
                yield " "
            case "Do":
                inner = resources.XObject[operands[0]]
                if inner.get("/Subtype") == "/Form":
                    yield from _drawn(inner, fonts)
            case _:
                pass


def _spelled(codes: bytes, letters: dict[int, str]) -> Iterator[str]:
    for at in range(0, len(codes), 2):
        yield letters.get(int.from_bytes(codes[at : at + 2], "big"), "\N{REPLACEMENT CHARACTER}")


def _letters(font: Any) -> dict[int, str]:
    """Glyph code -> text, from the font's ToUnicode map (PDF 1.7, 9.10.3)."""
    letters: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return letters
    cmap = font.ToUnicode.read_bytes()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in _PAIR.findall(block):
            letters[int(code, 16)] = _decoded(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text, several in _RANGE.findall(block):
            texts = re.findall(rb"<([0-9A-Fa-f]+)>", several)
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                letters[code] = _decoded(texts[step]) if texts else _decoded(text)[:-1] + chr(ord(_decoded(text)[-1]) + step)
    return letters


def _decoded(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", errors="replace")
