"""What leaves the machine: one line of JSON per seal, in a folder the administrator names, a file per month, plain to read and to print."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from .seal import Seal, moment, spoken

PATTERN = "trail-*.jsonl"


@dataclass(frozen=True)
class Anchor:
    """One line: which seal, when it was made, its digest (32 bytes)."""

    number: int
    made_at: datetime
    digest: bytes

    @classmethod
    def of(cls, seal: Seal) -> Anchor:
        """The line for this seal."""
        return cls(seal.number, seal.made_at, seal.digest)


@dataclass(frozen=True)
class Held:
    """What was read: the anchors in the order they stand, and how many lines could not be read."""

    anchors: list[Anchor] = field(default_factory=list)
    unreadable: int = 0


def line_of(seal: Seal) -> str:
    """`short` is the same digest for eyes and telephone; `root` says which rows, `digest` which place in the chain."""
    said = {
        "seal": seal.number,
        "at": moment(seal.made_at),
        "rows": seal.rows,
        "root": seal.root.hex(),
        "digest": seal.digest.hex(),
        "key": seal.key,
        "short": spoken(seal.number, seal.digest),
    }
    return json.dumps(said) + "\n"


def read(place: Path) -> Held:
    """A folder of monthly files, or one file. A last line without its end was cut off in the middle of being written: it is passed over.

    The folder may be another machine's: whatever stands in it is an anchor or a line that could not be read. OSError when it cannot be read.
    """
    files = sorted(path for path in place.glob(PATTERN) if path.is_file()) if place.is_dir() else [place]
    anchors: list[Anchor] = []
    unreadable = 0
    for path in files:
        lines = path.read_text(errors="replace").split("\n")
        for text in lines[:-1]:
            try:
                anchors.append(_anchor_in(text))
            except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
                unreadable += 1
    return Held(anchors, unreadable)


def _anchor_in(text: str) -> Anchor:
    said = json.loads(text)
    number, at = said["seal"], datetime.fromisoformat(said["at"])
    if not isinstance(number, int) or at.tzinfo is None:
        raise ValueError("not a line of ours")
    return Anchor(number, at, bytes.fromhex(said["digest"]))


class AnchorFolder:
    """Appends, and makes up for what it missed. Remembers what stands in it, so that each minute costs one line.

    made=True: our own folder, made when it is missing. Otherwise its absence is an OSError: a stick that was pulled out must not become a
    folder on the same disk.
    """

    def __init__(self, path: Path, *, made: bool = False) -> None:
        self.path, self.made = path, made
        self._standing: dict[int, bytes] | None = None

    def common(self, last: int, digest_of: Callable[[int], bytes | None]) -> int:
        """The greatest number at which folder and chain (up to `last`) agree, 0 for none: what lies above is still to be written.

        Raises OSError.
        """
        standing = self._read()
        numbers = sorted((number for number in standing if number <= last), reverse=True)
        return next((number for number in numbers if digest_of(number) == standing[number]), 0)

    def missing(self, seals: Iterable[Seal]) -> list[Seal]:
        """Those of these seals that do not stand in it yet. Raises OSError."""
        standing = self._read()
        return [seal for seal in seals if standing.get(seal.number) != seal.digest]

    def append(self, seals: Iterable[Seal]) -> None:
        """Write these down, in order, and to the disk. Raises OSError."""
        standing, by_file = self._read(), dict[Path, list[Seal]]()
        for seal in seals:
            by_file.setdefault(self.path / f"trail-{seal.made_at:%Y-%m}.jsonl", []).append(seal)
        for path, these in by_file.items():
            _append(path, "".join(line_of(seal) for seal in these))
            standing.update({seal.number: seal.digest for seal in these})

    def _read(self) -> dict[int, bytes]:
        if self._standing is None:
            if self.made:
                self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self.path.is_dir():
                raise FileNotFoundError(str(self.path.name))
            self._standing = {one.number: one.digest for one in read(self.path).anchors}
        elif not self.path.is_dir():
            self._standing = None
            raise FileNotFoundError(str(self.path.name))
        return self._standing


def _append(path: Path, text: str) -> None:
    """fsync'd; a torn last line of a power cut goes first (it was never acknowledged). OSError."""
    fresh = not path.exists()
    with os.fdopen(_open(path), "r+b") as f:
        size = f.seek(0, os.SEEK_END)
        back = min(size, 4_096)
        f.seek(size - back)
        tail = f.read(back)
        whole = size if not tail or tail.endswith(b"\n") else size - back + tail.rfind(b"\n") + 1
        f.truncate(whole)
        f.seek(whole)
        f.write(text.encode())
        f.flush()
        os.fsync(f.fileno())
    if fresh:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _open(path: Path) -> int:
    """Never through a link: on a stick that somebody prepared it could lead to our own keys, which would be cut and written over. OSError."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "not a file")
    return handle
