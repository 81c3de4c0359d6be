"""The two tables as the sealer's role reads them, over a plain connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg

from .seal import Seal
from .tree import RowText

Database = psycopg.Connection[tuple[Any, ...]]

# Every column of the trail (a test compares this list with the table): a column left out could be changed unseen.
COLUMNS = ("id", "actor_id", "verb", "file_id", "outcome", "detail", "xid", "cluster", "at")
# Sorted by t.xid and t.id, never by `xid`: that would be the column of the result, which is text ("1000" before "999").
AS_TEXT = ", ".join("extract(epoch FROM t.at)::text" if column == "at" else f"t.{column}::text" for column in COLUMNS)
VERB, XID, CLUSTER, AT = (COLUMNS.index(name) for name in ("verb", "xid", "cluster", "at"))
FIELDS = "number, made_at, cluster, since, until, rows, root, previous, newest, kind, source, public, digest, signature"
IN_ORDER = f"SELECT {AS_TEXT} FROM safekeeping_trail t ORDER BY t.cluster, t.xid, t.id"  # noqa: S608 - fixed names
OF_RANGE = (
    f"SELECT {AS_TEXT} FROM safekeeping_trail t"  # noqa: S608 - fixed names
    " WHERE t.cluster = %s AND t.xid >= %s::text::xid8 AND t.xid < %s::text::xid8 ORDER BY t.xid, t.id"
)
SEALS = f"SELECT {FIELDS} FROM safekeeping_seal"  # noqa: S608 - fixed names
HERE = "SELECT (pg_control_system()).system_identifier, pg_snapshot_xmin(s)::text, pg_snapshot_xmax(s)::text FROM pg_current_snapshot() s"
NEXT = 5_000  # rows fetched at a time


@dataclass(frozen=True)
class Here:
    """This cluster's identifier; every transaction below `horizon` has ended; none at or above `beyond` has begun."""

    cluster: int
    horizon: int
    beyond: int


def here(db: Database) -> Here:
    """Asked anew in each statement: the horizon moves on."""
    found = db.execute(HERE).fetchone()
    assert found is not None  # noqa: S101 - a SELECT without FROM always answers
    return Here(int(found[0]), int(found[1]), int(found[2]))


def all_rows(db: Database) -> Iterator[RowText]:
    """The whole trail by cluster, transaction and id, a few thousand rows at a time. Within one transaction."""
    with db.cursor(name="trail") as cursor:
        cursor.itersize = NEXT
        cursor.execute(IN_ORDER)
        yield from cursor


def rows_between(db: Database, cluster: int, since: int, until: int) -> Iterator[RowText]:
    """What a seal of this range covers, in its order."""
    with db.cursor(name="range") as cursor:
        cursor.itersize = NEXT
        cursor.execute(OF_RANGE, [cluster, str(since), str(until)])
        yield from cursor


def highest(db: Database, cluster: int) -> int:
    """The greatest transaction id among this cluster's rows, -1 without any."""
    found = db.execute(
        "SELECT t.xid::text FROM safekeeping_trail t WHERE t.cluster = %s ORDER BY t.cluster DESC, t.xid DESC LIMIT 1", [cluster]
    ).fetchone()
    return int(found[0]) if found else -1


def any_between(db: Database, cluster: int, since: int, until: int) -> bool:
    """Whether a seal of this range would cover anything."""
    return db.execute(f"{OF_RANGE} LIMIT 1", [cluster, str(since), str(until)]).fetchone() is not None


def clusters(db: Database) -> list[int]:
    """Every cluster a row was written in, the present one or not."""
    return [int(row[0]) for row in db.execute("SELECT DISTINCT cluster FROM safekeeping_trail ORDER BY cluster")]


def all_seals(db: Database) -> list[Seal]:
    """By number."""
    return [seal_of(row) for row in db.execute(f"{SEALS} ORDER BY number")]


def last_seal(db: Database, cluster: int | None = None) -> Seal | None:
    """The newest seal, of this cluster when one is named."""
    where, values = ("", []) if cluster is None else (" WHERE cluster = %s", [cluster])
    row = db.execute(f"{SEALS}{where} ORDER BY number DESC LIMIT 1", values).fetchone()
    return seal_of(row) if row else None


def digest_of(db: Database, number: int) -> bytes | None:
    """What the chain holds at this number."""
    row = db.execute("SELECT digest FROM safekeeping_seal WHERE number = %s", [number]).fetchone()
    return bytes(row[0]) if row else None


def seals_after(db: Database, number: int) -> list[Seal]:
    """Those with a greater number, in order."""
    return [seal_of(row) for row in db.execute(f"{SEALS} WHERE number > %s ORDER BY number", [number])]


def keep(db: Database, seal: Seal) -> None:
    """Write it down. UniqueViolation when a seal of this number stands already."""
    places = ", ".join(["%s"] * len(FIELDS.split(",")))
    values = [getattr(seal, name.strip()) for name in FIELDS.split(",")]
    db.execute(f"INSERT INTO safekeeping_seal ({FIELDS}) VALUES ({places})", values)  # noqa: S608 - fixed names


def seal_of(row: tuple[Any, ...]) -> Seal:
    """From the columns of FIELDS."""
    (number, made_at, cluster, since, until, rows, root, previous, newest, kind, source, public, digest, signature) = row
    return Seal(
        number, made_at, cluster, int(since), int(until), rows, bytes(root), bytes(previous), newest,
        kind, source, bytes(public), bytes(digest), bytes(signature),
    )  # fmt: skip


def written_at(row: RowText) -> datetime:
    """When the database says this row was written."""
    seconds, _point, micro = str(row[AT]).partition(".")
    return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int(micro.ljust(6, "0")))
