"""Two cases side by side, table by table and column by column, as the export says them: what one has and the other has not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db.models import Model

from sintas.casework import exporting

WHO_AND_WHEN = frozenset({"entry", "version", "written_by", "written_at", "late"})  # "late": written days after it happened
# The family as it stood when a tool was kept: copied by the house from the people, which are compared in their own tables.
COPIED = frozenset({("tool_entry", "subject")})
# Written by the house itself when something else is written: they follow from the records, and the tests of each verb look at them.
FOLLOWING = frozenset({"record", "passage", "task", "flag"})
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class Differences:
    """`gone`: what only the first has, `more`: what only the second has; each (table, column), a whole row as (table, "")."""

    gone: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    more: dict[tuple[str, str], list[Any]] = field(default_factory=dict)

    def note(self, side: dict[tuple[str, str], list[Any]], place: tuple[str, str], what: Any) -> None:
        """One more difference of this kind."""
        side.setdefault(place, []).append(what)


def differences(first: Mapping[str, Any], second: Mapping[str, Any]) -> Differences:
    """Of two documents of `casework.exporting`. Rows are paired with the row of the other side that says most of the same."""
    found = Differences()
    for table in first["tables"]:
        if table in FOLLOWING:
            continue
        mine, theirs = said(first, table), said(second, table)
        for row in mine:
            other = max(theirs, key=partial(likeness, row), default=None)
            if other is None or likeness(row, other) <= 0:
                found.note(found.gone, (table, ""), row)
                continue
            theirs.remove(other)
            compare(found, table, row, other)
        for row in theirs:
            found.note(found.more, (table, ""), row)
    return found


def compare(found: Differences, table: str, row: dict[str, Any], other: dict[str, Any]) -> None:
    """Column by column."""
    for column in sorted({*row, *other}):
        if row.get(column) == other.get(column):
            continue
        found.note(found.gone if column in row else found.more, (table, column), (row.get(column), other.get(column)))


def likeness(row: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How many columns say the same; words count more than a tick."""
    return sum(len(str(value)) for column, value in row.items() if other.get(column) == value)


def said(document: Mapping[str, Any], table: str) -> list[dict[str, Any]]:
    """The rows of a table without what is empty, codes as codes, and other records by what they are called."""
    names = names_in(document)
    rows = []
    for row in document["tables"][table]:
        plain = {column: plainly(value, names) for column, value in row.items() if column not in WHO_AND_WHEN and (table, column) not in COPIED}
        rows.append({column: value for column, value in plain.items() if value not in (None, "", [], {}, False)})
    return rows


def names_in(document: Mapping[str, Any]) -> dict[str, str]:
    """Entry -> what it is called: a person, a goal, or just its table."""
    found = {}
    for table, rows in document["tables"].items():
        for row in rows:
            if row.get("entry"):
                found[row["entry"]] = f"{table}: {row.get('name') or row.get('text') or ''}"
    return found


def plainly(value: Any, names: Mapping[str, str]) -> Any:
    """A value that can be compared between two cases. Codes are a set, lines keep their order."""
    if isinstance(value, dict):
        if "code" in value and "label" in value:
            return value["code"]
        kept = {key: plainly(one, names) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in (None, "", [], {}, False)}
    if isinstance(value, list):
        inner = [plainly(one, names) for one in value]
        return sorted(inner) if value and isinstance(value[0], dict) and "code" in value[0] else inner
    if isinstance(value, str) and ID.fullmatch(value):
        return names.get(value, "")
    return value


def editable(pages: Iterable[Any]) -> dict[str, set[str]]:
    """Table -> fields of the pages that write it (`RecordPage`s)."""
    tables: dict[type[Model], str] = {table.model: table.name for table in exporting.TABLES}
    found: dict[str, set[str]] = {}
    for page in pages:
        if page.model in tables:
            found.setdefault(tables[page.model], set()).update(page.form.base_fields)
    return found
