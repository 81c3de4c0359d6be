"""A downloaded PDF, read back: the words on its pages, and how large the pages are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from sintas.kit.paper.reading import text_of


@dataclass(frozen=True)
class OnPaper:
    """`text` of all pages with one space between words; `sizes` of the pages in points (width, height)."""

    text: str
    sizes: list[tuple[float, float]]


def words_on_paper(path: Path) -> OnPaper:
    """Reads the file as it was downloaded. Raises pikepdf.PdfError for anything but a PDF."""
    with pikepdf.open(path) as pdf:
        sizes = [(float(page.mediabox[2]), float(page.mediabox[3])) for page in pdf.pages]
    return OnPaper(re.sub(r"\s+", " ", " ".join(text_of(path.read_bytes()))), sizes)
