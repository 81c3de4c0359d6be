"""Drawings of a file on its papers: made for the reader of this paper, large enough to be read, with words for those who do not see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sintas.evidence.reading.for_paper import drawn, of_slug
from sintas.evidence.reading.paper_shapes import DrawingPart
from sintas.kit import paper
from sintas.kit.drawing import Drawing

from .sheet import Sheet

PX = 25.4 / 96  # mm
WIDE = 167.0  # mm between the margins of every paper
HIGH = 110.0  # mm: with text above and below it
PAGE = 222.0  # mm: alone on a page, with its heading and caption
FULL = 0.85  # words of 13 px are then 8.3 pt, as large as the small print of a paper
READABLE = 0.62  # and 6 pt


@dataclass(frozen=True)
class Placed:
    """How large a drawing stands on paper: its own width in mm before it is turned by a quarter."""

    mm: float
    turned: bool = False


def placed(wide: float, high: float) -> Placed:
    """At most HIGH; a drawing whose words would become too small for that takes a page, upright or turned, whichever is larger.

    `wide`, `high`: px at 96 dpi.
    """
    across, down = wide * PX, high * PX
    beside = min(FULL, WIDE / across, HIGH / down)
    if beside >= READABLE:
        return Placed(round(across * beside, 1))
    upright, turned = min(FULL, WIDE / across, PAGE / down), min(FULL, WIDE / down, PAGE / across)
    return Placed(round(across * turned, 1), turned=True) if turned > upright else Placed(round(across * upright, 1))


def pictures(sheet: Sheet, *slugs: str) -> list[dict[str, Any]]:
    """The drawings of these tools for `drawings=` of a part; [] where none may be shown. On a copy that leaves, people are initials."""
    if sheet.blank or not sheet.draws or "assessment" not in sheet.work:
        return []
    found = (of_slug(sheet.work["assessment"].drawings, slug) for slug in slugs)
    return [made for one in found if one is not None for made in sheets(one, sheet)]


def sheets(one: DrawingPart, sheet: Sheet) -> list[dict[str, Any]]:
    """One drawing as shelf/parts.typ and the Word file read it, a long one sheet by sheet; [] when redaction left nothing to draw."""
    found, caption = drawn(one, initials=sheet.audience.leaves), caption_of(one, sheet)
    if len(found) < 2:
        return [on_paper(drawing, caption, one.slug) for drawing in found]
    numbers = [sheet.wording.fill("sheet_of", at=str(at), of=str(len(found))) for at in range(1, len(found) + 1)]
    said = [". ".join(filter(None, (number, caption if at == 0 else ""))) for at, number in enumerate(numbers)]
    return [on_paper(drawing, words, f"{one.slug}_{at}") for at, (drawing, words) in enumerate(zip(found, said, strict=True), start=1)]


def on_paper(drawing: Drawing, caption: str, name: str) -> dict[str, Any]:
    """A drawing with its place on paper; `name` is the field of a Word template (`gambar_<name>`).

    One without a picture (somebody preferred not to) stands in words: `said`.
    """
    if not drawing.svg:
        return {"said": list(drawing.items), "caption": caption or None, "name": name}
    place = placed(drawing.width, drawing.height)
    return {**paper.drawing(drawing.svg, drawing.words, caption or None), "mm": place.mm, "turned": place.turned, "name": name}


def caption_of(one: DrawingPart, sheet: Sheet) -> str:
    """When it was drawn and what was noted with it; a genogram nobody kept says that it is of the file as it stands."""
    key, day = ("drawn_on", one.when) if one.kept else ("drawn_from_file", sheet.today)
    when = sheet.wording.fill(key, day=day) if day else ""
    return ". ".join(filter(None, (when, one.note.strip().rstrip("."))))
