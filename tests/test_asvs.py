"""docs/asvs.md: every item of levels 1 and 2 in five chapters of OWASP ASVS 5.0.0 stands there once, with a verdict that names what is there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "asvs.md"
# Number of each item -> its level, as in OWASP ASVS 5.0.0 (CC BY-SA 4.0); items of level 3 alone are not counted.
LEVELS: dict[str, int] = {
    "6.1.1": 1, "6.1.2": 2, "6.1.3": 2,
    "6.2.1": 1, "6.2.2": 1, "6.2.3": 1, "6.2.4": 1, "6.2.5": 1, "6.2.6": 1, "6.2.7": 1, "6.2.8": 1, "6.2.9": 2, "6.2.10": 2, "6.2.11": 2, "6.2.12": 2,
    "6.3.1": 1, "6.3.2": 1, "6.3.3": 2, "6.3.4": 2,
    "6.4.1": 1, "6.4.2": 1, "6.4.3": 2, "6.4.4": 2,
    "6.5.1": 2, "6.5.2": 2, "6.5.3": 2, "6.5.4": 2, "6.5.5": 2,
    "6.6.1": 2, "6.6.2": 2, "6.6.3": 2,
    "6.8.1": 2, "6.8.2": 2, "6.8.3": 2, "6.8.4": 2,
    "7.1.1": 2, "7.1.2": 2, "7.1.3": 2,
    "7.2.1": 1, "7.2.2": 1, "7.2.3": 1, "7.2.4": 1,
    "7.3.1": 2, "7.3.2": 2,
    "7.4.1": 1, "7.4.2": 1, "7.4.3": 2, "7.4.4": 2, "7.4.5": 2,
    "7.5.1": 2, "7.5.2": 2,
    "7.6.1": 2, "7.6.2": 2,
    "8.1.1": 1, "8.1.2": 2, "8.2.1": 1, "8.2.2": 1, "8.2.3": 2, "8.3.1": 1, "8.4.1": 2,
    "11.1.1": 2, "11.1.2": 2, "11.2.1": 2, "11.2.2": 2, "11.2.3": 2, "11.3.1": 1, "11.3.2": 1, "11.3.3": 2,
    "11.4.1": 1, "11.4.2": 2, "11.4.3": 2, "11.4.4": 2, "11.5.1": 2, "11.6.1": 2,
    "14.1.1": 2, "14.1.2": 2, "14.2.1": 1, "14.2.2": 2, "14.2.3": 2, "14.2.4": 2, "14.3.1": 1, "14.3.2": 2, "14.3.3": 2,
}  # fmt: skip
OF_CHAPTER = {"6": 35, "7": 18, "8": 7, "11": 14, "14": 9}
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (pass|not applicable|deviation) \| (.+) \|$")
TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")
PLACE = re.compile(r"`((?:sintas|tests|docs)/[\w./-]+)`|\]\(((?:\.\./)?[\w./-]+\.md)\)")
FIGURES = re.compile(r"\*\*(\d+) items\*\*: (\d+) pass, (\d+) not applicable, (\d+) deviations")
NOT_RUN = {"skip", "skipif", "xfail"}
SHORTEST_REASON = 60  # letters


@dataclass(frozen=True)
class Item:
    """One row. `where` holds tests and files of a pass, the reason of everything else."""

    number: str
    level: int
    what: str
    verdict: str
    where: str

    @property
    def tests(self) -> list[tuple[str, str]]:
        """(path, function) of each test it names."""
        return TEST.findall(self.where)

    @property
    def places(self) -> list[str]:
        """Files it names; links are meant from docs/."""
        return [inside or f"docs/{link}" for inside, link in PLACE.findall(TEST.sub("", self.where))]


@cache
def items() -> tuple[Item, ...]:
    rows = map(ROW.match, PAGE.read_text(encoding="utf-8").splitlines())
    return tuple(Item(row[1], int(row[2]), row[3], row[4], row[5]) for row in rows if row)


def test_every_item_has_one_row_in_its_order_and_with_its_level() -> None:
    assert [(one.number, one.level) for one in items()] == list(LEVELS.items())
    unread = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d+\.", line) and not ROW.match(line)]
    assert unread == []


def test_the_count_is_the_standards() -> None:
    assert Counter(number.partition(".")[0] for number in LEVELS) == OF_CHAPTER
    assert len(LEVELS) == 83 and Counter(LEVELS.values()) == {1: 28, 2: 55}


def test_the_figures_on_top_are_counted() -> None:
    said = FIGURES.search(PAGE.read_text(encoding="utf-8"))
    verdicts = Counter(one.verdict for one in items())
    assert said and [int(figure) for figure in said.groups()] == [len(items()), verdicts["pass"], verdicts["not applicable"], verdicts["deviation"]]


@pytest.mark.parametrize("one", items(), ids=lambda one: one.number)
def test_a_verdict_names_what_is_there_or_its_reason(one: Item) -> None:
    assert len(one.what) <= 160
    if one.verdict == "pass":
        assert one.tests or one.places
    else:
        assert len(re.sub(r"`[^`]*`", "", one.where)) >= SHORTEST_REASON, "say why"
    assert [place for place in one.places if not (ROOT / place).exists()] == []


@pytest.mark.parametrize(("path", "name"), sorted({test for one in items() for test in one.tests}), ids=lambda value: str(value))
def test_a_named_test_is_there_and_is_not_skipped(path: str, name: str) -> None:
    found = [node for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef) and node.name == name]
    assert len(found) == 1
    marks = {word.attr for decorator in found[0].decorator_list for word in ast.walk(decorator) if isinstance(word, ast.Attribute)}
    assert not marks & NOT_RUN


def test_a_deviation_is_also_said_where_the_limits_are_said() -> None:
    """Whoever reads only the head of the page meets each of them."""
    head = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    assert [one.number for one in items() if one.verdict == "deviation" and one.number not in head] == []
