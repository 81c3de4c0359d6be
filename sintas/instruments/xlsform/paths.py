"""Where an answer stands: "age", or "kids[2]/age" in the second round of the repeat `kids`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_ROUND: Final = re.compile(r"([^/\[\]]+)\[([1-9][0-9]{0,3})\]\Z", re.ASCII)
Rounds = tuple[tuple[str, int], ...]


def split(path: str) -> tuple[Rounds, str] | None:
    """The rounds on the way, (repeat, number from 1), and the name at the end; None for a text that is no path."""
    *before, name = path.split("/")
    rounds = []
    for part in before:
        match = _ROUND.match(part)
        if match is None:
            return None
        rounds.append((match[1], int(match[2])))
    return (tuple(rounds), name) if name and "[" not in name else None


def prefix(rounds: Rounds) -> str:
    """What stands before the name: "" or "kids[2]/"."""
    return "".join(f"{repeat}[{number}]/" for repeat, number in rounds)


def highest_rounds(paths: Iterable[str]) -> dict[str, int]:
    """For each repeat the highest round any of the paths is in: {"kids": 2, "kids[2]/toys": 1}."""
    found: dict[str, int] = {}
    for path in paths:
        parts = split(path)
        if parts is None:
            continue
        rounds = parts[0]
        for at, (repeat, number) in enumerate(rounds):
            key = prefix(rounds[:at]) + repeat
            found[key] = max(found.get(key, 0), number)
    return found
