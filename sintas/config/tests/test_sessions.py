"""A session that could not be saved: whose fault it was is said rightly."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection


@pytest.mark.parametrize(("usable", "status"), [(False, 500), (True, 400)])
def test_a_lost_database_is_no_fault_of_the_request(signed_in: Any, monkeypatch: pytest.MonkeyPatch, usable: bool, status: int) -> None:
    ratna = signed_in("ratna")
    ratna.raise_request_exception = False

    def fails(self: SessionStore, must_create: bool = False) -> None:
        raise UpdateError

    monkeypatch.setattr(SessionStore, "save", fails)
    monkeypatch.setattr(connection, "is_usable", lambda: usable)
    answer = ratna.post("/pengaturan/", {"language": "id", "theme": "system", "greeting": "Kak"})
    assert answer.status_code == status
