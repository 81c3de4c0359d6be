"""The few words that papers of every kind share, in both languages (words.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .errors import PaperError

LANGUAGES = ("id", "en")


@cache
def table() -> dict[str, dict[str, str]]:
    """word -> language -> text, as words.toml has it."""
    return tomllib.loads((Path(__file__).resolve().parent / "words.toml").read_text(encoding="utf-8"))


def words_for(language: str, own: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every word in one language; `own` replaces some of them (a unit may say "Diketahui oleh").

    Raises PaperError for a language without words.
    """
    if language not in LANGUAGES:
        raise PaperError(f"no words for the language {language!r}; papers are printed in {' or '.join(LANGUAGES)}")
    return {word: texts[language] for word, texts in table().items()} | dict(own or {})
