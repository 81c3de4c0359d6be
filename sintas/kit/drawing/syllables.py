"""Where a word may be parted at the end of a line, by the syllables of Indonesian: pen-dam-pi-ngan, ke-ma-syu-ran, Ku-su-ma."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

VOWELS = "aiueo"
ONE_SOUND = ("ng", "ny", "sy", "kh")
FLOWING = "rl"  # p, t, k, b, d, g, f with one of these begin a syllable together: Su-prap-ti
BEFORE_FLOWING = "ptkbdgf"
LEAST = 2  # letters on either side
AROUND = "-/–.,;:!?()“”\"'"  # what may stand before and after the letters of a word
AFTER = re.compile(r"(?<=[-/–])")  # a word is parted after its own hyphens first


def syllables(word: str) -> list[str]:
    """The word in the pieces between which it may be parted; itself where it may not. Joined they are the word."""
    found: list[str] = []
    for part in AFTER.split(word):
        pieces = spoken(part)
        found += pieces if pieces else [part]
    return [one for one in found if one]


def spoken(part: str) -> list[str]:
    """The syllables of letters without a hyphen among them; whatever is no word (a number, an address) stays in one piece."""
    letters = part.strip(AROUND)
    if not letters.isalpha():
        return [part]
    before = part.index(letters)
    cuts = [before + at for at in cuts_of(plain(letters)) if LEAST <= at <= len(letters) - LEAST]
    edges = [0, *cuts, len(part)]
    return [part[one:other] for one, other in pairwise(edges)]


def plain(letters: str) -> str:
    """Small letters without accents, as many as there were."""
    return "".join(unicodedata.normalize("NFD", one)[0].lower()[:1] for one in letters)


def cuts_of(letters: str) -> list[int]:
    """Where syllables begin: before the last consonant that opens one."""
    sounds, at = [], 0  # where each sound begins
    while at < len(letters):
        sounds.append(at)
        at += 2 if letters[at : at + 2] in ONE_SOUND else 1
    vowels = [place for place, begin in enumerate(sounds) if letters[begin] in VOWELS]
    found = []
    for one, other in pairwise(vowels):
        between = other - one - 1  # consonants; two vowels side by side are not parted
        if between == 0:
            continue
        first, second = letters[sounds[one + 1]], letters[sounds[min(one + 2, len(sounds) - 1)]]
        together = between == 1 or (between == 2 and second in FLOWING and first in BEFORE_FLOWING)
        found.append(sounds[one + 1] if together else sounds[one + 2])
    return found
