"""Bytes under a key of their own: an attachment can be destroyed alone, by destroying its key."""

from __future__ import annotations

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .envelope import SealBroken
from .keys import KEY_BYTES, NONCE_BYTES


def seal_body(row_id: UUID, body: bytes) -> tuple[bytes, bytes]:
    """(a new data key, the sealed bytes), bound to the row. Seal the key itself in a SealedBytes field."""
    key, nonce = os.urandom(KEY_BYTES), os.urandom(NONCE_BYTES)
    return key, nonce + AESGCM(key).encrypt(nonce, body, _bound(row_id))


def open_body(row_id: UUID, key: bytes, sealed: bytes) -> bytes:
    """The bytes. Raises SealBroken when they were altered or moved to another row."""
    if len(sealed) < NONCE_BYTES + 16:
        raise SealBroken(f"attachment body of {row_id} was cut", what="attachment.body")
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(row_id))
    except InvalidTag:
        raise SealBroken(f"attachment body of {row_id}", what="attachment.body") from None


def _bound(row_id: UUID) -> bytes:
    return f"sintas-body-1|{row_id}".encode()
