"""A new wrapping key while everybody works: the data keys stay, their wraps are made anew, the old key goes when nothing needs it any more.

Every step can be the last one before a power cut; the next run finds out where it stood and goes on:

    1  the new key stands in the key file, unused (with a new exit key; the former one goes on opening)
    2  the database knows both keys by name
    3  the file says: write under the new one. Whoever begins a transaction from now on reads that (keys.service_key)
    4  wraps under an old key are wrapped anew, set by set, as the role sintas_keys
    5  transactions that began before step 3 come to their end; they may still have written under the old key, so once more step 4
    6  the old key is retired: a trigger refuses every new wrap under it. In the same transaction nothing is left under it
    7  the old key leaves the key file; what was handed out under it for hours (lock boxes) can still be opened
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from cryptography.exceptions import InvalidTag

from . import keyfile
from .keyfile import KeyFile, KeyProblem
from .keys import BOX_LIVES, BOXES, ServiceKey, box_key, new_exit
from .wrapping_keys import known_keys, make_known, mismatch

BATCH = 500  # short enough that nobody who destroys a wrap just then waits long
PATIENCE = 600.0  # seconds for transactions that began before the turn
TODO = (
    "SELECT id, key_id, file_id, ring, kek, wrapped FROM safekeeping_wrap"
    " WHERE recipient = 'service' AND kek <> %s AND id > %s ORDER BY id LIMIT %s"
)
DONE = (
    "UPDATE safekeeping_wrap w SET kek = n.kek, wrapped = n.wrapped FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::bytea[])"
    " n(id, before, kek, wrapped) WHERE w.id = n.id AND w.kek = n.before"
)
# Whoever may write wraps and is inside a transaction now. The names of virtual transactions are open to every role, their queries are not.
OPEN = """
SELECT l.virtualtransaction FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
 WHERE l.locktype = 'virtualxid' AND l.pid <> pg_backend_pid() AND a.datname = current_database() AND a.usename = 'sintas_app'
