"""Sessions, when the database goes away between the work and the answer."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError, connection


class HonestSessions(SessionMiddleware):
    """Django takes a session it could not save for one that was deleted, and answers 400: "your request is wrong".

    When the truth is that the database does not answer, this says so (500: try again). What was sent may be saved by then or not; sent
    again with the same token it is saved once.
    """

    def process_response(self, request: Any, response: Any) -> Any:
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            if connection.is_usable():
                raise
            raise OperationalError("the session could not be saved") from None
