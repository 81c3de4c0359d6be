"""The sealer: what it seals, under whose rights, and that nothing slips past its horizon."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sintas.kit.ids import uuid7
from sintas.safekeeping.keys import KeyProblem
from sintas.safekeeping.sealing import table
from sintas.safekeeping.sealing.key import SealerKey, fingerprint, signed_by
from sintas.safekeeping.sealing.seal import heard, says, spoken
from sintas.safekeeping.sealing.sealer import seal_once
from sintas.safekeeping.sealing.tree import EMPTY, Tree, branch, leaf

from .sealed_trail import connect, empty, put, read_back, sealed, without_others

pytestmark = pytest.mark.django_db  # so that pytest-django makes the database; its connection is not used here
ONE = "INSERT INTO safekeeping_trail (id, verb, outcome) VALUES (%s, 'search', 'done')"


@pytest.fixture
def key(tmp_path: Path) -> SealerKey:
    return SealerKey.create(tmp_path / "sealer.json")


@pytest.fixture
def ground(db: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Committed rows in this worker's database, taken away again."""
    empty()
    with without_others(monkeypatch):
        yield
    empty()


# the tree -----------------------------------------------------------------------------------------------------------------------------


def test_the_root_is_that_of_rfc_6962() -> None:
    leaves = [leaf((str(n),)) for n in range(7)]
    a, b, c, d, e, f, g = leaves
    left, right = branch(branch(a, b), branch(c, d)), branch(branch(e, f), g)
    assert Tree(leaves).root() == branch(left, right)
    assert Tree(leaves[:1]).root() == a
    assert Tree().root() == EMPTY
    assert len({Tree(leaves[:n]).root() for n in range(8)}) == 8


def test_no_text_moves_from_one_column_into_the_next() -> None:
    alike = [("ab", "c"), ("a", "bc"), ("abc", None), (None, "abc"), ("abc", ""), ('a","b', "c")]
    assert len({leaf(row) for row in alike}) == len(alike)


# the key ------------------------------------------------------------------------------------------------------------------------------


def test_the_key_signs_and_no_other(key: SealerKey, tmp_path: Path) -> None:
    other = SealerKey.create(tmp_path / "other.json")
    signature = key.sign(b"x" * 32)
    assert signed_by(key.public, b"x" * 32, signature)
    assert not signed_by(key.public, b"y" * 32, signature)
    assert not signed_by(other.public, b"x" * 32, signature)
    assert not signed_by(b"short", b"x" * 32, signature)
    assert key.known == {fingerprint(key.public)}


BROKEN = ("", "{}", "[]", '{"secret": "AAAA", "former": []}', '{"secret": 7, "former": []}', '{"secret": "' + "A" * 43 + '=", "former": []}')


@pytest.mark.parametrize("held", BROKEN)
def test_a_broken_key_is_refused(tmp_path: Path, held: str) -> None:
    path = tmp_path / "sealer.json"
    path.write_text(held)
    path.chmod(0o600)
    with pytest.raises(KeyProblem, match="backup"):
        SealerKey(path)


def test_a_missing_key_and_one_others_can_read_are_refused(key: SealerKey, tmp_path: Path) -> None:
    with pytest.raises(KeyProblem, match="missing"):
        SealerKey(tmp_path / "nowhere.json")
    (tmp_path / "sealer.json").chmod(0o640)
    with pytest.raises(KeyProblem, match="0600"):
        SealerKey(tmp_path / "sealer.json")


def test_the_short_form_survives_paper_and_telephone() -> None:
    words = spoken(345, bytes(range(32)))
    assert says(heard(words) or (0, ""), bytes(range(32)))
    assert heard(words.lower().replace("-", " ").replace("0", "o")) == heard(words)
    assert not says(heard(words) or (0, ""), bytes(31) + b"x")
    assert heard("345") is heard("") is heard("x 1234-1234-1234-1234") is None


# rights -------------------------------------------------------------------------------------------------------------------------------

CHANGES = ("UPDATE safekeeping_seal SET rows = 0", "DELETE FROM safekeeping_seal", "TRUNCATE safekeeping_seal")


@pytest.mark.parametrize("role", ["app", "sealer", "keys"])
@pytest.mark.parametrize("sql", [*CHANGES, "UPDATE safekeeping_trail SET verb = 'x'", "DELETE FROM safekeeping_trail"])
def test_no_role_changes_what_was_sealed(ground: None, key: SealerKey, role: str, sql: str) -> None:
    with connect(role) as c, pytest.raises(psycopg.errors.InsufficientPrivilege):
        c.execute(sql)  # type: ignore[call-overload]


@pytest.mark.parametrize("sql", CHANGES)
def test_the_owner_meets_the_trigger(ground: None, key: SealerKey, sql: str) -> None:
    sealed(key, 1, 3, random.Random(1))
    with connect("owner") as c, pytest.raises(psycopg.errors.RaiseException, match="append only"):
        c.execute(sql)  # type: ignore[call-overload]


