"""Long Indonesian words and names of sixty letters in every instrument: no word is parted except between two syllables, and none is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import Any

import pytest

from sintas.instruments.catalogue import SLUGS, instrument
from sintas.instruments.instrument import Manner, Subject
from sintas.instruments.library.life_road_map.drawing import draw as road
from sintas.instruments.samples import KINDS, sample, subject
from sintas.kit.drawing import Drawing
from sintas.kit.drawing.syllables import syllables

from .maps_read import is_whole, tree, words

HOME = "rumah pacaran"  # in the middle of a social map, whose label says whose; beside a line, whose label says "berpacaran"
NAME = "Maria Goreti Supraptiningsih-Kusumaningtyastuti Abdurrahmani"
LONG = "Mempertanggungjawabkan"
WRITTEN = re.compile(r"[A-Z].*| .*|.* .*")  # what somebody wrote: a code has neither a capital nor a space


def lengthened(value: Any) -> Any:
    """The content with a long word before whatever somebody wrote; two things that were the same stay the same."""
    if isinstance(value, dict):
        return {name: lengthened(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [lengthened(one) for one in value]
    return f"{LONG} {value[:36]}".strip() if isinstance(value, str) and WRITTEN.fullmatch(value) else value


def named(kind: str) -> Subject:
    """The sample family with names of sixty letters."""
    one = subject(kind)
    people = tuple(replace(who, name=f"{who.name.split()[0]} {NAME}"[:60] if who.name else "") for who in one.family.people)
    return replace(one, family=replace(one.family, people=people), called=people[0].name)


def drawn(slug: str, kind: str) -> Drawing:
    held = {name: value for name, value in sample(slug, kind).content.items() if name != "family"}
    content = instrument(slug).clean(lengthened(held)) or {}
    return instrument(slug).draw(content, named(kind), Manner("d"))


def parted(drawing: Drawing) -> list[str]:
    """Words of labelled shapes that are parted anywhere but between two syllables."""
    known, found = set(re.findall(r"\w+", f"{drawing.words} {drawing.words.replace('-', '')} {HOME}".lower())), []
    for mark in tree(drawing).iter():
        if not mark.get("data-mark"):
            continue
        label = unescape(mark.get("aria-label") or "")
        lines = [one.text or "" for one in mark.iter() if str(one.tag).endswith("text") and not one.get("aria-hidden")]
        whole = rejoined(lines)
        found += [word for word in whole if not set(re.findall(r"\w+", word.lower())) <= known]
        found += [cut for cut in cuts(lines) if not between_syllables(*cut, label)]  # type: ignore[misc]
    return [str(one) for one in found]


def rejoined(lines: list[str]) -> list[str]:
    """The words of lines, those with a hyphen at the end of a line put together."""
    return re.sub(r"-\n", "", "\n".join(lines)).split()


def cuts(lines: list[str]) -> list[tuple[str, str]]:
    """(end of a line, beginning of the next) of words parted with a hyphen."""
    return [(one.split()[-1][:-1], other.split()[0]) for one, other in pairwise(lines) if one.endswith("-")]


def between_syllables(before: str, after: str, label: str) -> bool:
    """Whether a word of the label has a syllable that ends with `before` and one that begins with `after` next to it."""
    for word in label.split():
        pieces = syllables(word)
        for at in range(1, len(pieces)):
            left, right = "".join(pieces[:at]), "".join(pieces[at:])
            if left.rstrip("-").lower().endswith(before.rstrip("-").lower()) and right.lower().startswith(after.rstrip("-").lower()):
                return True
    return False


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slug", SLUGS)
def test_no_word_is_parted_inside_a_syllable(slug: str, kind: str) -> None:
    drawing = drawn(slug, kind)
    assert parted(drawing) == []
    assert slug == "genogram" or LONG.lower() in drawing.svg.lower().replace("-", "") or kind == "little"


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug not in ("genogram", "body_map")])
def test_the_drawing_stays_whole(slug: str) -> None:
    """Nothing on anything, nothing outside the sheet; the genogram has its families for this, the body map its own test."""
    is_whole(drawn(slug, "crowded"))


@pytest.mark.parametrize("slug", ["social_map", "ecomap"])
def test_a_word_that_fits_its_box_stands_in_one_piece(slug: str) -> None:
    """"pendampingan" in the social map was parted before its last letter."""
    said = [one.words for one in words(sample(slug, "ordinary").drawing)]
    assert not [one for one in said if one.endswith("-")]
    assert slug != "social_map" or "pendampingan" in said


def test_a_road_gives_a_long_word_a_wider_column() -> None:
    drawing = road({"events": [{"what": f"{LONG} anak", "mood": "up"}]}, subject("ordinary"), Manner("r"))
    assert any(LONG in one.words for one in words(drawing))
