"""Codes of an authenticator app (RFC 6238: HMAC-SHA-1, six digits, thirty seconds): what every such app understands."""

from __future__ import annotations

from base64 import b32decode

from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECONDS, DIGITS = 30, 6


def code_at(secret: str, step: int) -> str:
    """The six digits of one step of time (seconds since 1970, divided by thirty). `secret` in base32."""
    made = TOTP(b32decode(secret), DIGITS, SHA1(), SECONDS)  # noqa: S303 - as HMAC it is not broken, and no app knows another
    return made.generate(step * SECONDS).decode()


def is_code(secret: str, step: int, digits: str) -> bool:
    """Whether these are its digits; takes as long when they are not."""
    return bytes_eq(code_at(secret, step).encode(), digits.encode())
