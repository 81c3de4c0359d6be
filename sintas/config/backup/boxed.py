"""What is inside the box of data: one length, the manifest as JSON, small files, then pg_dump's stream to the end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import IO, Any, Protocol

from sintas.config.problem import SystemProblem

LENGTH = 8  # bytes, big-endian
MOST = 64_000_000  # a manifest longer than this is none
PIECE = 1 << 16


@dataclass(frozen=True)
class Manifest:
    """What must be found again after a restore. `counts` are rows per table; `files` name and size of what follows, in their order;
    `administrators` username and id: one of them restores.
    """

    id: str
    made_at: str
    release: str
    postgres: int
    migrations: list[list[str]]
    counts: dict[str, int]
    wraps: int
    keks: list[str]
    administrators: list[list[str]]
    recipient: str
    seal: dict[str, Any] | None = None
    files: list[list[Any]] = field(default_factory=list)

    def head(self) -> bytes:
        told = json.dumps(asdict(self), default=str).encode()
        return len(told).to_bytes(LENGTH, "big") + told


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Joined:
    """Several sources, one after the other, as one."""

    def __init__(self, *sources: Readable) -> None:
        self._sources = list(sources)

    def read(self, size: int = -1) -> bytes:
        while self._sources:
            if piece := self._sources[0].read(PIECE if size < 0 else size):
                return piece
            self._sources.pop(0)
        return b""


class Pieces:
    """Bytes that come in pieces of any size, read in pieces of any other."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, b""

    def read(self, size: int = PIECE) -> bytes:
        while len(self._held) < size and (piece := next(self._pieces, None)) is not None:
            self._held += bytes(piece)
        given, self._held = self._held[:size], self._held[size:]
        return given


class Unboxing:
    """Takes what open_with() writes, holds manifest and small files, and hands the dump on to `dump` (None: to nobody)."""

    def __init__(self, dump: IO[bytes] | None = None) -> None:
        self._dump, self._held, self._files_left = dump, bytearray(), 0
        self.manifest: Manifest | None = None
        self.files: dict[str, bytes] = {}
        self.dumped = 0
        self._take: Callable[[], bool] = self._take_manifest

    def write(self, piece: bytes) -> int:
        if self._take == self._pass_on and not self._held:
            self._hand(piece)
            return len(piece)
        self._held += piece
        while self._take():
            pass
        return len(piece)

    def _take_manifest(self) -> bool:
        if len(self._held) < LENGTH:
            return False
        size = int.from_bytes(self._held[:LENGTH], "big")
        if size > MOST:
            raise SystemProblem("The data part is not in the form Sintas writes.")
        if len(self._held) < LENGTH + size:
            return False
        try:
            self.manifest = Manifest(**json.loads(self._held[LENGTH : LENGTH + size]))
        except (ValueError, TypeError):
            raise SystemProblem("The data part is not in the form this release knows; restore it with the release that wrote it or newer.") from None
        del self._held[: LENGTH + size]
        self._take = self._take_file
        return True

    def _take_file(self) -> bool:
        assert self.manifest is not None  # noqa: S101 - taken before
        if len(self.files) == len(self.manifest.files):
            self._take = self._pass_on
            return True
        name, size = self.manifest.files[len(self.files)]
        if len(self._held) < size:
            return False
        self.files[str(name)] = bytes(self._held[:size])
        del self._held[:size]
        return True

    def _pass_on(self) -> bool:
        if self._held:
            self._hand(bytes(self._held))
            self._held.clear()
        return False

    def _hand(self, piece: bytes) -> None:
        self.dumped += len(piece)
        if self._dump is not None:
            self._dump.write(piece)
