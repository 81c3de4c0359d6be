"""What docs/runbooks/keys.md tells an administrator to type is a command of this program, with options it takes; and what it quotes is said."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from sintas.config.command.parser import parse

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "runbooks" / "keys.md").read_text(encoding="utf-8")
TYPED = [line.split("#")[0].strip() for line in PAGE.splitlines() if line.startswith("    sintas ")]
SAID = (
    "a long piece of work has not come to its end", "the old key stays:", "NOT IN THE KEY FILE", "The key file is older than the data",
    "is not a word of the list.", "Could it be", "tidak dapat dibuka", "Run `sintas keys rotate`",
)  # fmt: skip


@pytest.mark.parametrize("line", TYPED)
def test_every_line_is_a_command(line: str) -> None:
    assert parse(shlex.split(line)[1:]).command.name in line


def test_every_command_of_the_keys_is_told() -> None:
    from sintas.config.command.registry import COMMANDS

    assert len(TYPED) > 10
    for command in COMMANDS:
        if command.name.startswith("keys "):
            assert f"sintas {command.name}" in PAGE, command.name


@pytest.mark.parametrize("words", SAID)
def test_what_it_quotes_is_what_the_program_says(words: str) -> None:
    assert words.lower() in re.sub(r"\s+", " ", PAGE).lower()
    places = [*(ROOT / "sintas" / "safekeeping").glob("*.py"), *(ROOT / "sintas" / "config" / "command").glob("*.py"), ROOT / "sintas" / "staff" / "doorway.py"]
    assert any(words.lower() in path.read_text(encoding="utf-8").lower() for path in places)
