"""The invented lives and sentences, read from their TOML files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Life:
    """One kind of work: who, what was done to them, what is known of danger. Fields as in lives.toml."""

    name: str
    sex: str
    ages: list[int]
    called: str
    education: str
    marital: str
    occupation: str
    perpetrator: str
    in_household: bool
    forms: list[str]
    repeated: str
    place: str
    factors: list[str]
    impacts: list[str]
    told: list[str]
    own_view: str
    facts: list[str]
    level: str
    reasons: str
    protective: list[str]
    support: str
    plan: dict[str, list[str]]
    route: str
    ppks: list[str]
    online: bool = False
    unsafe_guardian: bool = False
    safe_guardian: str = ""
    urgent: str = ""
    address_protected: bool = False
    disability: dict[str, Any] = field(default_factory=dict)


@cache
def lives() -> dict[str, Life]:
    """Every life by its name. TypeError for a field the form does not know."""
    read = tomllib.loads((FOLDER / "lives.toml").read_text(encoding="utf-8"))
    return {row["name"]: Life(**row) for row in read["life"]}


class Sentences:
    """What is said and noted; each pool goes round in its own order."""

    def __init__(self, chance: Random) -> None:
        self.words: dict[str, Any] = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
        pools = {name: list(pool) for name, pool in self.words.items() if isinstance(pool, list)}
        for name in sorted(pools):
            chance.shuffle(pools[name])
        self._round = {name: cycle(pool) for name, pool in pools.items()}

    def next(self, pool: str) -> Any:
        """The next one of contacts, notes, observations and the other pools of words.toml."""
        return next(self._round[pool])
