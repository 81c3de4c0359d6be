"""Drawings and pictures as data: each is an SVG string with words for those who do not see it.

Typst draws from strings only, so no picture is ever read from a path. A photo or a logo travels inside a small SVG.
"""

from __future__ import annotations

import base64
import re
import struct

from .errors import PaperError

_LINK = re.compile(r"""(?:href|src)\s*=\s*(["'])(.*?)\1""", re.IGNORECASE | re.DOTALL)
_FETCH = re.compile(r"url\(\s*[\"']?(?!#)|@import|<!ENTITY|<!DOCTYPE", re.IGNORECASE)


def drawing(svg: str, alt: str, caption: str | None = None, width: float | None = None) -> dict[str, object]:
    """A drawing for `drawing(...)` in a template; `width` is the share of the text width (0-1], None for as wide as fits.

    `alt` says what the drawing shows and is read aloud instead of it. Raises PaperError without `alt`, or when the SVG points
    outside itself (only `#id` and `data:image/` are allowed).
    """
    if not alt.strip():
        raise PaperError("a drawing on paper needs words for those who do not see it (alt)")
    enclosed(svg)
    if width is not None and not 0 < width <= 1:
        raise PaperError("the width of a drawing is a share of the text width, above 0 and at most 1")
    return {"svg": svg, "alt": alt, "caption": caption, "width": width}


def enclosed(svg: object) -> None:
    """Raises PaperError unless `svg` is the text of an SVG that points to nothing outside itself."""
    if not isinstance(svg, str) or not re.search(r"<svg[\s>]", svg):
        raise PaperError("this is not an SVG drawing")
    links = [link.strip() for _, link in _LINK.findall(svg)]
    if _FETCH.search(svg) or any(not link.startswith(("#", "data:image/png", "data:image/jpeg")) for link in links):
        raise PaperError("a drawing on paper may not point outside itself")


def photo(image: bytes, alt: str, caption: str | None = None, width: float | None = None) -> dict[str, object]:
    """A PNG or JPEG (a logo, a scanned mark) as a drawing. Raises PaperError for any other kind of file."""
    kind, across, down = _measure(image)
    inside = base64.b64encode(image).decode()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {across} {down}" '
        f'width="{across}" height="{down}"><image width="{across}" height="{down}" xlink:href="data:image/{kind};base64,{inside}"/></svg>'
    )
    return drawing(svg, alt, caption, width)


def _measure(image: bytes) -> tuple[str, int, int]:
    """Kind, width and height in pixels, read from the file's own head."""
    if image[:8] == b"\x89PNG\r\n\x1a\n" and len(image) > 24:
        across, down = struct.unpack_from(">II", image, 16)
        return "png", across, down
    if image[:3] == b"\xff\xd8\xff":
        at = 2
        while at + 9 < len(image) and image[at] == 0xFF:
            marker, length = image[at + 1], struct.unpack_from(">H", image, at + 2)[0]
            if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a frame header (ITU T.81, table B.1)
                down, across = struct.unpack_from(">HH", image, at + 5)
                return "jpeg", across, down
            at += 2 + length
    raise PaperError("only PNG and JPEG pictures can stand on paper")
