"""The faces are the ones that were vendored, and what we believe they can show is what Typst can show."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import typst

from sintas.kit import paper
from sintas.kit.paper import fonts, words

LOCK = json.loads((fonts.FOLDER / "fonts.lock.json").read_text(encoding="utf-8"))


def test_every_face_is_in_the_lock_with_its_licence_and_unchanged() -> None:
    locked = {name: digest for package in LOCK for name, digest in package["files"].items()}
    assert set(locked) == {file.name for file in fonts.FOLDER.glob("*.ttf")}
    for name, digest in locked.items():
        assert digest == "sha512-" + base64.b64encode(hashlib.sha512((fonts.FOLDER / name).read_bytes()).digest()).decode()
    for package in LOCK:
        assert package["licence"] == "OFL-1.1"
        assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / package["licence_file"]).read_text(encoding="utf-8").upper()


def test_the_families_named_are_loaded_and_the_machines_own_are_not() -> None:
    families = set(paper.BUNDLED.loaded.families())
    assert families == {
        "Noto Sans",
        "Noto Serif",
        "Noto Emoji",
        "Noto Naskh Arabic",
        "DejaVu Sans Mono",
        "Libertinus Serif",
        "New Computer Modern",
        "New Computer Modern Math",
    }
    assert {*paper.BUNDLED.sans, *paper.BUNDLED.serif} <= families


def test_typst_shows_every_character_believed_to_be_covered() -> None:
    """All of them in one tagged PDF, which may not hold a character without a face."""
    characters = [chr(code) for first, last in fonts.EMBEDDED for code in range(first, last + 1)]
    for file in sorted(fonts.FOLDER.glob("*.ttf")):
        characters += [chr(code) for first, last in fonts.mapped(file.read_bytes()) for code in range(first, last + 1)]
    # Control codes and joiners have no picture of their own and never reach Typst alone.
    shown = sorted({character for character in characters if character > "\x9f"})
    assert len(shown) > 8000
    source = b'#set document(title: "x")\n#set text(font: json(bytes(sys.inputs.faces)))\n#for c in json(bytes(sys.inputs.data)) [#c ]'
    for faces in (paper.BUNDLED.sans, paper.BUNDLED.serif):
        inputs = {"data": json.dumps(shown), "faces": json.dumps(list(faces))}
        loaded = paper.BUNDLED.loaded
        typst.compile(source, format="pdf", font_paths=loaded, ignore_system_fonts=True, sys_inputs=inputs, pdf_standards=["ua-1"])


def test_coverage_knows_its_edges() -> None:
    coverage = fonts.Coverage([(5, 9), (1, 3), (4, 4), (20, 20)])
    assert [code for code in range(1, 25) if chr(code) in coverage] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 20]
    assert "\x00" not in coverage


def test_every_word_stands_in_both_languages_with_the_same_places() -> None:
    for name, texts in words.table().items():
        assert set(texts) == set(words.LANGUAGES), name
        assert all(text.strip() for text in texts.values()), name
        assert len({frozenset(re.findall(r"\{\w+\}", text)) for text in texts.values()}) == 1, name


def test_every_word_of_the_table_is_used_by_a_block_and_every_word_used_is_there() -> None:
    used = set()
    for file in (paper.ROOT / "kit/paper/typ").glob("*.typ"):
        source = file.read_text(encoding="utf-8")
        used |= set(re.findall(r'word\("(\w+)"', source))
        for keys in re.findall(r'\("(\w+)", at\("\w+"\)\)', source):
            used.add(keys)
    assert used == set(words.table())
