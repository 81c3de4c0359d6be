"""One root for many rows: a Merkle tree as in RFC 6962 (leaves and branches hashed apart, so that neither can pass for the other)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

# A row as text, column by column, NULL as None. The database writes each of them the same way at every reading.
RowText = tuple[str | None, ...]
EMPTY = hashlib.sha256(b"").digest()


def leaf(row: RowText) -> bytes:
    """32 bytes. JSON keeps the columns apart: no text can move from one into the next."""
    return hashlib.sha256(b"\0" + json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")).digest()


def branch(left: bytes, right: bytes) -> bytes:
    """32 bytes from twice 32."""
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """Takes leaves one by one and keeps only the roots of its full halves: a million rows need twenty digests of memory."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.count = 0
        self._halves: list[tuple[int, bytes]] = []  # (height, root), heights falling
        for one in leaves:
            self.add(one)

    def add(self, one: bytes) -> None:
        """The next leaf, in the order of the trail."""
        self.count += 1
        height = 0
        while self._halves and self._halves[-1][0] == height:
            one, height = branch(self._halves.pop()[1], one), height + 1
        self._halves.append((height, one))

    def root(self) -> bytes:
        """32 bytes; of no leaves at all, the digest of nothing."""
        if not self._halves:
            return EMPTY
        *rest, (_height, root) = self._halves
        for _height, left in reversed(rest):
            root = branch(left, root)
        return root
