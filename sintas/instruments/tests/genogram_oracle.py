"""Reads a genogram off its SVG, as somebody with a ruler would: knows nothing of how it was laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from lxml import etree

from sintas.instruments.family import Family
from sintas.instruments.instrument import Manner, Subject
from sintas.instruments.library.genogram import INSTRUMENT
from sintas.kit.drawing import Drawing, width

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 6, 1)
Box = tuple[float, float, float, float]  # left, top, right, bottom


def drawn(family: Family, **manner: object) -> Drawing:
    """The genogram of a family."""
    return INSTRUMENT.draw({}, Subject("K", TODAY, family), Manner(**manner))  # type: ignore[arg-type]


@dataclass
class Seen:
    """What is on the sheet, px."""

    wide: float
    high: float
    symbols: dict[str, Box] = field(default_factory=dict)  # by ref
    texts: list[tuple[Box, str, str]] = field(default_factory=list)  # box, words, mark
    lines: dict[str, list[list[tuple[float, float]]]] = field(default_factory=dict)  # mark -> its lines
    homes: list[Box] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)  # mark -> what is read aloud

    def middle(self, ref: str) -> tuple[float, float]:
        """The middle of somebody's symbol."""
        left, top, right, bottom = self.symbols[ref]
        return (left + right) / 2, (top + bottom) / 2

    def person(self, ref: str) -> Box:
        """Somebody's symbol with all words that belong to it."""
        boxes = [self.symbols[ref], *(box for box, _words, mark in self.texts if mark == ref)]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def seen(drawing: Drawing) -> Seen:
    """Reads the SVG. Raises when it is not well formed."""
    root = etree.fromstring(drawing.svg.encode())
    found = Seen(float(root.attrib["width"]), float(root.attrib["height"]))
    for element, mark in walk(root, ""):
        tag = element.tag.removeprefix(SVG)
        if "data-mark" in element.attrib:
            found.labels[mark] = element.get("aria-label", "")
        if tag == "text" and "d-halo" not in element.get("class", ""):
            found.texts.append((text_box(element), element.text or "", mark))
        elif mark == "home" and tag == "rect":
            found.homes.append(box_of(element))
        elif tag in ("line", "polyline"):
            found.lines.setdefault(mark, []).append(points_of(element))
        if tag in ("rect", "circle", "polygon") and mark not in ("", "home", "key") and not re.match(r"(union|children|tie)-\d", mark):
            box, before = box_of(element), found.symbols.get(mark)
            found.symbols[mark] = box if before is None else merged(before, box)
    return found


def walk(element: etree._Element, mark: str) -> Iterator[tuple[etree._Element, str]]:
    """Every element with the labelled shape it stands in; the legend is left to itself."""
    for child in element:
        if child.get("class") == "d-g-key":
            yield from walk(child, "key")
            continue
        here = child.get("data-mark", mark)
        yield child, here
        yield from walk(child, here)


def text_box(element: etree._Element) -> Box:
    """The box of a line of words, as tall as its capitals and tails."""
    size, weight = float(element.get("font-size", 0)), int(element.get("font-weight", 400))
    x, y, wide = float(element.get("x", 0)), float(element.get("y", 0)), width(element.text or "", size, weight)
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[element.get("text-anchor", "start")]
    return left, y - size * 0.76, left + wide, y + size * 0.22


def box_of(element: etree._Element) -> Box:
    """The box of a shape."""
    get = {name: float(value) for name, value in element.attrib.items() if re.fullmatch(r"-?[\d.]+", value)}
    tag = element.tag.removeprefix(SVG)
    if tag == "rect":
        return get["x"], get["y"], get["x"] + get["width"], get["y"] + get["height"]
    if tag == "circle":
        return get["cx"] - get["r"], get["cy"] - get["r"], get["cx"] + get["r"], get["cy"] + get["r"]
    xs, ys = zip(*points_of(element), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def points_of(element: etree._Element) -> list[tuple[float, float]]:
    """The points of a line."""
    if element.tag.removeprefix(SVG) == "line":
        one, two, three, four = (float(element.get(name, 0)) for name in ("x1", "y1", "x2", "y2"))
        return [(one, two), (three, four)]
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in element.get("points", "").split())]


