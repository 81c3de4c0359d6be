"""The matrix as it stands in matrix/*.toml: load() -> Matrix; `expected()` says what somebody gets, in the words of groups*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import principals, states

HERE = Path(__file__).parent / "matrix"
KINDS = {"reads": ("GET", "HEAD"), "writes": ("GET", "HEAD", "POST"), "sends": ("POST",)}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
ANSWERED = ("GET", "HEAD", "POST")  # the others: 405 for everybody, before anything is looked at
WORDS = ("yes", "not now", "refused", "not there", "again", "opens", "opens nothing")
STATUS: dict[str, tuple[set[int], set[int]]] = {  # (asked for, sent)
    "yes": ({200}, {200, 302, 303, 409, 410, 413, 422}),
    "not now": ({409}, {409}),
    "sent on": ({200, 302}, {200, 302, 303, 401, 422}),
    "refused": ({403}, {403}),
    "not there": ({404}, {404}),
    "door": ({302, 401}, {401, 403}),
    "set up": ({302}, {302}),
    "again": ({302}, {302, 401}),
    "no method": ({405}, {405}),
    "opens": (set(), {302}),
    "opens nothing": (set(), {422}),
}
DOORS = {"door": ("/masuk/", "/terkunci/"), "set up": ("/pengaturan/langkah-kedua/",), "again": ("/masuk/lagi/",), "opens": ("/kasus/",)}
LEADS_ON = ("/masuk/lagi/", "/pengaturan/langkah-kedua/")  # lie below a door and are none


@dataclass(frozen=True)
class Matrix:
    """name of an address -> (its group, its kind), the groups, and what holds in a state for every group of a file that does not say its own."""

    names: dict[str, tuple[str, str]]
    groups: dict[str, dict[str, Any]]
    people: dict[str, list[str]]
    in_every_file: dict[str, Any]

    def states_of(self, name: str) -> tuple[str, ...]:
        """The states of the file this address belongs to; a page of no file is asked once."""
        return tuple(states.BUILT) if self.of(name) else ("open",)

    def of(self, name: str) -> str:
        """Which file this address belongs to: case, enquiry, or "" for a page of no file."""
        return str(self.groups[self.names[name][0]].get("of", ""))

    def expected(self, name: str, principal: str, state: str, method: str) -> str:
        """One of STATUS. Raises KeyError for a name, group or principal that is not in the matrix."""
        group, kind = self.names[name]
        row = self.groups[group]
        if method not in ANSWERED:
            return "no method"
        if row.get("everybody"):
            row = row.get("in", {}).get(state, row)
            return (self.named(row, principal) or str(row["everybody"])) if method in KINDS[kind] else "no method"
        named = self.named(row, principal)
        if principal == "no_second_step" and named is None:
            return "set up"
        if principal == "anonymous" or principal in principals.PARTNERS or (principal in principals.AT_THE_DOOR and principal != "no_second_step"):
            return "door"
        if named == "again":
            return "again"  # asked before anybody looks whether the page is only sent to
        if method not in KINDS[kind]:
            return "no method"
        if method == "POST" and "sent" in row:
            row = row["sent"]
        row = row.get("in", {}).get(state) or (self.in_every_file.get(state, row) if self.of(name) else row)
        return self.named(row, principal) or str(row["otherwise"])

    def named(self, row: dict[str, Any], principal: str) -> str | None:
        """Under which word this row names somebody, alone or as one of the people of a set."""
        for word in WORDS:
            for one in row.get(word, ()):
                if principal in self.people.get(one, (one,)):
                    return word
        return None


def load() -> Matrix:
    """Raises ValueError when a file of a room says something the groups do not know, or an address stands twice."""
    held: dict[str, Any] = {}
    for path in sorted(HERE.glob("groups*.toml")):
        held |= tomllib.loads(path.read_text())
    people, everywhere = held.pop("people"), held.pop("in_every_file")
    names: dict[str, tuple[str, str]] = {}
    for path in sorted(HERE.glob("*.toml")):
        if path.stem.startswith("groups"):
            continue
        for kind, rows in tomllib.loads(path.read_text()).items():
            for name, group in rows.items():
                if name in names or group not in held or kind not in KINDS:
                    raise ValueError(f"{path.name}: {name} stands twice, or its group or kind is unknown")
                names[name] = (group, kind)
    everywhere.pop("says")
    check_people(held | {"in_every_file": {"in": everywhere}}, people)
    return Matrix(names, held, people, everywhere)


def check_people(groups: dict[str, Any], people: dict[str, list[str]]) -> None:
    """Every name in a row is a principal or a set of them: a name that was mistyped would silently say `otherwise`."""
    known = set(principals.PRINCIPALS) | set(people)
    both = [row for group in groups.values() for row in (group, group.get("sent", {}))]
    rows = [*both, *(inner for row in both for inner in row.get("in", {}).values())]
    unknown = {one for row in rows for word in WORDS for one in row.get(word, ()) if one not in known}
    unknown |= {one for held in people.values() for one in held if one not in principals.PRINCIPALS}
    unknown |= {state for row in both for state in row.get("in", {}) if state not in states.BUILT}
    if unknown:
        raise ValueError(f"groups*.toml names somebody or something the matrix does not have: {sorted(unknown)}")


def fits(answer: Any, wanted: str, method: str) -> bool:
    """Is this answer what the word says? A way to a door leads to that door and to no other page."""
    status = answer.status_code
    if status not in STATUS[wanted][method == "POST"]:
        return False
    if status != 302 or wanted not in DOORS:
        return True
    where = answer["Location"].split("?")[0]
    return where.startswith(DOORS[wanted]) and (wanted != "door" or where not in LEADS_ON)
