"""The list of what no restore may bring back: erased files, ended releases, people who left, roles taken away. Ids and dates only, one line
each, never shortened.

It lies outside the database (settings.REPLAY_LIST, DIR/replay/) because a restore brings an older database. Each line is chained to the one
before, so that a list is known to go on from the one a backup names. A line is written when the act has been committed, never before:
a list that speaks of an erasure that was rolled back would destroy a living file at the next restore.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

ERASED, RELEASE, LEFT, SECOND_STEP, CONFLICT, OUT = "erased", "release", "left", "second_step", "conflict", "out"
RESTRICTED, ROLE = "restricted", "role"
KINDS = (ERASED, RELEASE, LEFT, SECOND_STEP, CONFLICT, OUT, RESTRICTED, ROLE)
BEGIN = "0" * 64  # what the first line is chained to
log = logging.getLogger("sintas.replay")


class ListProblem(Exception):
    """The list cannot be used; the message is one plain sentence for an administrator."""


@dataclass(frozen=True)
class Entry:
    """`id` is a file (erased, conflict, restricted), a release, a person (left, second_step), an access row (out) or a posting (role); `of` the
    person of a conflict.
    """

    kind: str
    id: UUID
    at: datetime
    of: UUID | None = None

    def body(self) -> dict[str, str]:
        held = {"kind": self.kind, "id": str(self.id), "at": self.at.isoformat()}
        return held if self.of is None else {**held, "of": str(self.of)}

    @property
    def what(self) -> tuple[str, UUID, UUID | None]:
        """The same act, whenever it was noted."""
        return self.kind, self.id, self.of


@dataclass(frozen=True)
class Known:
    """A list as it was at one moment: `links[n]` chains its first n lines."""

    entries: tuple[Entry, ...]
    links: tuple[str, ...]

    def goes_on_from(self, count: int, link: str) -> bool:
        """Whether the first `count` lines are those of the list that ended in `link`."""
        return count < len(self.links) and self.links[count] == link


def note(kind: str, id: UUID, at: datetime, of: UUID | None = None) -> None:
    """Called by a verb inside its transaction: the line is written once that has been committed.

    A list that cannot be written (a full disk) is logged and undoes nothing: the next backup finds the act in the database.
    """
    from django.conf import settings
    from django.db import transaction

    transaction.on_commit(partial(_write, Path(settings.REPLAY_LIST), Entry(kind, id, at, of)))


def _write(path: Path, entry: Entry) -> None:
    try:
        append(path, [entry])
    except (OSError, ListProblem):
        log.error("replay list", extra={"code": entry.kind})


def append(path: Path, entries: Iterable[Entry]) -> int:
    """Add lines, all of them and durable when this returns, else none; how many. Raises OSError (a full disk), ListProblem."""
    wanted = list(entries)
    if not wanted:
        return 0
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(path) as handle:
        link = _last_link(handle)
        lines = []
        for entry in wanted:
            link = _linked(link, entry)
            lines.append(json.dumps({**entry.body(), "link": link}))
        _write_whole(handle, ("\n".join(lines) + "\n").encode())
    return len(wanted)


def _write_whole(handle: int, text: bytes) -> None:
    """A disk that fills up takes a part and says so only at the next write: what was begun is taken away again. Raises OSError."""
    size, rest = os.fstat(handle).st_size, memoryview(text)
    try:
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, size)
        raise


def read(path: Path) -> Known:
    """The list; empty when there is none yet. Raises ListProblem when it was altered or is not such a list."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raw = b""
    entries: list[Entry] = []
    links = [BEGIN]
    for number, line in enumerate(_whole_lines(raw), 1):
        try:
            held = json.loads(line)
            of = UUID(held["of"]) if "of" in held else None
            entry, link = Entry(str(held["kind"]), UUID(held["id"]), datetime.fromisoformat(held["at"]), of), held["link"]
        except (ValueError, KeyError, TypeError):
            raise ListProblem(f"The list of what was erased and withdrawn cannot be read (line {number}); name an unaltered copy of it.") from None
        if link != _linked(links[-1], entry):
            raise ListProblem(f"The list of what was erased and withdrawn was altered at line {number}; name an unaltered copy of it.")
        if entry.kind not in KINDS:
            raise ListProblem(f"The list of what was erased and withdrawn was written by a newer Sintas (line {number}); install that release first.")
        entries.append(entry)
        links.append(link)
    return Known(tuple(entries), tuple(links))


def add_missing(path: Path, found: Iterable[Entry]) -> int:
    """Append what the database knows and the list does not (a machine that stopped between commit and line); how many."""
    listed = {entry.what for entry in read(path).entries}
    return append(path, [entry for entry in found if entry.what not in listed])


def _linked(before: str, entry: Entry) -> str:
    return hashlib.sha256(f"{before}|{json.dumps(entry.body(), sort_keys=True)}".encode()).hexdigest()


def _whole_lines(raw: bytes) -> Iterator[bytes]:
    """What stands behind the last line end was cut off while being written: nobody was told that it is there."""
    return (line for line in raw.split(b"\n")[:-1])


@contextmanager
def _alone(path: Path) -> Iterator[int]:
    """Open for adding, one process and thread at a time; a torn last line is taken away."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        size = os.fstat(handle).st_size
        tail = os.pread(handle, 4096, max(0, size - 4096))
        if tail and not tail.endswith(b"\n"):
            os.ftruncate(handle, size - len(tail) + tail.rfind(b"\n") + 1)
        yield handle
    finally:
        os.close(handle)


def _last_link(handle: int) -> str:
    size = os.fstat(handle).st_size
    tail = os.pread(handle, 4096, max(0, size - 4096)).rstrip(b"\n").rpartition(b"\n")[2]
    if not tail:
        return BEGIN
    try:
        return str(json.loads(tail)["link"])
    except (ValueError, KeyError, TypeError):
        raise ListProblem("The list of what was erased and withdrawn cannot be read at its end.") from None
