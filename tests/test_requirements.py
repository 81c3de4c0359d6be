"""docs/requirements.md stays true: every requirement once, every "built" with a test that runs, every "later" with its part."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from sintas.practice import catalogue

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "requirements.md"
ROOMS = ROOT / "sintas"
LAST = 435
PARTS = (
    "Instruments",
    "Who gets in",
    "Duties, tracks and partners",
    "Social group work",
    "supervision",
    "statistics",
)
ROW = re.compile(r"^\| R(\d+) \| (.+) \| (built|not software|later) \| (.+) \|$")
TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")
WORDS = re.compile(r"^word list `(\w+)`(?:, page: ([^·]+))? · ")
FIGURES = re.compile(r"\*\*(\d+) are built\*\*, (\d+) of them as word lists whose page comes later; \*\*(\d+) are not software\*\*; \*\*(\d+) come later\*\*")
SHOWN = {"strengths_principles"}  # questions beside the assessment: read, never chosen
NOT_RUN = {"skip", "skipif", "xfail"}
COLLECTED = pytest.StashKey[dict[str, bool]]()


@dataclass(frozen=True)
class Requirement:
    """One row. `where` holds tests, a word list, a prompt or a part, by its state."""

    number: int
    what: str
    state: str
    where: str

    @property
    def tests(self) -> list[tuple[str, str]]:
        """(path, function) of each test it names."""
        return TEST.findall(self.where)

    @property
    def words(self) -> str:
        """Its word list, or ''."""
        found = WORDS.match(self.where)
        return found[1] if found else ""

    @property
    def page_later(self) -> str:
        """The part that brings a page for its words; '' when they have one, or when it is no word list."""
        found = WORDS.match(self.where)
        return (found[2] or "").strip() if found else ""


@cache
def requirements() -> tuple[Requirement, ...]:
    rows = map(ROW.match, PAGE.read_text(encoding="utf-8").splitlines())
    return tuple(Requirement(int(row[1]), row[2], row[3], row[4]) for row in rows if row)


def of_state(state: str) -> list[Requirement]:
    return [one for one in requirements() if one.state == state]


def named_tests() -> list[tuple[str, str]]:
    return sorted({test for one in requirements() for test in one.tests})


class Collecting:
    """Remembers every collected test, and whether it is skipped, before any option lays some of them aside.

    `make test` runs the tests in halves: what one half lays aside the other runs, so being collected without a mark is being run.
    """

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        config.stash[COLLECTED] = {
            item.nodeid.partition("[")[0]: any(item.get_closest_marker(mark) for mark in NOT_RUN) for item in items
        }


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Called while this module is collected, before pytest looks over what it has: the moment to listen in without a conftest."""
    manager = metafunc.config.pluginmanager
    if not manager.has_plugin("requirements-collecting"):
        manager.register(Collecting(), "requirements-collecting")


def test_every_requirement_stands_once_and_in_order():
    assert [one.number for one in requirements()] == list(range(1, LAST + 1))
    unread = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| R") and not ROW.match(line)]
    assert unread == []


@pytest.mark.parametrize("one", requirements(), ids=lambda one: f"R{one.number}")
def test_a_row_says_what_in_the_words_of_the_practice_and_where(one):
    assert re.search(r"\*[^*]{3,}\*", one.what), "the Indonesian term stands in italics"
    if one.state == "later":
        assert one.where.partition(" (")[0] in PARTS
        assert not one.tests
    else:
        assert one.tests
    if one.page_later:
        assert one.page_later in PARTS


def test_the_figures_on_top_are_counted():
    text = PAGE.read_text(encoding="utf-8")
    states = Counter(one.state for one in requirements())
    without_page = sum(bool(one.page_later) for one in requirements())
    said = FIGURES.search(text)
    assert said
    assert [int(figure) for figure in said.groups()] == [states["built"], without_page, states["not software"], states["later"]]
    by_part = Counter(one.where.partition(" (")[0] for one in of_state("later"))
    assert {part: int(number) for part, number in re.findall(r"^\| ([\w ,]+) \| (\d+) \|$", text, re.M)} == {part: by_part[part] for part in PARTS}


@pytest.mark.parametrize(("path", "name"), named_tests(), ids=lambda value: str(value))
def test_a_named_test_is_there_and_runs(path, name, request):
    collected = request.config.stash.get(COLLECTED, {})
    if any(nodeid.startswith(f"{path}::") for nodeid in collected):
        assert collected.get(f"{path}::{name}") is False, "it must be collected, and not marked to be skipped"
    else:  # this page alone is tested
        found = [node for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
        assert [node.name for node in found].count(name) == 1
        marks = {word.attr for node in found if node.name == name for one in node.decorator_list for word in ast.walk(one) if isinstance(word, ast.Attribute)}
        assert not marks & NOT_RUN


@pytest.mark.parametrize("one", of_state("not software"), ids=lambda one: f"R{one.number}")
def test_an_attitude_has_its_prompt(one):
    code = re.match(r"prompt `(\w+)` · ", one.where)
    assert code
    assert f"R{one.number}" in catalogue.load("prompts").get(code[1]).source


@cache
def rooms_above_practice() -> dict[str, str]:
    """The text of every module above the practice, tests and migrations left out."""
    texts = {}
    for path in ROOMS.rglob("*.py"):
        inside = path.relative_to(ROOMS)
        if inside.parts[0] != "practice" and not {"tests", "migrations"} & set(inside.parts):
            texts[str(inside)] = path.read_text(encoding="utf-8")
    return texts


def offered(name: str) -> bool:
    """Whether some form offers the words of this list."""
    asks = re.compile(
        rf"""(?:(?:listed|listed_groups|load|choices|or_none|statuses)\(|(?:coded_or_own|chips|several|one_of)\([^\n]*,\s*)["']{name}["']"""
    )
    return any(asks.search(text) for path, text in rooms_above_practice().items() if "/forms/" in path or path.endswith("lists.py"))


def shown(name: str) -> bool:
    """Whether some page reads the words of this list out."""
    return any(f'load("{name}")' in text for path, text in rooms_above_practice().items() if "/reading/" in path)


@pytest.mark.parametrize("name", sorted({one.words for one in requirements() if one.words}))
def test_a_word_list_has_a_page_or_says_which_part_brings_it(name):
    without = {one.page_later for one in requirements() if one.words == name}
    assert catalogue.load(name).rows
    if "" in without:
        assert without == {""}
        assert offered(name) or (name in SHOWN and shown(name)), "no form offers this list: say which part brings its page"
    else:
        assert not offered(name), "a form offers this list now: it has its page"
