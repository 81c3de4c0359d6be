"""docs/adding-an-instrument.md, done: a folder and a line make a drawn instrument, a file makes a scale; both through the same loaders."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import sintas.instruments.library as library
from sintas.instruments import catalogue, samples
from sintas.instruments.scales import catalogue as scales
from sintas.instruments.scales.faults import BrokenScale
from sintas.instruments.scales.loader import load_file
from sintas.instruments.scales.scoring import score

from .test_every_instrument import keeps_to_the_contract

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "adding-an-instrument.md"


def block(kind: str, nth: int = 0) -> str:
    """A block of the guide as it stands there, so that what the guide says is what is tried."""
    pieces = GUIDE.read_text(encoding="utf-8").split("```")[1::2]
    return [piece.removeprefix(kind).lstrip("\n") for piece in pieces if piece.startswith(f"{kind}\n")][nth]


@pytest.fixture
def with_a_folder(tmp_path, monkeypatch):
    """The instrument of the guide, in a folder beside the library, with its line in the catalogue."""
    folder = tmp_path / "hope_ladder"
    folder.mkdir()
    (folder / "__init__.py").write_text(block("python"), encoding="utf-8")
    (folder / "samples.toml").write_text(block("toml"), encoding="utf-8")
    monkeypatch.setattr(library, "__path__", [*library.__path__, str(tmp_path)])
    monkeypatch.setattr(catalogue, "SLUGS", (*catalogue.SLUGS, "hope_ladder"))
    catalogue.instrument.cache_clear()
    samples.told.cache_clear()
    yield "hope_ladder"
    catalogue.instrument.cache_clear()
    samples.told.cache_clear()
    sys.modules.pop("sintas.instruments.library.hope_ladder", None)


@pytest.mark.parametrize("kind", samples.KINDS)
def test_a_folder_and_a_line_make_an_instrument(with_a_folder, kind):
    assert with_a_folder in [one.slug for one in catalogue.instruments()]
    keeps_to_the_contract(with_a_folder, kind)


def test_its_drawing_says_what_was_said(with_a_folder):
    drawing = samples.sample(with_a_folder).drawing
    assert "bertemu adik" in drawing.svg and any("bertemu adik" in one for one in drawing.items)


def test_a_file_makes_a_scale(tmp_path, monkeypatch):
    path = tmp_path / "evening-1.toml"
    path.write_text(block("toml", 1), encoding="utf-8")
    made = load_file(path)
    monkeypatch.setattr(scales, "_library", lambda: {(made.code, made.version): made})
    scales.all_scales.cache_clear()
    try:
        assert [one.code for one in scales.all_scales()] == ["evening"]
        assert scales.scale("evening").title.say("id").startswith("Malam")
        assert score(scales.scale("evening"), {"slept": 3, "afraid": 0}, "id").total == 6
    finally:
        scales.all_scales.cache_clear()


def test_a_scale_with_a_mistake_is_refused_with_file_and_key(tmp_path):
    path = tmp_path / "evening-1.toml"
    path.write_text(block("toml", 1).replace('options = "often"', 'options = "seldom"', 1), encoding="utf-8")
    with pytest.raises(BrokenScale) as refused:
        load_file(path)
    assert "evening-1.toml" in str(refused.value) and "items" in str(refused.value)
