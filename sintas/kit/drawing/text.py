"""How wide words are, so that a drawing leaves room for them: measured in the paper's own face, the widest of the usual ones but one."""

from __future__ import annotations

from functools import cache

from PIL import ImageFont

from ..paper.fonts import FOLDER
from .syllables import AFTER, syllables

FAMILY = "'Noto Sans', system-ui, sans-serif"
FACES = {400: "NotoSans_400Regular.ttf", 700: "NotoSans_700Bold.ttf"}
UNIT = 1000
HYPHENS = ("-", "–", "/")  # after these a word is parted as it stands


@cache
def face(weight: int) -> ImageFont.FreeTypeFont:
    """The face of a weight (400 or 700) at 1000 px."""
    return ImageFont.truetype(str(FOLDER / FACES[weight]), UNIT)


@cache
def advance(character: str, weight: int) -> float:
    """The width of one character as a share of the font size."""
    return float(face(weight).getlength(character)) / UNIT


def width(words: str, size: float, weight: int = 400) -> float:
    """The width in px of `words` on one line; kerning is left out, which errs on the wide side."""
    return size * sum(advance(one, weight) for one in words)


def room_of(words: str, size: float, least: float, most: float, weight: int = 400) -> float:
    """How wide lines must be, px from `least` to `most`, that no word of them need be parted."""
    return max(least, min(most, max((width(word, size, weight) for word in words.split()), default=0.0)))


def wrapped(words: str, size: float, room: float, weight: int = 400) -> list[str]:
    """`words` in lines no wider than `room` px. Nothing is cut off: a word too long for a line is parted, between syllables with a hyphen.

    [] for no words.
    """
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, weight) <= room:
            lines[-1] = joined
            continue
        lines += broken(word, size, room, weight)
    return lines


def broken(word: str, size: float, room: float, weight: int) -> list[str]:
    """One word in pieces that fit, parted between syllables; by letters where even a syllable has no room."""
    if width(word, size, weight) <= room:
        return [word]
    halves = AFTER.split(word)
    if all(width(half, size, weight) <= room for half in halves):  # its own hyphens are enough
        return together(halves, size, room, weight)
    lines = [""]
    parts = syllables(word)
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if lines[-1] and width(lines[-1] + part + ("" if last or part.endswith(HYPHENS) else "-"), size, weight) > room:
            lines[-1] += "" if lines[-1].endswith(HYPHENS) else "-"
            lines.append("")
        lines[-1] += part
    return lines if len(lines) > 1 and all(width(line, size, weight) <= room for line in lines) else by_letters(word, size, room, weight)


def together(halves: list[str], size: float, room: float, weight: int) -> list[str]:
    """Parts that each fit a line, as many on a line as there is room for."""
    lines = [""]
    for half in halves:
        if lines[-1] and width(lines[-1] + half, size, weight) > room:
            lines.append("")
        lines[-1] += half
    return lines


def by_letters(word: str, size: float, room: float, weight: int) -> list[str]:
    """One word in pieces that fit; at least one character each."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size, weight) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
