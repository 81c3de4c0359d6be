"""Ten codes on paper for the day the phone is lost. Each opens the door once; they are stored as passwords are, and keyed besides.

Twelve letters are fewer than a fast digest would be safe with (ASVS 6.5.2 asks for 112 bits): whoever held the database and the index key
could try them all. So each is hashed with Argon2id under a salt of its own, and what goes in is keyed with the index key.
"""

from __future__ import annotations

import hmac
import secrets
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, BasePasswordHasher, get_hasher

from sintas.safekeeping.keys import service_key

from ..one_time import LETTERS

HOW_MANY, GROUPS, LENGTH = 10, 3, 4  # 12 letters: about 59 bits, behind the throttle of the door

OLD = 32  # bytes of a digest from before


def new_codes() -> list[str]:
    """Ten, shown once and never again."""
    return ["-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS)) for _ in range(HOW_MANY)]


def looks_like_one(typed: str) -> bool:
    """Could this be one, rather than six digits of an app?"""
    return len(plain(typed)) == GROUPS * LENGTH


class CodeHasher(Argon2PasswordHasher):
    """The least the standard asks for (19 MiB, two passes, one lane): up to ten are tried for one code that is typed."""

    time_cost, memory_cost, parallelism = 2, 19_456, 1


def digest(user_id: UUID, typed: str) -> bytes:
    """However it was typed: spaces, dashes and capitals do not count. Another salt each time; compare with `fits`."""
    hasher = its_hasher()
    return hasher.encode(keyed(user_id, typed).hex(), hasher.salt()).encode()


def fits(user_id: UUID, typed: str, held: bytes) -> bool:
    """Is it the code behind this digest? Codes made before November 2026 stand as keyed digests alone."""
    if len(held) == OLD:
        return hmac.compare_digest(held, keyed(user_id, typed))
    return its_hasher().verify(keyed(user_id, typed).hex(), held.decode())


def keyed(user_id: UUID, typed: str) -> bytes:
    """Of this person and this house alone: the same letters on another account give something else."""
    return service_key().fingerprint("recovery_code", user_id, plain(typed))


def its_hasher() -> BasePasswordHasher:
    """Tests hash quickly, as they do passwords (config/testhasher.py refuses to exist anywhere else)."""
    return get_hasher() if settings.TESTING else CodeHasher()


def plain(typed: str) -> str:
    """Its letters and digits alone."""
    return "".join(letter for letter in typed.lower() if letter.isalnum())
