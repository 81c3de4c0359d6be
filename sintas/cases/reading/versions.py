"""The versions of one record in words: all of the first, and of each later one what it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.pieces import Fact


@dataclass(frozen=True)
class Version:
    """`aside`: somebody else's text stands instead of this one. `struck`: entered in error, out of every list; `why` in words, where a room asks for it."""

    number: int
    by: str
    at: str
    aside: bool
    struck: bool
    facts: list[Fact]
    why: str = ""


def versions_of(rows: Iterable[tuple[Any, dict[str, str]]], why: Callable[[Any], str] | None = None) -> list[Version]:
    """Newest first. `rows` are (Versioned row with its author, term -> words), in order of number, those set aside after what stands.

    `why`: row -> what is said of one that was struck out.
    """
    stands: dict[int, dict[str, str]] = {}
    shown = []
    for row, said in rows:
        before = stands.get(row.number - 1, {})
        facts = [Fact(term, words or _("dikosongkan")) for term, words in changes(before, said)]
        at = numbers.moment(row.written_at)
        said_why = why(row) if why is not None and row.withdrawn_at is not None else ""
        shown.append(Version(row.number, row.author.full_name, at, row.set_aside, row.withdrawn_at is not None, facts, said_why))
        if not row.set_aside:
            stands[row.number] = said
    return shown[::-1]


def changes(before: dict[str, str], now: dict[str, str]) -> list[tuple[str, str]]:
    """Terms whose words differ, '' for what was emptied."""
    return [(term, now.get(term, "")) for term in dict.fromkeys((*now, *before)) if now.get(term, "") != before.get(term, "")]
