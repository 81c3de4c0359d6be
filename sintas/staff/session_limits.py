"""How long a session lasts. Why so long and no longer: docs/authentication.md."""

from __future__ import annotations

from datetime import timedelta

LONGEST = timedelta(hours=10)
IDLE = timedelta(minutes=15)  # how long nobody may touch it before the screen locks
