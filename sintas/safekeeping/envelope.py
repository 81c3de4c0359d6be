"""What a sealed value looks like at rest: format, algorithm, key id, nonce, ciphertext; bound to its field and its row."""

from __future__ import annotations

import os
import uuid
from typing import Any, NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .unreadable import Unreadable

FORMAT, AES_256_GCM = 1, 1
HEAD, NONCE = 18, 12  # bytes: format, algorithm, key id (16); nonce
SHORTEST = HEAD + NONCE + 16  # an empty text and its tag
PREFIX = bytes([FORMAT, AES_256_GCM])


class SealBroken(Unreadable):
    """The value does not belong to this row and field, or was altered."""


class SealMisuse(TypeError):
    """A sealed value was used in a way that would lose or show it."""


class Envelope:
    """What the database holds. Prints nothing and cannot be pickled into a cache, a session or a job."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes | memoryview) -> None:
        self.raw = bytes(raw)

    @property
    def key_id(self) -> uuid.UUID:
        """Raises SealBroken when it was cut so short that it names none."""
        if len(self.raw) < HEAD:
            raise SealBroken("too short to name its key", what="envelope")
        return uuid.UUID(bytes=self.raw[2:HEAD])

    def __repr__(self) -> str:
        return "<sealed>"

    def __str__(self) -> NoReturn:
        raise SealMisuse("a sealed value was printed; read it through its row")

    def __reduce__(self) -> NoReturn:
        raise SealMisuse("a sealed value cannot be pickled")


def _bound(seal_name: str, row_id: Any, head: bytes) -> bytes:
    return b"sintas|%s|%s|" % (seal_name.encode(), str(row_id).encode()) + head


def seal(cipher: AESGCM, key_id: uuid.UUID, seal_name: str, row_id: Any, plain: bytes) -> Envelope:
    """Seal bytes for one field of one row."""
    head, nonce = PREFIX + key_id.bytes, os.urandom(NONCE)
    return Envelope(head + nonce + cipher.encrypt(nonce, plain, _bound(seal_name, row_id, head)))


def unseal(cipher: AESGCM, envelope: Envelope, seal_name: str, row_id: Any) -> bytes:
    """The sealed bytes. Raises SealBroken when the envelope was altered or moved."""
    raw = envelope.raw
    if raw[:2] != PREFIX:
        raise SealBroken("unknown format", what=seal_name)
    if len(raw) < SHORTEST:
        raise SealBroken(f"{seal_name} of {row_id} was cut", what=seal_name)
    try:
        return cipher.decrypt(raw[HEAD : HEAD + NONCE], raw[HEAD + NONCE :], _bound(seal_name, row_id, raw[:HEAD]))
    except InvalidTag:
        raise SealBroken(f"{seal_name} of {row_id}", what=seal_name) from None
