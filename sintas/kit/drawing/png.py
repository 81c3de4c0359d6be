"""A drawing as a picture, for Word: rendered by resvg in the paper's own faces, never the machine's."""

from __future__ import annotations

import resvg_py

from ..paper.fonts import FOLDER
from ..paper.pictures import enclosed

PRINT_ZOOM = 3.0  # 96 dpi x 3 = 288 dpi on paper


def png(svg: str, *, zoom: float = PRINT_ZOOM) -> bytes:
    """The PNG of an SVG on white. Raises PaperError when it points outside itself, ValueError when it cannot be read."""
    enclosed(svg)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=[str(file) for file in sorted(FOLDER.glob("*.ttf"))],
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
        )
    )
