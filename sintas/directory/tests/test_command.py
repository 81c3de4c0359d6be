"""`sintas directory import` and `export`, as the operator runs them."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sintas.config.command.listing_institutions import bring, give
from sintas.config.command.parser import parse
from sintas.directory.testing import STREET, an_address_book

EXAMPLE = Path(__file__).parent / "hsds" / "example-organization_full.json"


def test_words_make_the_commands() -> None:
    wanted = parse(["directory", "import", "list.json", "--data", "d", "--as", "sari"])
    assert (wanted.command.name, wanted.command.needs, str(wanted.options.file)) == ("directory import", "directory.import", "list.json")
    wanted = parse(["directory", "export", "--format", "xlsx", "--as", "sari"])
    assert (wanted.command.needs, wanted.options.format) == ("directory.export", "xlsx")


def test_twice_says_that_nothing_changed(
    people: dict[str, Any], as_user: Callable[[str], Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with as_user("sari"):
        assert bring(Namespace(file=EXAMPLE), people["sari"]) == 0
        assert capsys.readouterr().out == "1 new, 0 changed, 0 unchanged\n"
        assert bring(Namespace(file=EXAMPLE), people["sari"]) == 0
        assert capsys.readouterr().out == "0 new, 0 changed, 1 unchanged\n"


def test_a_wrong_file_says_why(people: dict[str, Any], as_user: Callable[[str], Any], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{")
    with as_user("sari"):
        assert bring(Namespace(file=wrong), people["sari"]) == 1
        assert "Baris 1" in capsys.readouterr().err
        assert bring(Namespace(file=tmp_path / "none.json"), people["sari"]) == 1


def test_out_with_what_stayed_on_standard_error(people: dict[str, Any], as_user: Callable[[str], Any], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with as_user("sari"):
        an_address_book(people["sari"])
        assert give(Namespace(format="hsds-json"), people["sari"]) == 0
        told = capfdbinary.readouterr()
        assert len(json.loads(told.out)["organizations"]) == 2
        assert STREET.encode() not in told.out
        assert told.err.startswith(b"1 ")
        assert give(Namespace(format="xlsx"), people["sari"]) == 0
        assert capfdbinary.readouterr().out.startswith(b"PK")
