"""The guide to the tools shows today's drawings, one of each; python -m sintas.instruments.samples --out docs/pictures/alat makes them anew."""

from __future__ import annotations

import re
from pathlib import Path

from django.utils import translation
from PIL import Image

from sintas.instruments.catalogue import SLUGS
from sintas.instruments.samples import LIST, ZOOM, listed, sample, write_pictures
from sintas.practice.catalogue import load

GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "alat-asesmen.md"
PICTURES = Path(__file__).parent.parent / "docs" / "pictures" / "alat"
WORDS = GUIDE.read_text(encoding="utf-8")


def test_every_tool_has_its_part_with_purpose_way_and_caution():
    parts = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", WORDS, re.M | re.S))
    for slug in SLUGS:
        found = next((body for title, body in parts.items() if f"pictures/alat/{slug}.png" in body), "")
        assert found, slug
        for word in ("**Untuk apa.**", "**Caranya.**", "**Hati-hati.**"):
            assert word in found, (slug, word)
        assert load("assessment_tools").get(slug).label("id").split(" (")[0] in next(title for title, body in parts.items() if body is found)


def test_every_picture_has_words_and_is_there():
    shown = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", WORDS)
    assert [Path(place).stem for _words, place in shown] == list(SLUGS)
    for words, place in shown:
        assert len(words) > 20 and "rekaan" in words
        assert (GUIDE.parent / place).resolve().is_file(), place


def test_the_pictures_are_those_of_today():
    kept = dict(reversed(line.split("  ")) for line in (PICTURES / LIST).read_text(encoding="utf-8").splitlines())
    with translation.override("id"):
        assert kept == listed(), "python -m sintas.instruments.samples --out docs/pictures/alat"
    for slug in SLUGS:
        with translation.override("id"):
            drawing = sample(slug).drawing
        with Image.open(PICTURES / f"{slug}.png") as picture:
            assert abs(picture.width - drawing.width * ZOOM) <= 2 and abs(picture.height - drawing.height * ZOOM) <= 2, slug
    assert {one.name for one in PICTURES.iterdir()} == {LIST, *(f"{slug}.png" for slug in SLUGS)}


def test_the_command_writes_them_again(tmp_path):
    with translation.override("id"):
        written = write_pictures(tmp_path)
    assert [path.stem for path in written] == list(SLUGS)
    assert (tmp_path / LIST).read_text(encoding="utf-8") == (PICTURES / LIST).read_text(encoding="utf-8")
