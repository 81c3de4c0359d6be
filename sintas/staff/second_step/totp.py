"""An authenticator app: its secret, the picture it photographs, and what a typed code is worth."""

from __future__ import annotations

import secrets
from base64 import b32encode
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote, urlencode

import segno

from sintas.safekeeping.timed_codes import DIGITS, SECONDS, is_code

ABOUT = (0, -1, 1)  # steps of time a clock may be away


class Verdict(Enum):
    """What a code is worth."""

    RIGHT = "right"
    WRONG = "wrong"
    USED = "used"  # right, but it or a later one was used before
    BEHIND = "behind"  # right by the clock of today, which stands far before the last code used: the server's clock was set back


@dataclass(frozen=True)
class Checked:
    """`step` is to be remembered as used when the verdict is RIGHT."""

    verdict: Verdict
    step: int = 0


def new_secret() -> str:
    """160 random bits, as apps take them (base32)."""
    return b32encode(secrets.token_bytes(20)).decode()


def check(secret: str, typed: str, now: float, used: int) -> Checked:
    """Is `typed` a code of about `now` (seconds since 1970), and later than step `used` (0: none yet)?"""
    digits = "".join(letter for letter in typed if letter.isdigit())
    if len(digits) != DIGITS:
        return Checked(Verdict.WRONG)
    here = int(now) // SECONDS
    fitting = [here + away for away in ABOUT if is_code(secret, here + away, digits)]
    if not fitting:
        return Checked(Verdict.WRONG)
    if fitting[0] > used:
        return Checked(Verdict.RIGHT, fitting[0])
    return Checked(Verdict.BEHIND if used > here + max(ABOUT) else Verdict.USED)


def address(secret: str, username: str, house: str) -> str:
    """What the picture says (otpauth://...). The app shows `house` and `username`: give neither anything that tells what is done here."""
    label = quote(f"{house}:{username}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': house, 'digits': DIGITS, 'period': SECONDS})}"


def picture(text: str) -> str:
    """The square to photograph, as SVG without style, script or size of its own (whole at any width); dark on white, or no camera reads it."""
    return segno.make(text, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True)


def in_fours(secret: str) -> str:
    """For a hand that types it."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
