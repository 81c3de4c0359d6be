"""Every word of every paper stands in both languages, and every place where a gap is put right exists."""

import re

import pytest

from sintas.documents.catalogue import KINDS, SHELF
from sintas.documents.wording import LANGUAGES, Wording, table
from sintas.documents.wording import SHELF as FOLDER
from sintas.practice.catalogue import load

SLUGS = ["", *KINDS]


@pytest.mark.parametrize("slug", SLUGS)
def test_each_word_stands_in_both_languages(slug):
    for key, texts in table(slug).items():
        assert set(texts) == set(LANGUAGES), key
        assert bool(texts["id"]) == bool(texts["en"]), key
        assert sorted(re.findall(r"{\w+}", texts["id"])) == sorted(re.findall(r"{\w+}", texts["en"])), key


def test_every_folder_of_the_shelf_has_its_line_in_the_catalogue():
    folders = {path.name for path in FOLDER.iterdir() if (path / "paper.typ").is_file()}
    assert folders == set(KINDS)
    for kind in SHELF:
        assert (FOLDER.parent.parent / kind.template).is_file()
        assert re.fullmatch(r"[a-z-]+", kind.path)


def test_papers_carry_only_classes_that_are_known():
    known = {row.code for row in load("data_classes").rows} | {"code_word"}
    for kind in SHELF:
        assert kind.carries <= known, kind.slug
        assert "notes" not in kind.carries, kind.slug


def test_a_value_cannot_fill_a_place_of_another():
    said = Wording("case_report", "id").fill("copy_for", who="{purpose}", purpose="{who.__class__}")
    assert said == "{purpose}, untuk {who.__class__}"
