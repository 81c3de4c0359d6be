"""The words of a paper: shelf/<paper>/words.toml and the shared shelf/words.toml, id and en side by side.

A paper is printed in its reader's language, whatever language the page around it has; so its words do not come from gettext.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SHELF = Path(__file__).resolve().parent / "shelf"
LANGUAGES = ("id", "en")


@cache
def table(slug: str) -> Mapping[str, Mapping[str, str]]:
    """key -> language -> text: the shared words, and over them those of the paper ("" for the shared ones alone)."""
    shared = tomllib.loads((SHELF / "words.toml").read_text(encoding="utf-8"))
    return shared | tomllib.loads((SHELF / slug / "words.toml").read_text(encoding="utf-8")) if slug else shared


class Wording:
    """The words of one paper in one language: wording["title"], wording.fill("parties", worker=...)."""

    def __init__(self, slug: str, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else "id"
        self._table = table(slug)

    def __getitem__(self, key: str) -> str:
        return self._table[key][self.lang]

    def has(self, key: str) -> bool:
        """Does this paper have such a word?"""
        return key in self._table

    def fill(self, key: str, **places: str) -> str:
        """The text with its {places} filled. Nothing in a value is read as a place."""
        return self[key].format_map(places)

    def lines(self, key: str) -> list[str]:
        """A text of several lines as a list."""
        return [line.strip() for line in self[key].splitlines() if line.strip()]

    def options(self, *keys: str) -> list[list[str]]:
        """(code, words) pairs for boxes; the key is the code."""
        return [[key, self[key]] for key in keys]
