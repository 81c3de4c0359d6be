"""Key wraps live at most 30 days: after that, what was erased is erased in the backups too (docs/decisions/0011)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sintas.config.backup.folders import sync_folder
from sintas.config.backup.parts import NAME

DAYS = 30


def prune(apart: Path, now: datetime) -> int:
    """Remove the wraps of backups made more than 30 days ago, by the day in their name (a copy's own date says when it was copied); how many.

    The newest one stays, whatever its age: without it the newest backup would open for nobody.
    """
    found = sorted(path for path in apart.glob("sintas-*.wraps.age") if NAME.match(path.name))
    old = [path for path in found[:-1] if made_at(path) < now - timedelta(days=DAYS)]
    for path in old:
        path.unlink()
    if old:
        sync_folder(apart)
    return len(old)


def made_at(path: Path) -> datetime:
    """The moment in a part's name."""
    stamp = path.name.removeprefix("sintas-").partition(".")[0]
    return datetime.strptime(stamp, "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
