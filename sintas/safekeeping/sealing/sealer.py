"""Seals what was committed. Which rows belong to a seal is decided by transaction id: below the horizon every transaction has ended,
so no late commit can fall into a range that was sealed before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from . import table
from .key import SealerKey
from .seal import BEGUN, DECLARED, ENDED, FIRST, ORDINARY, Seal
from .table import Database, Here
from .tree import RowText, Tree, leaf

LIVES = timedelta(minutes=10)  # nothing happened: a seal of no rows still shows that the sealer lived
LOCK = 7203  # one sealer at a time, in the whole database


def seal_once(db: Database, key: SealerKey, *, source: str = "", always: bool = False) -> list[Seal]:
    """Seal everything below the horizon; commits. Returns the new seals, none when nothing happened and the last one is young.

    Restored into another cluster, transaction ids start again: the old line is closed first. `source` (a code) declares that a restore
    was meant and names its backup. Raises psycopg.Error.
    """
    with db.transaction():
        db.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        made: list[Seal] = []
        at, last = table.here(db), table.last_seal(db)
        if last is None or last.cluster != at.cluster:
            for cluster in sorted({*table.clusters(db), *([last.cluster] if last else [])} - {at.cluster}):
                since, ended = _since(db, cluster), table.highest(db, cluster) + 1
                if since < ended or (last and cluster == last.cluster):
                    made.append(_add(db, key, made[-1] if made else last, Here(cluster, max(since, ended), 0), since, ENDED, ""))
        last = made[-1] if made else last
        since = _since(db, at.cluster)
        kind = BEGUN if made else DECLARED if source else ORDINARY
        if made or source or always or not _quiet(db, last, at, since):
            made.append(_add(db, key, last, at, since, kind, source))
        return made


def _since(db: Database, cluster: int) -> int:
    before = table.last_seal(db, cluster)
    return before.until if before else 0


def _quiet(db: Database, last: Seal | None, at: Here, since: int) -> bool:
    if last is None or datetime.now(UTC) - last.made_at > LIVES or datetime.now(UTC) < last.made_at:
        return False
    return not table.any_between(db, at.cluster, since, at.horizon)


def _add(db: Database, key: SealerKey, last: Seal | None, at: Here, since: int, kind: str, source: str) -> Seal:
    until = max(at.horizon, since)
    told = _Told(table.rows_between(db, at.cluster, since, until), last.newest if last else None)
    tree = Tree(leaf(row) for row in told)
    seal = Seal(
        number=last.number + 1 if last else 1,
        made_at=datetime.now(UTC),
        cluster=at.cluster,
        since=since,
        until=until,
        rows=tree.count,
        root=tree.root(),
        previous=last.digest if last else FIRST,
        newest=told.newest,
        kind=kind,
        source=source,
        public=key.public,
    ).signed(key)
    table.keep(db, seal)
    return seal


class _Told:
    """Passes rows on and remembers the latest moment among them."""

    def __init__(self, rows: Iterator[RowText], newest: datetime | None) -> None:
        self.rows, self.newest = rows, newest

    def __iter__(self) -> Iterator[RowText]:
        for row in self.rows:
            at = table.written_at(row)
            self.newest = at if self.newest is None else max(self.newest, at)
            yield row
