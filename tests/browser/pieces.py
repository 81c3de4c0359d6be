"""The pieces of a drawing that are looked for in three renderers: every labelled shape, every line of words.

A copy of the drawing holds some of its pieces only, in black on white, none of them near another: then a piece is wherever there is ink
around its place, and ink anywhere else is a piece that went astray.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
PLACE = "data-piece"
WHITE, NONE = "#ffffff", "none"
ROOM = 8.0  # px around a piece in which it may be found
Box = tuple[float, float, float, float]  # left, top, right, bottom, px
ElementTree.register_namespace("", SVG)


@dataclass(frozen=True)
class Piece:
    """`at`: its number among all elements of the drawing; `name`: what it is, for a sentence when it is not where it should be."""

    at: int
    name: str


class Pieces:
    """A drawing taken apart."""

    def __init__(self, svg: str) -> None:
        self.root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
        self.wide, self.high = float(self.root.attrib["width"]), float(self.root.attrib["height"])
        self.all: list[Piece] = []
        self.texts: list[str] = []
        for at, one in enumerate(self.root.iter()):
            one.set(PLACE, str(at))
            if one.get("data-mark"):
                self.all.append(Piece(at, f"mark {one.get('data-mark')}"))
            if one.tag == f"{{{SVG}}}text":
                self.texts.append("".join(one.itertext()))
                if one.get("aria-hidden") != "true":  # a halo has the words of what it lies under
                    self.all.append(Piece(at, f"words {self.texts[-1]!r}"))

    @property
    def numbered(self) -> str:
        """The whole drawing, every element with its number."""
        return written(self.root)

    def only(self, pieces: Sequence[Piece]) -> str:
        """The drawing with these pieces alone, black on white."""
        kept = copy.deepcopy(self.root)
        wanted = {str(one.at) for one in pieces}
        thin_out(kept, wanted)
        for one in kept.iter():
            if one.tag == f"{{{SVG}}}text" and one.get(PLACE) in wanted:
                one.set("fill", "#000000")
            for paint in ("fill", "stroke"):
                if one.get(paint) not in (None, NONE, WHITE):
                    one.set(paint, "#000000")
            del one.attrib[PLACE]
        return written(kept)


def thin_out(parent: ElementTree.Element, wanted: set[str]) -> None:
    """Takes out whatever is no wanted element, holds none and lies in none."""
    for one in list(parent):
        if one.get(PLACE) in wanted:
            continue
        if any(inner.get(PLACE) in wanted for inner in one.iter()):
            thin_out(one, wanted)
        else:
            parent.remove(one)


def written(root: ElementTree.Element) -> str:
    return ElementTree.tostring(root, encoding="unicode")


def apart(pieces: Sequence[Piece], boxes: dict[int, Box]) -> list[list[Piece]]:
    """The pieces in groups; within a group nothing comes near another."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        home = next((group for group in groups if not any(near(boxes[piece.at], boxes[other.at]) for other in group)), None)
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    return groups


def near(one: Box, other: Box) -> bool:
    """Do their rooms touch?"""
    gap = 2 * ROOM + 1
    return one[0] < other[2] + gap and other[0] < one[2] + gap and one[1] < other[3] + gap and other[1] < one[3] + gap


def with_room(box: Box) -> tuple[int, int, int, int]:
    """Where ink of the piece may lie, whole px."""
    return max(0, int(box[0] - ROOM)), max(0, int(box[1] - ROOM)), int(box[2] + ROOM + 1), int(box[3] + ROOM + 1)
