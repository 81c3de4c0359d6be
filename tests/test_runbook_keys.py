"""What the runbooks and the paper sheets tell an administrator to type is a command of this program, with options it takes; and what keys.md
quotes is said."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from sintas.config.command.parser import parse
from sintas.safekeeping import sheets

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "runbooks" / "keys.md").read_text(encoding="utf-8")


def typed(page: str) -> list[str]:
    """The commands of a page: indented, or the whole of a timer's ExecStart; a backslash at the end of a line goes on in the next."""
    found = re.findall(r"^ {2,}(?:ExecStart=\S*/)?(sintas .*)$", page.replace("\\\n", " "), re.M)
    return [line.split("#")[0].strip() for line in found]


TYPED = typed(PAGE)
ELSEWHERE = [line for page in sorted((ROOT / "docs" / "runbooks").glob("*.md")) if page.name != "keys.md" for line in typed(page.read_text("utf-8"))]
SAID = (
    "a long piece of work has not come to its end", "the old key stays:", "NOT IN THE KEY FILE", "The key file is older than the data",
    "is not a word of the list.", "Could it be", "tidak dapat dibuka", "Run `sintas keys rotate`",
)  # fmt: skip


@pytest.mark.parametrize("line", [*TYPED, *ELSEWHERE, *typed(sheets.PAPER)])
def test_every_line_is_a_command(line: str) -> None:
    assert parse(shlex.split(line)[1:]).command.name in line


def test_every_command_of_the_keys_is_told() -> None:
    from sintas.config.command.registry import COMMANDS

    assert len(TYPED) > 10 and len(ELSEWHERE) > 10 and len(typed(sheets.PAPER)) == 3
    for command in COMMANDS:
        if command.name.startswith("keys "):
            assert f"sintas {command.name}" in PAGE, command.name


@pytest.mark.parametrize("words", SAID)
def test_what_it_quotes_is_what_the_program_says(words: str) -> None:
    assert words.lower() in re.sub(r"\s+", " ", PAGE).lower()
    places = [*(ROOT / "sintas" / "safekeeping").glob("*.py"), *(ROOT / "sintas" / "config" / "command").glob("*.py"), ROOT / "sintas" / "staff" / "doorway.py"]
    assert any(words.lower() in path.read_text(encoding="utf-8").lower() for path in places)
