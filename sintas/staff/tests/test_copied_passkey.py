"""A passkey whose counter does not go up was copied: the answer is refused, whatever number the copy gives."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest

from sintas.kit import clock
from sintas.staff.actions.second_step import used_passkey
from sintas.staff.models import Passkey

KEY = b"id and public key"


@pytest.mark.parametrize(
    ("stood_at", "says", "counts"),
    [(0, 0, True), (0, 1, True), (5, 6, True), (5, 5, False), (5, 4, False), (5, 0, False)],  # a key that never counts always says nought
)
def test_the_counter_goes_up_or_was_never_there(cast: Any, as_user: Any, stood_at: int, says: int, counts: bool) -> None:
    ratna = cast["ratna"].pk
    with as_user("ratna") as keyring:
        keyring.own_key(ratna)
        key = b64encode(KEY).decode()
        held = Passkey.objects.create(user_id=ratna, called="Ponsel", credential=key, counter=stood_at, made_at=clock.now())
        assert used_passkey(user_id=ratna, credential=KEY, counter=says) is counts
        held.refresh_from_db(fields=["counter", "used_at"])
        assert (held.counter, held.used_at is not None) == ((says, True) if counts else (stood_at, False))
