"""Address and code of a partner's link: made here, kept as keyed digests alone."""

from __future__ import annotations

import hmac
import secrets
from uuid import UUID

from sintas.safekeeping.keys import service_key
from sintas.staff.one_time import LETTERS

GROUPS, LENGTH = 2, 4  # eight letters, about 39 bits: five tries are all there are
TOKEN_BYTES = 32


def new_token() -> str:
    """256 bits, for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code() -> str:
    """ "k4mp-7wza": to be told by another way than the link."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS))


def token_print(link_id: UUID, token: str) -> bytes:
    """Bound to the link: the same token under another link is another."""
    return service_key().fingerprint("partner_link", link_id, token)


def code_print(link_id: UUID, typed: str) -> bytes:
    """However it was typed: spaces, dashes and capitals do not count."""
    return service_key().fingerprint("partner_code", link_id, "".join(letter for letter in typed.lower() if letter.isalnum()))


def same(kept: bytes | memoryview, given: bytes) -> bool:
    """Compared without telling how far they agree."""
    return hmac.compare_digest(bytes(kept), given)
