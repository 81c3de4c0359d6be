"""Checks of figures and charts beside those of maps_read: each mark is told in the very words of one item, words keep off points and roads."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

from sintas.instruments.family import CLIENT, Family, Relative
from sintas.instruments.instrument import Subject
from sintas.kit.drawing import Drawing, png

from .maps_read import SVG, is_whole, marks, tree, words

TODAY = date(2024, 9, 23)
RW = Subject("RW", TODAY, Family((Relative(CLIENT, "Retno Wulandari", born=1998),)))


def is_told(drawing: Drawing) -> None:
    """Whole (see maps_read), every mark an item and every item a mark, in the same words; resvg draws it."""
    is_whole(drawing)
    assert list(marks(drawing).values()) == drawing.items
    assert "Retno" not in drawing.title
    assert png(drawing.svg, zoom=1)[:4] == b"\x89PNG"


def seen(drawing: Drawing) -> str:
    """All words of the picture, in the order drawn, one space between two."""
    return " ".join(one.words for one in words(drawing))


def one_line(text: str) -> str:
    """Without the breaks of wrapping: letters only."""
    return re.sub(r"\s", "", text)


def shapes(drawing: Drawing, mark: str, tag: str) -> list[ElementTree.Element]:
    """The shapes of one kind inside a mark."""
    group = next(one for one in tree(drawing).iter() if one.get("data-mark") == mark)
    return list(group.iter(f"{SVG}{tag}"))


def points_clear_of_words(drawing: Drawing) -> None:
    """No word lies on the point of a mark that can be reached."""
    for group in tree(drawing).iter(f"{SVG}g"):
        for dot in group.iter(f"{SVG}circle") if group.get("tabindex") else ():
            x, y, r = (float(dot.get(name, "0")) for name in ("cx", "cy", "r"))
            for word in words(drawing):
                assert not (word.left < x + r and x - r < word.right and word.top < y + r and y - r < word.bottom), word
