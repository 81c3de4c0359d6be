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
HOW = "see docs/adding-an-instrument.md"
ANEW = f"python -m sintas.instruments.samples --out docs/pictures/alat makes them anew; {HOW}"


def test_every_tool_has_its_part_with_purpose_way_and_caution():
    parts = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", WORDS, re.M | re.S))
    missing = []
    for slug in SLUGS:
        name = load("assessment_tools").get(slug).label("id").split(" (")[0]
        title, body = next(((title, body) for title, body in parts.items() if f"pictures/alat/{slug}.png" in body), ("", ""))
        if not body:
            missing.append(f"{slug}: no part “## {name}” with the picture ../pictures/alat/{slug}.png")
            continue
        if name not in title:
            missing.append(f"{slug}: its part is called “{title}”, the list of tools calls it “{name}”")
        missing += [f"{slug}: its part does not say {word}" for word in ("**Untuk apa.**", "**Caranya.**", "**Hati-hati.**") if word not in body]
    assert not missing, "\n".join(["docs/guide/alat-asesmen.md:", *missing, HOW])


def test_every_page_of_the_guide_is_in_its_list_and_leads_back():
    listed_here = (GUIDE.parent / "README.md").read_text(encoding="utf-8")
    for page in sorted(GUIDE.parent.glob("*.md")):
        if page.name != "README.md":
            assert f"]({page.name})" in listed_here, f"docs/guide/README.md does not name {page.name}"
            assert "](README.md)" in page.read_text(encoding="utf-8"), f"{page.name} does not lead back to the list"


def test_every_picture_has_words_and_is_there():
    shown = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", WORDS)
    assert [Path(place).stem for _words, place in shown] == list(SLUGS), f"one picture of each tool, in the order of SLUGS; {HOW}"
    for words, place in shown:
        assert len(words) > 20 and "rekaan" in words, f"{place}: words for who does not see it, and that it is invented (rekaan)"
        assert (GUIDE.parent / place).resolve().is_file(), f"{place} is not there; {ANEW}"


def test_the_pictures_are_those_of_today():
    kept = dict(reversed(line.split("  ")) for line in (PICTURES / LIST).read_text(encoding="utf-8").splitlines())
    with translation.override("id"):
        today = listed()
    other = sorted(name for name in {*kept, *today} if kept.get(name) != today.get(name))
    assert not other, f"pictures that are not today's: {', '.join(other)}; {ANEW}"
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