def test_the_app_adds_no_seal_and_the_sealer_no_row(ground: None, key: SealerKey) -> None:
    with connect("app") as c, pytest.raises(psycopg.errors.InsufficientPrivilege):
        seal_once(c, key)
    with connect("sealer") as c, pytest.raises(psycopg.errors.InsufficientPrivilege):
        c.execute(ONE, [uuid7()])
    with connect("sealer") as c, pytest.raises(psycopg.errors.InsufficientPrivilege):
        c.execute("SELECT 1 FROM safekeeping_wrap")


def test_the_app_asks_how_far_it_has_come_and_sees_nobodys_row(ground: None, key: SealerKey) -> None:
    sealed(key, 2, 9, random.Random(1))
    put(2, random.Random(2))
    with connect("app") as c:
        assert c.execute("SELECT count(*) FROM safekeeping_trail").fetchone() == (0,)
        newest, seals, sealed_at, waiting, since = c.execute("SELECT * FROM sealing_state()").fetchone() or ()
    assert (seals, waiting) == (2, 2)
    assert sealed_at < since <= newest


# what a seal covers -------------------------------------------------------------------------------------------------------------------


def test_every_column_of_a_row_is_covered(ground: None) -> None:
    with connect("super") as c:
        stands = c.execute("SELECT attname FROM pg_attribute WHERE attrelid = 'safekeeping_trail'::regclass AND attnum > 0 AND NOT attisdropped")
        assert {name for (name,) in stands} == set(table.COLUMNS)


def test_every_row_lies_under_one_seal_in_its_order(ground: None, key: SealerKey) -> None:
    trail = sealed(key, 5, 60, random.Random(3))
    assert sum(seal.rows for seal in trail.seals) == len(trail.rows) == 60
    assert [seal.number for seal in trail.seals] == [1, 2, 3, 4, 5]
    assert trail.found(trail.rows, trail.seals) == []


def test_nothing_happened_leaves_a_seal_only_now_and_then(ground: None, key: SealerKey) -> None:
    sealed(key, 1, 4, random.Random(1))
    with connect("sealer") as db:
        assert seal_once(db, key) == []
        put(1, random.Random(2))
        assert [seal.rows for seal in seal_once(db, key)] == [1]
        assert [seal.rows for seal in seal_once(db, key, always=True)] == [0]


def test_a_late_commit_is_not_missed(db: Any, key: SealerKey, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the real horizon: whoever began before and ends after is sealed later, never passed by."""
    empty()
    with connect("app") as slow, connect("sealer") as database:
        slow.execute(ONE, [uuid7()])
        begun = int((slow.execute("SELECT pg_current_xact_id()::text").fetchone() or ("0",))[0])
        put(20, random.Random(4))
        made = seal_once(database, key, always=True)
        assert made[-1].until <= begun
        assert made[-1].rows == 0  # none of the twenty either: they began later
        slow.commit()
        with without_others(monkeypatch):
            assert seal_once(database, key)[-1].rows == 21
    trail = read_back(key)
    assert trail.found(trail.rows, trail.seals) == []
    empty()


def test_savepoints_and_writers_side_by_side_raise_no_alarm(ground: None, key: SealerKey) -> None:
    stop = threading.Event()

    def write(seed: int) -> None:
        turn = random.Random(seed)
        with connect("app") as c:
            while not stop.is_set():
                c.execute("SAVEPOINT a")
                c.execute(ONE, [uuid7()])
                c.execute("RELEASE a" if turn.random() < 0.7 else "ROLLBACK TO a")
                if turn.random() < 0.3:
                    c.commit()

    hands = [threading.Thread(target=write, args=(seed,)) for seed in range(6)]
    ask = table.here
    with pytest.MonkeyPatch.context() as real, connect("sealer") as db:
        real.setattr(table, "here", lambda db: _real(db))
        for one in hands:
            one.start()
        for _ in range(25):
            seal_once(db, key, always=True)
        stop.set()
        for one in hands:
            one.join()
        real.setattr(table, "here", ask)
        seal_once(db, key, always=True)
    trail = read_back(key)
    assert len(trail.rows) > 20
    assert trail.found(trail.rows, trail.seals) == []
    assert sum(seal.rows for seal in trail.seals) == len(trail.rows)


def _real(db: Any) -> table.Here:
    found = db.execute(table.HERE).fetchone()
    return table.Here(int(found[0]), int(found[1]), int(found[2]))


def test_two_sealers_at_once_make_one_chain(ground: None, key: SealerKey) -> None:
    put(5, random.Random(5))

    def seal() -> None:
        with connect("sealer") as db:
            for _ in range(8):
                seal_once(db, key, always=True)

    hands = [threading.Thread(target=seal) for _ in range(3)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    trail = read_back(key)
    assert [seal.number for seal in trail.seals] == list(range(1, 25))
    assert trail.found(trail.rows, trail.seals) == []
