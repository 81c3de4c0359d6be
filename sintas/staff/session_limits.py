"""How long a session lasts. Why so long and no longer: docs/authentication.md."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

LONGEST = timedelta(hours=10)


def idle_limit() -> timedelta:
    """How long nobody may touch it before the screen locks (15 minutes unless SINTAS_IDLE_MINUTES says otherwise)."""
    return timedelta(minutes=getattr(settings, "SINTAS_IDLE_MINUTES", 15))
