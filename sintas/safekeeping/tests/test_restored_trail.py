"""Restored into another cluster, transaction ids begin again: the old line is closed, and whether that was meant is said."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sintas.config.verifying import of_tables
from sintas.safekeeping.sealing import compare, table
from sintas.safekeeping.sealing import findings as f
from sintas.safekeeping.sealing.anchors import Anchor
from sintas.safekeeping.sealing.findings import Finding
from sintas.safekeeping.sealing.key import SealerKey
from sintas.safekeeping.sealing.seal import BEGUN, ENDED, Seal
from sintas.safekeeping.sealing.sealer import seal_once

from .sealed_trail import connect, empty, put, sealed, without_others

pytestmark = pytest.mark.django_db
ELSEWHERE = 42


@pytest.fixture
def key(tmp_path: Path) -> SealerKey:
    return SealerKey.create(tmp_path / "sealer.json")


@pytest.fixture
def carried(db: Any, key: SealerKey, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Seal]]:
    """30 rows sealed in another cluster with high transaction ids, four more that no seal reached; then the backup was restored here."""
    with without_others(monkeypatch):
        sealed(key, 3, 30, random.Random(1))
        put(4, random.Random(2))
        with connect("super") as c:
            c.execute("SET session_replication_role = replica")
            c.execute("UPDATE safekeeping_trail SET cluster = %s, xid = (xid::text::bigint + 1000000)::text::xid8", [ELSEWHERE])
            c.execute("TRUNCATE safekeeping_seal")
            previous, since, made = b"", 0, []
            for number, until in enumerate(cuts(c), start=1):
                told = list(table.rows_between(c, ELSEWHERE, since, until))
                made.append(seal_over_there(key, number, since, until, told, previous))
                table.keep(c, made[-1])
                previous, since = made[-1].digest, until
        yield made
    empty()


def cuts(c: Any) -> list[int]:
    """Three places between transactions; the last four rows stay beyond."""
    xids = [int(row[0]) for row in c.execute("SELECT t.xid::text FROM safekeeping_trail t ORDER BY t.xid, t.id")]
    return [xids[10] + 1, xids[20] + 1, max(xids[29] + 1, xids[20] + 2)]


def seal_over_there(key: SealerKey, number: int, since: int, until: int, told: list[Any], previous: bytes) -> Seal:
    from sintas.kit import clock
    from sintas.safekeeping.sealing.tree import Tree, leaf

    tree = Tree(leaf(row) for row in told)
    newest = max((table.written_at(row) for row in told), default=None)
    return Seal(number, clock.now(), ELSEWHERE, since, until, tree.count, tree.root(), previous, newest, "", "", key.public).signed(key)


def found(key: SealerKey) -> list[Finding]:
    with connect("sealer") as c:
        return of_tables(c, key.known).found


def test_the_old_line_is_closed_first_and_a_silent_restore_is_a_finding(carried: list[Seal], key: SealerKey) -> None:
    put(5, random.Random(3))
    with connect("sealer") as db:
        ended, begun = seal_once(db, key)
    assert (ended.kind, ended.cluster, ended.rows, begun.kind, begun.since, begun.rows) == (ENDED, ELSEWHERE, 4, BEGUN, 0, 5)
    assert [one.kind for one in found(key)] == [f.UNDECLARED]


def test_a_declared_restore_is_a_note(carried: list[Seal], key: SealerKey) -> None:
    put(5, random.Random(3))
    with connect("sealer") as db:
        assert [seal.source for seal in seal_once(db, key, source="backup-7")] == ["", "backup-7"]
    assert [(one.kind, one.note, one.source) for one in found(key)] == [(f.RESTORED, True, "backup-7")]


def test_it_may_be_declared_afterwards(carried: list[Seal], key: SealerKey) -> None:
    with connect("sealer") as db:
        seal_once(db, key)
        put(2, random.Random(3))
        seal_once(db, key)
        seal_once(db, key, source="backup-7")
    assert {one.kind for one in found(key)} == {f.RESTORED}


def test_nobody_adds_to_a_line_that_ended(carried: list[Seal], key: SealerKey) -> None:
    with connect("sealer") as db:
        seal_once(db, key, source="backup-7")
    with connect("super") as c:
        c.execute("SET session_replication_role = replica")
        c.execute("INSERT INTO safekeeping_trail (id, verb, outcome, cluster, xid) VALUES (gen_random_uuid(), 'x', 'done', %s, '5000000')", [ELSEWHERE])
    assert {one.kind for one in found(key)} == {f.RESTORED, f.STRAY}


def test_a_cluster_comes_back(carried: list[Seal], key: SealerKey) -> None:
    """Moved away and back again: the first line goes on where it ended."""
    with connect("sealer") as db:
        seal_once(db, key, source="there")
    with connect("super") as c:  # as if the present one were a third
        here = (c.execute("SELECT (pg_control_system()).system_identifier").fetchone() or (0,))[0]
    put(3, random.Random(4))
    with connect("sealer") as db, pytest.MonkeyPatch.context() as patched:
        ask = table.here(db)
        patched.setattr(table, "here", lambda db: replace(ask, cluster=77))
        moved = seal_once(db, key, source="away")
        assert [(seal.cluster, seal.kind) for seal in moved] == [(here, ENDED), (77, BEGUN)]
    with connect("sealer") as db:
        back = seal_once(db, key, source="back")
        assert [(seal.cluster, seal.kind) for seal in back] == [(77, ENDED), (here, BEGUN)]
        assert back[-1].since == moved[0].until
    assert {one.kind for one in found(key)} == {f.RESTORED}


def test_an_older_copy_of_the_database_is_a_cut_until_it_is_declared(carried: list[Seal], key: SealerKey) -> None:
    """The anchors that left go further than the restored chain."""
    with connect("sealer") as db:
        anchors = [*map(Anchor.of, carried), *map(Anchor.of, seal_once(db, key))]
        put(2, random.Random(5))
        anchors += map(Anchor.of, seal_once(db, key))
    with connect("super") as c:
        c.execute("SET session_replication_role = replica")
        c.execute("DELETE FROM safekeeping_seal WHERE number > 3")
    with connect("sealer") as db:
        assert {one.kind for one in compare.against(table.all_seals(db), anchors)} == {f.CUT}
        seal_once(db, key)
        assert {one.kind for one in compare.against(table.all_seals(db), anchors)} == {f.CUT, f.REWRITTEN}
        seal_once(db, key, source="backup-7")
        (note,) = compare.against(table.all_seals(db), anchors)
    assert (note.kind, note.count, note.source) == (f.RESTORED, 3, "backup-7")
