"""A code to sign in with once, handed over by an administrator. Only its keyed digest is stored; it opens nothing but the page for an own password."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta

from sintas.kit import clock
from sintas.safekeeping.keys import service_key

from .models import User

LIVES = timedelta(hours=24)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another when copied by hand
GROUPS, LENGTH = 4, 4  # 16 letters: about 79 bits


def give_code(user: User) -> str:
    """Put a fresh code on the account (not saved here) and take away its password; the older code no longer works. Returns the code."""
    code = "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS))
    user.set_unusable_password()
    user.code_digest, user.code_until = digest(user, code), clock.now() + LIVES
    user.must_change_password = True
    user.session_epoch += 1
    return code


def fits(user: User, typed: str) -> bool:
    """Is this the account's code, and still in time? It works until an own password is set: a lost connection must not lock anybody out."""
    if user.code_digest is None or user.code_until is None or not clock.now() <= user.code_until <= clock.now() + LIVES:
        return False
    return hmac.compare_digest(bytes(user.code_digest), digest(user, typed))


def used_up(user: User) -> None:
    """An own password stands: the code is gone (not saved here)."""
    user.code_digest = user.code_until = None


def digest(user: User, typed: str) -> bytes:
    """However it was typed: spaces, dashes and capitals do not count."""
    plain = "".join(letter for letter in typed.lower() if letter.isalnum())
    return service_key().fingerprint("one_time_code", user.pk, plain)


CODE_FIELDS = ["password", "code_digest", "code_until", "must_change_password", "session_epoch"]
