"""Ids made in Python before a row is written: UUID version 7 (RFC 9562), so rows sort by the moment they were made."""

import os
import secrets
import time
import uuid


def uuid7(at_ms: int | None = None) -> uuid.UUID:
    """A new id: 48 bits of milliseconds since 1970, 74 random bits from the operating system. `at_ms` only for tests and imports.

    An id therefore tells when a row was made to whoever sees it: never make one from, or show one as, anything of a person.
    """
    moment = time.time_ns() // 1_000_000 if at_ms is None else at_ms
    noise = int.from_bytes(os.urandom(10), "big")
    value = (moment & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | (noise >> 64 & 0xFFF) << 64 | 0b10 << 62 | noise & 0x3FFF_FFFF_FFFF_FFFF
    return uuid.UUID(int=value)


def made_at_ms(of: uuid.UUID) -> int:
    """Milliseconds since 1970 at which a version 7 id was made. ValueError for another version."""
    if of.version != 7:
        raise ValueError("not a version 7 id")
    return of.int >> 80


def new_submission() -> str:
    """22 url-safe characters, 128 random bits: names one filled-in form, so that sending it twice saves it once."""
    return secrets.token_urlsafe(16)


def is_submission(text: str) -> bool:
    """Whether the text has the shape `new_submission` gives."""
    return len(text) == 22 and all(c.isascii() and (c.isalnum() or c in "-_") for c in text)
