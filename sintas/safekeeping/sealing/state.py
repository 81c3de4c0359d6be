"""How far the sealing has come, asked by whoever may know that and nothing else (the owner's function sealing_state)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import LiteralString

ASK: LiteralString = "SELECT newest, seals, sealed_at, waiting, waiting_since FROM sealing_state()"
LATE = timedelta(minutes=15)
AHEAD = timedelta(minutes=5)


@dataclass(frozen=True)
class State:
    """newest: what the clock said at the trail's last row. waiting: rows no seal covers yet, the oldest from `waiting_since`."""

    newest: datetime | None
    seals: int
    sealed_at: datetime | None
    waiting: int
    waiting_since: datetime | None

    def late(self, now: datetime) -> str:
        """"" when all is well, else a code: `none` (never sealed), `away` (the sealer is), `stuck` (it seals, but rows stay behind)."""
        if self.sealed_at is None:
            waits = self.waiting_since is not None and now - self.waiting_since > LATE
            return "none" if waits else ""
        if now - self.sealed_at > LATE:
            return "away"
        return "stuck" if self.waiting_since is not None and now - self.waiting_since > LATE else ""

    def ahead(self, now: datetime) -> timedelta:
        """How far the trail's last row lies in the future of this clock, when that is more than a few minutes; else nothing."""
        if self.newest is None or self.newest - now <= AHEAD:
            return timedelta(0)
        return self.newest - now

