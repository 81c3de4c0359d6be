"""Ten codes on paper for the day the phone is lost. Each opens the door once; only keyed digests are stored."""

from __future__ import annotations

import secrets
from uuid import UUID

from sintas.safekeeping.keys import service_key

from ..one_time import LETTERS

HOW_MANY, GROUPS, LENGTH = 10, 3, 4  # 12 letters: about 59 bits, behind the throttle of the door


def new_codes() -> list[str]:
    """Ten, shown once and never again."""
    return ["-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS)) for _ in range(HOW_MANY)]


def looks_like_one(typed: str) -> bool:
    """Could this be one, rather than six digits of an app?"""
    return len(plain(typed)) == GROUPS * LENGTH


def digest(user_id: UUID, typed: str) -> bytes:
    """However it was typed: spaces, dashes and capitals do not count."""
    return service_key().fingerprint("recovery_code", user_id, plain(typed))


def plain(typed: str) -> str:
    """Its letters and digits alone."""
    return "".join(letter for letter in typed.lower() if letter.isalnum())
