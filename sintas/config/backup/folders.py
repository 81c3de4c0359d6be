"""Writes into a backup folder: whole or not at all, durable, one backup at a time."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType

from sintas.config.backup.parts import NAME, PART, Part
from sintas.config.problem import SystemProblem
from sintas.config.system import System

LOCK = ".sintas-backup.lock"


class Writing:
    """A file that gets its name only when the block ends well, and of which nothing stays otherwise."""

    def __init__(self, path: Path, ending: str) -> None:
        self.path = path.with_name(path.name + ending)
        self._beside = self.path.with_name(self.path.name + PART)
        self._digest, self._size = hashlib.sha256(), 0

    def __enter__(self) -> Writing:
        self._file = os.fdopen(os.open(self._beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        return self

    def write(self, piece: bytes) -> int:
        self._file.write(piece)
        self._digest.update(piece)
        self._size += len(piece)
        return len(piece)

    def part(self) -> Part:
        """What was written, once it is on the disk. Raises OSError when it is not."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return Part(self.path.name, self._size, self._digest.hexdigest())

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self._file.close()  # what is still held may not fit either
            if kind is None:
                self._beside.replace(self.path)
                sync_folder(self.path.parent)
        finally:
            self._beside.unlink(missing_ok=True)


def write(path: Path, text: bytes) -> None:
    """A small file, whole and durable, for nobody else to read. Raises OSError."""
    with Writing(path, "") as held:
        held.write(text)
        held.part()


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def alone(folder: Path, apart: Path) -> Iterator[None]:
    """One backup at a time; what an earlier one left half (it was killed) goes. Raises SystemProblem when another one runs."""
    with ExitStack() as held:
        for place in [folder] if apart.parent.resolve() == folder.resolve() else [folder, apart]:  # folder/wraps goes with its folder
            handle = os.open(place / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)  # a link there could lead to a file of ours
            held.callback(os.close, handle)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise SystemProblem("Another backup is being written into this folder; wait for it to end.") from None
        for half in (*folder.glob(f"*{PART}"), *apart.glob(f"*{PART}")):
            if NAME.match(half.name):
                half.unlink()
        yield


def refuse_inside(system: System, place: Path) -> None:
    """Raises SystemProblem when a backup would lie beside its data, or in a folder that is not there."""
    where = place.absolute()
    inside = where if where.exists() else where.parent
    if system.data is not None and system.data.resolve() in (inside.resolve(), *inside.resolve().parents):
        raise SystemProblem("Keep backups apart from the data: name a folder outside the data folder, best on another machine's disk.")
    if system.keys.resolve() in (inside.resolve(), *inside.resolve().parents):
        raise SystemProblem("Keep backups apart from the keys: name a folder outside of theirs, best on another machine's disk.")
    if not inside.is_dir():
        raise SystemProblem("The folder for the backup is not there; make it, or mount the disk it lies on.")
