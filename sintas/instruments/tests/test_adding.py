"""docs/adding-an-instrument.md, done as it stands there in a copy of the program: the tests of the library pass with what was added."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sintas.instruments.scales.faults import BrokenScale
from sintas.instruments.scales.loader import load_file
from sintas.instruments.scales.scoring import score

from .scales_at_work import keeps_its_word

HERE = Path(__file__).resolve().parents[3]
PAGE = HERE / "docs" / "adding-an-instrument.md"
LIBRARY = ["sintas/instruments/tests/test_every_instrument.py", "sintas/instruments/tests/test_long_words.py"]
SCALES = sorted(str(path.relative_to(HERE)) for path in Path(__file__).parent.glob("test_scale_*.py"))
GUIDE = "tests/test_guide.py"


def block(kind: str, start: str) -> str:
    """The block of the page that begins so, as it stands there: what the page says is what is tried."""
    pieces = PAGE.read_text(encoding="utf-8").split("```")[1::2]
    found = [piece.removeprefix(f"{kind}\n") for piece in pieces if piece.startswith(f"{kind}\n{start}")]
    assert len(found) == 1, f"{len(found)} blocks begin with {start}"
    return found[0]


class Copy:
    """The program somewhere else, with what a colleague writes into it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("sintas", "docs"):
            shutil.copytree(HERE / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        (root / "tests").mkdir()
        for name in (GUIDE, "conftest.py", "pyproject.toml"):
            shutil.copy(HERE / name, root / name)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def put_before(self, name: str, mark: str, text: str) -> None:
        """Into a file, in front of the only line that begins with `mark` behind the last entry."""
        held = (self.root / name).read_text(encoding="utf-8")
        at = re.search(rf"^{re.escape(mark)}", held, re.M)
        assert at, f"{name}: no line {mark}"
        self.write(name, held[: at.start()] + text + held[at.start() :])

    def run(self, *words: str) -> tuple[int, str]:
        """A module of Python in the copy. -> code, everything it said."""
        path = {**os.environ, "PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        ran = subprocess.run([sys.executable, "-m", *words], cwd=self.root, env=path, capture_output=True, text=True, timeout=500)
        return ran.returncode, ran.stdout + ran.stderr

    def tested(self, *files: str) -> tuple[int, str]:
        return self.run("pytest", "-vv", "-p", "no:cacheprovider", "-p", "no:xdist", *files)


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """Everything the page says, except the guide: folder, line and row, and the scale."""
    copy = Copy(tmp_path_factory.mktemp("copy"))
    copy.write("sintas/instruments/library/hope_ladder/__init__.py", block("python", '"""The ladder'))
    copy.write("sintas/instruments/library/hope_ladder/samples.toml", block("toml", "title"))
    copy.put_before("sintas/instruments/catalogue.py", ")\n", block("python", '    "hope_ladder"'))
    copy.put_before("sintas/practice/catalogue/assessment_tools.toml", '  {code = "other"', block("toml", '  {code = "hope_ladder"'))
    copy.write("sintas/instruments/scales/library/evening-1.toml", block("toml", 'code = "evening"'))
    return copy


def test_the_tests_of_the_library_pass_with_the_instrument(added):
    code, said = added.tested(*LIBRARY, "-k", "hope_ladder or listed or drawn or order")
    assert code == 0, said
    assert said.count("[hope_ladder") > 5 and "SKIPPED" not in said
    code, said = added.run("sintas.instruments.samples", "--out", "pictures")
    assert code == 0 and (added.root / "pictures" / "hope_ladder.png").is_file(), said


def test_the_tests_of_the_scales_pass_with_the_scale(added):
    code, said = added.tested(*SCALES)
    assert code == 0, said
    assert "[evening] PASSED" in said, "they look at the scale that was added"


def test_the_guide_asks_for_its_part_in_words_until_it_is_written(added):
    code, said = added.tested(GUIDE)
    assert code == 1
    assert "hope_ladder: no part “## Tangga harapan” with the picture ../pictures/alat/hope_ladder.png" in said
    assert "pictures that are not today's: hope_ladder" in said
    assert "docs/adding-an-instrument.md" in said and "KeyError" not in said
    guide = "docs/guide/alat-asesmen.md"
    added.write(guide, (added.root / guide).read_text(encoding="utf-8").rstrip() + "\n\n" + block("markdown", "## Tangga"))
    code, said = added.run("sintas.instruments.samples", "--out", "docs/pictures/alat")
    assert code == 0, said
    code, said = added.tested(GUIDE)
    assert code == 0, said


@pytest.fixture
def evening(tmp_path):
    """The file of the example alone."""
    path = tmp_path / "evening-1.toml"
    path.write_text(block("toml", 'code = "evening"'), encoding="utf-8")
    return path


def test_the_scale_counts_as_it_says(evening):
    made = load_file(evening)
    keeps_its_word(made)
    assert made.title.say("id").startswith("Malam")
    assert score(made, {"slept": 3, "afraid": 0}, "id").total == 6


def test_an_end_its_answers_do_not_give_is_said(evening):
    """By the file itself or by the tests of the library: nobody trusts a range that cannot be reached."""
    evening.write_text(evening.read_text(encoding="utf-8").replace("high = 6", "high = 7"), encoding="utf-8")
    with pytest.raises((BrokenScale, AssertionError), match=r"high|7"):
        keeps_its_word(load_file(evening))


def test_a_scale_with_a_mistake_is_refused_with_file_and_key(evening):
    evening.write_text(evening.read_text(encoding="utf-8").replace('options = "often"', 'options = "seldom"', 1), encoding="utf-8")
    with pytest.raises(BrokenScale) as refused:
        load_file(evening)
    assert "evening-1.toml" in str(refused.value) and "items" in str(refused.value)
