"""One function that makes a paper, and the paper it makes."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typst

from .errors import PaperError
from .fonts import BUNDLED, FontSet
from .plain import Plain
from .words import words_for

ROOT = Path(__file__).resolve().parents[2]
"""The folder `sintas/`: what a template imports with a leading slash starts here, and nothing outside it can be read."""

MODES = ("final", "preview", "blank")
_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)")
_COULD_NOT_SHOW = "could not be displayed"


@dataclass(frozen=True)
class _Source:
    template: Path
    name: str
    inputs: dict[str, str] = field(repr=False)  # a traceback may print what it passes
    fonts: FontSet

    def compile(self, **options: Any) -> Any:
        """Calls Typst; it lets go of the interpreter while it works, so several threads may print at once.

        Raises PaperError with the template's name and Typst's sentence, without the lines around it.
        """
        try:
            return typst.compile(
                self.template, root=ROOT, font_paths=self.fonts.loaded, ignore_system_fonts=True, sys_inputs=self.inputs, **options
            )
        except typst.TypstError as error:
            raise PaperError(f"{self.name}: {_safe(error)}") from None


@dataclass(frozen=True)
class Pdf:
    """A finished paper. `unprintable` holds the characters of the data that no face could show, each once."""

    bytes: bytes = field(repr=False)
    pages: int
    unprintable: tuple[str, ...] = field(repr=False)
    _source: _Source = field(repr=False, compare=False)

    def pngs(self, dpi: float = 110) -> list[Any]:
        """Every page as PNG bytes, drawn from the same template and data; about 15 ms a page at 110 dpi."""
        drawn = self._source.compile(format="png", ppi=dpi)
        return drawn if isinstance(drawn, list) else [drawn]


def render(template: str | Path, data: Mapping[str, Any], *, fonts: FontSet = BUNDLED, at: datetime.datetime | None = None) -> Pdf:
    """A tagged PDF (PDF/UA-1) from a template below `sintas/` and plain data.

    template: path from `sintas/` ("documents/shelf/intake_form/paper.typ") or an absolute path inside it.
    data: JSON-like values, dataclasses and lazy translations; keys every paper knows stand in README.md ("title" is required).
    at: the moment written into the file (zone required); without it no moment is written, and the same data gives the same bytes.
    Raises PaperError, whose message never holds a value of the data.
    """
    path = _inside(template)
    name = path.relative_to(ROOT).as_posix()
    plain = Plain(fonts.coverage)
    values = plain.value(data)
    if not values.get("title"):
        raise PaperError(f"{name}: data has no title")
    if values.setdefault("mode", "final") not in MODES:
        raise PaperError(f"{name}: mode is none of {', '.join(MODES)}")
    if at is not None and at.tzinfo is None:
        raise PaperError(f"{name}: the moment of printing needs a zone")
    language = values.setdefault("lang", "id")
    values["words"] = words_for(language, values.get("words"))
    values["faces"] = {"sans": list(fonts.sans), "serif": list(fonts.serif)}
    values["dated"] = at is not None
    source = _Source(path, name, {"data": json.dumps(values)}, fonts)
    made = _pdf(source, {} if at is None else {"timestamp": at})
    return Pdf(made, _count(made), tuple(plain.missing), source)


def _pdf(source: _Source, options: dict[str, Any]) -> Any:
    try:
        return source.compile(format="pdf", pdf_standards=["ua-1"], **options)
    except PaperError as refusal:
        if _COULD_NOT_SHOW not in str(refusal):
            raise
        # A joined sign (flag, family) may still lack a face although its parts have one: better a paper without the mark of
        # conformity than no paper on the day of a hearing.
        return source.compile(format="pdf", **options)


def _inside(template: str | Path) -> Path:
    path = (ROOT / template).resolve()
    if not path.is_relative_to(ROOT) or path.suffix != ".typ" or not path.is_file():
        raise PaperError(f"no paper template {Path(template).name!r} below sintas/")
    return path


def _safe(error: typst.TypstError) -> str:
    """Typst's sentence without quoted text: a quotation may come from the data (panic, missing glyph)."""
    sentence = re.sub(r'"(?:[^"\\]|\\.)*"|`[^`]*`', "…", error.message.splitlines()[0] if error.message else "")
    place = re.search(r"([\w-]+/[\w-]+\.typ):(\d+):\d+", error.diagnostic or "")
    return f"{sentence} ({place[1]}, line {place[2]})" if place else sentence


def _count(pdf: bytes) -> int:
    """Number of pages: Typst writes the page tree's root as the first object, uncompressed."""
    found = _PAGES.search(pdf, 0, 4096)
    if not found:
        raise PaperError("the page tree of the PDF was not found; has the Typst wheel changed?")
    return int(found[1])