def merged(one: Box, other: Box) -> Box:
    """The box around two."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def over(one: Box, other: Box, slack: float = 0.6) -> bool:
    """Whether two boxes share more than a hair."""
    return one[0] < other[2] - slack and other[0] < one[2] - slack and one[1] < other[3] - slack and other[1] < one[3] - slack


def overlaps(sheet: Seen) -> list[str]:
    """Symbols on symbols, words on words, words on symbols that are not their own, anything outside the sheet."""
    boxes = [(box, f"symbol {ref}", ref) for ref, box in sheet.symbols.items()]
    boxes += [(box, f"words {words!r}", mark) for box, words, mark in sheet.texts if not (mark in sheet.symbols and words.isdigit())]
    boxes.sort(key=lambda entry: entry[0])
    found = []
    for at, (box, what, mark) in enumerate(boxes):
        for other, what_other, mark_other in boxes[at + 1 :]:
            if other[0] >= box[2]:
                break
            if over(box, other):
                found.append(f"{what} of {mark} on {what_other} of {mark_other}")
    inside = (-0.1, -0.1, sheet.wide + 0.1, sheet.high + 0.1)
    edges = [*sheet.symbols.values(), *(box for box, _words, _mark in sheet.texts)]
    edges += [(x, y, x, y) for lines in sheet.lines.values() for line in lines for x, y in line]
    return found + [
        f"outside {box}" for box in edges if box[0] < inside[0] or box[1] < inside[1] or box[2] > inside[2] or box[3] > inside[3]
    ]


def between(sheet: Seen, one: str, other: str) -> list[str]:
    """Who stands between two people of one row; themselves when they are not in one row."""
    (x1, y1), (x2, y2) = sheet.middle(one), sheet.middle(other)
    if abs(y1 - y2) > 1:
        return [one, other]
    low, high = min(x1, x2), max(x1, x2)
    return [
        ref for ref in sheet.symbols if ref not in (one, other) and abs(sheet.middle(ref)[1] - y1) < 1 and low < sheet.middle(ref)[0] < high
    ]


def crossed_words(sheet: Seen) -> list[str]:
    """Words that a line runs through, lines of their own mark included; 2 px at their edges are free."""
    found = []
    segments = [
        (mark, one, other) for mark, lines in sheet.lines.items() if mark != "key" for line in lines for one, other in pairwise(line)
    ]
    for (left, top, right, bottom), words, own in sheet.texts:
        if own == "key" or words == "?" or (len(words) <= 3 and words.isdigit()):  # ages stand inside, a question mark on a pale ground
            continue
        box = (left + 2, top + 2, right - 2, bottom - 2)
        near = (entry for entry in segments if not apart(entry[1], entry[2], box))
        found += sorted({f"{mark} through {words!r} of {own}" for mark, one, other in near if meets(one, other, box)})
    return found


def apart(one: tuple[float, float], other: tuple[float, float], box: Box) -> bool:
    """Whether a line lies wholly on one side of a box: quickly told."""
    return (
        (one[0] < box[0] and other[0] < box[0])
        or (one[0] > box[2] and other[0] > box[2])
        or (one[1] < box[1] and other[1] < box[1])
        or (one[1] > box[3] and other[1] > box[3])
    )


def meets(one: tuple[float, float], other: tuple[float, float], box: Box) -> bool:
    """Whether a straight line and a box meet (Liang and Barsky)."""
    (x1, y1), (x2, y2) = one, other
    low, high = 0.0, 1.0
    for way, gap in ((x1 - x2, x1 - box[0]), (x2 - x1, box[2] - x1), (y1 - y2, y1 - box[1]), (y2 - y1, box[3] - y1)):
        if way == 0:
            if gap < 0:
                return False
        elif way < 0:
            low = max(low, gap / way)
        else:
            high = min(high, gap / way)
    return low <= high


def connected(lines: list[list[tuple[float, float]]], start: Box, end: Box) -> bool:
    """Whether one can walk along these lines, from line to line where one ends on another, from one box to another."""
    todo = [at for at, line in enumerate(lines) if touches(line, start)]
    met = set(todo)
    while todo:
        here = lines[todo.pop()]
        if touches(here, end):
            return True
        for at, line in enumerate(lines):
            if at not in met and (any(touches(here, spot(point)) for point in line) or any(touches(line, spot(point)) for point in here)):
                met.add(at)
                todo.append(at)
    return False


def touches(line: list[tuple[float, float]], box: Box) -> bool:
    """Whether a line meets a box."""
    return any(meets(one, other, box) for one, other in pairwise(line))


def spot(point: tuple[float, float]) -> Box:
    """The place of a point, as exactly as a ruler finds it."""
    return point[0] - 0.3, point[1] - 0.3, point[0] + 0.3, point[1] + 0.3
