"""The words of the bundled templates, id and en side by side."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def word(key: str, lang: str) -> str:
    """One text in the paper's language; KeyError for none of the table (a mistake in the program)."""
    return _table()[key][lang]
