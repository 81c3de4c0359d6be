"""How far the trail's sealing has come, for pages, health and start-up: moments and counts, nobody's row."""

from __future__ import annotations

from django.db import connection

from .sealing.state import ASK, State


def sealing_now() -> State:
    """Asked of the database as whoever is connected (the owner's function answers the app and the sealer)."""
    with connection.cursor() as cursor:
        cursor.execute(ASK)
        return State(*cursor.fetchone())