"""
RETIRE = "UPDATE safekeeping_wrappingkey SET retired_at = clock_timestamp() WHERE name = ANY(%s) AND retired_at IS NULL"
Step = Callable[[str], None]


@dataclass(frozen=True)
class Rotated:
    """`wraps` were made anew by this run; `unreadable` are ids of wraps that do not open: while there are any, the old key stays."""

    key: str
    retired: tuple[str, ...]
    wraps: int
    resumed: bool
    unreadable: tuple[UUID, ...] = ()


def rotate(
    connection: psycopg.Connection[Any], path: Path, *, patience: float = PATIENCE, step: Step = lambda name: None, saved: Step = lambda key: None
) -> Rotated:
    """Turn to a new wrapping key, or finish what was begun. `connection` is sintas_keys' own, in autocommit.

    `step` is told each step that has been done; `saved` is called with the new key's name before anything is written under it (back it up there).
    Raises KeyProblem: another rotation runs, the file is not this installation's, or a transaction did not end within `patience` seconds.
    """
    with one_at_a_time(path):
        held = keyfile.read(path)
        if sentence := mismatch(known_keys(connection.cursor()), held):
            raise KeyProblem(sentence)
        resumed = held.unfinished
        if not resumed and former(path).exists() and tidied(path, held):
            return Rotated(held.current, (), 0, True)
        if not resumed:
            held = added(connection, path, held)
            step("key added")
        target = held.newest
        make_known(connection.cursor(), held)
        step("known")
        if held.current != target:
            saved(target)
            held = held.turned_to(target)
            keyfile.write(path, held)
        step("turned")
        before = open_transactions(connection)
        wraps, _unreadable = rewrap(connection, held, step)
        wait_for_their_end(connection, before, patience)
        step("waited")
        old = tuple(name for name in held.keys if name != target)
        more, unreadable = retired(connection, held, old)
        if unreadable:
            return Rotated(target, (), wraps + more, resumed, tuple(unreadable))
        step("retired")
        for name in old:
            held = gone(held, name)
        keyfile.write(path, held)
        step("gone")
        former(path).unlink(missing_ok=True)
        return Rotated(target, old, wraps + more, resumed)


def former(path: Path) -> Path:
    """Where the key file of before stays until the rotation is done."""
    return path.with_name(f"{path.name}.before")


def tidied(path: Path, held: KeyFile) -> bool:
    """Removes what a killed rotation left of `.before` (the key file itself is whole). Had that rotation come to all but its end?"""
    try:
        ended = not keyfile.read(former(path)).keys.keys() <= held.keys.keys()
    except KeyProblem:
        ended = False
    former(path).unlink(missing_ok=True)
    return ended


def added(connection: psycopg.Connection[Any], path: Path, held: KeyFile) -> KeyFile:
    """Step 1."""
    keyfile.write(former(path), held)
    name = held.next_name(set(known_keys(connection.cursor())))
    held = held.with_key(name, new_exit(), datetime.now(UTC))
    keyfile.write(path, held)
    return held


def rewrap(connection: psycopg.Connection[Any], held: KeyFile, step: Step = lambda name: None) -> tuple[int, list[UUID]]:
    """(how many were made anew, ids of those that do not open). Each set is a statement of its own; an erased file's wraps stay away."""
    service, target, at, count = ServiceKey.of(held), held.newest, UUID(int=0), 0
    unreadable: list[UUID] = []
    while todo := connection.execute(TODO, [target, at, BATCH]).fetchall():
        anew: list[tuple[UUID, str, str, bytes]] = []
        for row, key_id, file_id, ring, kek, wrapped in todo:
            try:
                anew.append((row, kek, *service.wrap(service.unwrap(kek, bytes(wrapped), key_id, file_id, ring), key_id, file_id, ring)))
            except (InvalidTag, KeyProblem):
                unreadable.append(row)
        if anew:
            count += connection.execute(DONE, [list(column) for column in zip(*anew, strict=True)]).rowcount
        at = todo[-1][0]
        step("wrapped")
    return count, unreadable


def retired(connection: psycopg.Connection[Any], held: KeyFile, old: tuple[str, ...]) -> tuple[int, list[UUID]]:
    """Step 6: from its commit on nobody writes under these names, and nothing stands under them; otherwise nothing was retired."""
    try:
        with connection.transaction():
            connection.execute("SET LOCAL lock_timeout = '20s'")
            connection.execute(RETIRE, [list(old)])  # waits for whoever is just writing under one of them
            count, unreadable = rewrap(connection, held)
            if unreadable:
                raise psycopg.Rollback
    except psycopg.errors.LockNotAvailable:
        raise KeyProblem("Somebody is still writing under the old key. Nothing is lost; run the same command again later.") from None
    return (0, unreadable) if unreadable else (count, [])


def open_transactions(connection: psycopg.Connection[Any]) -> set[str]:
    """Of the app, in this database, at this moment."""
    return {name for (name,) in connection.execute(OPEN).fetchall()}


def wait_for_their_end(connection: psycopg.Connection[Any], before: set[str], patience: float) -> None:
    """A transaction that is not among them began later, and whoever begins one looks at the key file after that. Raises KeyProblem."""
    until = time.monotonic() + patience
    while before & open_transactions(connection):
        if time.monotonic() > until:
            raise KeyProblem("A long piece of work has not come to its end (an import, a report). Nothing is lost; run the same command again later.")
        time.sleep(0.1)


def gone(held: KeyFile, name: str) -> KeyFile:
    """Step 7: without the old key, with what opens its lock boxes for as long as they live."""
    now = datetime.now(UTC)
    until = (now + BOX_LIVES).isoformat(timespec="seconds")
    return held.without(name, tuple((purpose, box_key(held.keys[name], purpose), until) for purpose in BOXES), now)


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Raises KeyProblem when another rotation of this key file runs."""
    handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise KeyProblem("Another command is turning these keys just now; let it finish.") from None
    finally:
        os.close(handle)
