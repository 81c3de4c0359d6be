"""What instruments showed in a dozen of the demo's cases, read from seen/: the family, drawings, scales, measures, goals in five levels."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "seen"
Facts = dict[str, Any]
INTAKE, MIDDLE, LATER = "intake", "middle", "later"


@dataclass(frozen=True)
class Seen:
    """One file of seen/, told in the one case of its life whose plan says so (Planned.seen).

    People are named by `who` wherever else they are meant; "client", "perpetrator", "support" and "guardian" are in the file already. `older`
    is how many years older than the client, `age` today's; `died`, `since` and `until` are years ago. `at` is intake, middle or later.
    """

    life: str
    people: list[Facts]
    ties: list[Facts]
    genogram: dict[str, str]  # at -> the note beside the kept drawing
    later_people: list[Facts] = field(default_factory=list)
    later_ties: list[Facts] = field(default_factory=list)  # of one with the name of an earlier tie: what changed
    drawings: list[Facts] = field(default_factory=list)
    scales: list[Facts] = field(default_factory=list)
    measures: list[Facts] = field(default_factory=list)
    goals: list[Facts] = field(default_factory=list)
    steps: list[Facts] = field(default_factory=list)

    def at(self, rows: list[Facts], when: str) -> list[Facts]:
        """Those rows of a section that belong to this time, without saying so."""
        return [without(row, "at") for row in rows if row["at"] == when]

    def draws(self, tool: str) -> bool:
        """Whether this tool is drawn here."""
        return any(row["tool"] == tool for row in self.drawings)


@cache
def all_seen() -> dict[str, Seen]:
    """Every file by the name of its life. TypeError for a section the form does not know."""
    read = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    return {one["life"]: Seen(**one) for one in read}


def without(row: Mapping[str, Any], *names: str) -> Facts:
    """A row without these of its parts."""
    return {name: value for name, value in row.items() if name not in names}
