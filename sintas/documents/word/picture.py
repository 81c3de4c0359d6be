"""A picture in a Word paper: a drawing of the PDF, as PNG, with the words for those who do not see it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from sintas.kit.drawing import png

WIDE, HIGH = 160.0, 220.0  # mm: what fits between the margins of the bundled templates
ZOOM = 2.0  # 192 dpi: sharp on paper, and a letter with six drawings stays below what may be sent by mail
TRIAL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" width="8" height="8"><rect width="8" height="8" fill="#ffffff"/></svg>'


@dataclass(frozen=True)
class Picture:
    """`svg` as the PDF prints it; `alt` is read aloud instead of it; `mm` the width it is wanted in."""

    svg: str
    alt: str
    mm: float = WIDE


def trial() -> Picture:
    """A picture with which a template is tried."""
    return Picture(TRIAL, "Contoh", 10.0)


def pictures_in(value: Any) -> dict[str, Picture]:
    """{name: picture} of every drawing of a paper's data (documents/drawings.py), the first of each name."""
    found: dict[str, Picture] = {}
    if isinstance(value, dict):
        if "svg" in value and "name" in value:
            return {str(value["name"]): picture_of(value)}
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for one in value:
            found |= {name: picture for name, picture in pictures_in(one).items() if name not in found}
    return found


def picture_of(drawing: dict[str, Any]) -> Picture:
    """One drawing of a paper's data. A wide one is not turned in Word: its page can be."""
    return Picture(drawing["svg"], drawing["alt"], min(WIDE, float(drawing["mm"])))


class Placed(InlineImage):
    """docxtpl's picture with its words: without them Word reads "image.png" aloud."""

    def __init__(self, template: DocxTemplate, picture: Picture) -> None:
        super().__init__(template, io.BytesIO(png(picture.svg, zoom=ZOOM)), width=Mm(within(picture)))
        self.alt = picture.alt

    def _insert_image(self) -> str:
        self.image_descriptor.seek(0)  # a field may stand in a template twice
        written: str = super()._insert_image()
        at = written.index("<wp:docPr ") + len("<wp:docPr ")
        return f"{written[:at]}descr={quoteattr(self.alt)} {written[at:]}"

    __str__ = __html__ = __unicode__ = _insert_image


def within(picture: Picture) -> float:
    """Its width in mm such that its height stays on a page."""
    root = ElementTree.fromstring(picture.svg)  # noqa: S314 - our own drawing
    across, down = float(root.attrib["width"]), float(root.attrib["height"])
    return min(picture.mm, HIGH * across / down)
