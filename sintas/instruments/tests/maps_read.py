"""Reads a drawing back from its SVG: words with their boxes, marks, groups. For the tests of the maps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from sintas.kit.drawing import Drawing, width

SVG = "{http://www.w3.org/2000/svg}"
NOT_PORTABLE = {"style", "filter", "mask", "clipPath", "foreignObject", "textPath", "marker", "linearGradient", "image"}


@dataclass(frozen=True)
class Word:
    """A text with the box it takes, px."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Word) -> bool:
        """Do two boxes overlap by more than a hair?"""
        hair = 0.3
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > hair and down > hair


def tree(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(drawing.svg)  # noqa: S314  our own drawing


def words(drawing: Drawing) -> list[Word]:
    """Every text that is seen (pale copies left out)."""
    found = []
    for one in tree(drawing).iter(f"{SVG}text"):
        if one.get("aria-hidden"):
            continue
        size, said = float(one.get("font-size", "0")), one.text or ""
        assert size >= 12, said
        assert one.get("font-weight") in ("400", "700")
        wide, x, y = width(said, size, int(one.get("font-weight", "400"))), float(one.get("x", "0")), float(one.get("y", "0"))
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[one.get("text-anchor", "start")]
        found.append(Word(said, left, y - 0.78 * size, left + wide, y + 0.22 * size))
    return found


def marks(drawing: Drawing) -> dict[str, str]:
    """Mark -> its words, in the order drawn."""
    return {one.get("data-mark", ""): one.get("aria-label", "") for one in tree(drawing).iter() if one.get("data-mark")}


def groups(drawing: Drawing, name: str) -> list[ElementTree.Element]:
    """Groups of this class, the legend's left out."""
    return [one for one in tree(drawing).iter(f"{SVG}g") if f"d-g-{name}" in (one.get("class") or "").split()]


def legend(drawing: Drawing) -> list[str]:
    """The words of every key."""
    return [" ".join(text.text or "" for text in one.iter(f"{SVG}text")) for one in groups(drawing, "key")]


def ends(group: ElementTree.Element) -> int:
    """How many arrow heads a line has."""
    return len(list(group.iter(f"{SVG}polygon")))


def is_whole(drawing: Drawing) -> None:
    """Portable, nothing outside the sheet, no words on other words, everything drawn is told and the other way round."""
    root = tree(drawing)
    assert not {one.tag.removeprefix(SVG) for one in root.iter()} & NOT_PORTABLE
    assert not re.search(r'\bNaN\b|="-?inf"|currentColor|paint-order', drawing.svg)
    all_words = words(drawing)
    for at, one in enumerate(all_words):
        assert one.left >= 0, one
        assert one.top >= 0, one
        assert one.right <= drawing.width + 0.5, one
        assert one.bottom <= drawing.height, one
        for other in all_words[at + 1 :]:
            assert not one.meets(other), (one, other)
    told = " ".join(drawing.items)
    for said in marks(drawing).values():
        assert said in told


def lines_cross_no_words(drawing: Drawing, group_names: list[str]) -> None:
    """No line of these groups runs through words."""
    all_words = words(drawing)
    for name in group_names:
        for group in groups(drawing, name):
            for line in group.iter(f"{SVG}line"):
                (x1, y1), (x2, y2) = ((float(line.get(f"x{at}", "0")), float(line.get(f"y{at}", "0"))) for at in (1, 2))
                for share in range(101):
                    x, y = x1 + (x2 - x1) * share / 100, y1 + (y2 - y1) * share / 100
                    for one in all_words:
                        assert not (one.left < x < one.right and one.top < y < one.bottom), (name, one)
