"""Reads a list of the practice's words from its TOML file, once."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sintas.practice.catalogue.code_list import Code, CodeList, Group, fold

FOLDER = Path(__file__).parent
HEAD = {"id", "en", "version", "source", "checked", "groups", "codes"}
PLAIN = {"code", "id", "en", "definition_id", "definition_en", "source", "valid_from", "valid_until", "group", "aliases"}


class UnknownList(LookupError):
    """There is no list of this name in the catalogue."""


class BrokenList(ValueError):
    """A list in the catalogue contradicts itself. Found at the first load, so no worker ever meets half a list."""


@cache
def names() -> tuple[str, ...]:
    """The names of all lists, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def load(name: str) -> CodeList:
    """The list called `name`, read once and frozen.

    Raises `UnknownList` for a name that has no file, `BrokenList` when codes repeat, a text is missing or a heading is unknown.
    """
    if name not in names():
        raise UnknownList(f"'{name}' is not a list of the catalogue; there are: {', '.join(names())}")
    return build(name, tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")))


def build(name: str, data: dict[str, Any]) -> CodeList:
    """A list out of parsed TOML. Raises `BrokenList` with the name of the list and the row that is wrong."""
    if unknown := set(data) - HEAD:
        raise BrokenList(f"{name}: unknown entries {sorted(unknown)}")
    if empty := [key for key in ("id", "en", "version", "source", "checked") if not str(data.get(key, "")).strip()]:
        raise BrokenList(f"{name}: nothing written for {empty}")
    groups = tuple(Group(row["code"], row["id"], row["en"]) for row in data.get("groups", []))
    rows = tuple(_row(name, row, {group.code for group in groups}) for row in data.get("codes", []))
    return CodeList(
        name=name,
        id=data["id"],
        en=data["en"],
        version=str(data["version"]),
        source=data["source"],
        checked=data["checked"],
        rows=rows,
        groups=groups,
        _by_code=_by_code(name, rows),
        _by_words=_by_words(rows),
    )


def _row(name: str, row: dict[str, Any], groups: set[str]) -> Code:
    where = f"{name}.{row.get('code', '?')}"
    if empty := [key for key in ("code", "id", "en") if not str(row.get(key, "")).strip()]:
        raise BrokenList(f"{where}: nothing written for {empty}")
    if row.get("group", "") not in groups | {""}:
        raise BrokenList(f"{where}: heading '{row['group']}' is not among the groups")
    for key in ("valid_from", "valid_until"):
        if key in row and type(row[key]) is not date:
            raise BrokenList(f"{where}: {key} is not a day")
    return Code(
        code=row["code"],
        id=row["id"],
        en=row["en"],
        definition_id=row.get("definition_id", ""),
        definition_en=row.get("definition_en", ""),
        source=row.get("source", ""),
        valid_from=row.get("valid_from"),
        valid_until=row.get("valid_until"),
        group=row.get("group", ""),
        aliases=tuple(row.get("aliases", ())),
        extra=MappingProxyType({key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key not in PLAIN}),
    )


def _by_code(name: str, rows: tuple[Code, ...]) -> MappingProxyType[str, Code]:
    found: dict[str, Code] = {}
    for row in rows:
        if row.code in found:
            raise BrokenList(f"{name}.{row.code}: the code stands twice")
        found[row.code] = row
    return MappingProxyType(found)


def phrases(rows: tuple[Code, ...]) -> dict[str, list[Code]]:
    """Every folded code, label and alias with the rows it stands for; more than one row means that the phrase is ambiguous."""
    found: dict[str, list[Code]] = {}
    for row in rows:
        for phrase in {fold(words) for words in (row.code, row.id, row.en, *row.aliases)}:
            found.setdefault(phrase, []).append(row)
    return found


def _by_words(rows: tuple[Code, ...]) -> MappingProxyType[str, Code]:
    """A phrase that could mean two rows means none: an import may not choose between two meanings."""
    return MappingProxyType({phrase: rows[0] for phrase, rows in phrases(rows).items() if len(rows) == 1})
