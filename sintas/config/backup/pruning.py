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
    found = sorted((at, path) for path in apart.glob("sintas-*.wraps.age") if (at := made_at(path)) is not None)
    old = [path for at, path in found[:-1] if at < now - timedelta(days=DAYS)]
    for path in old:
        path.unlink()
    if old:
        sync_folder(apart)
    return len(old)


def made_at(path: Path) -> datetime | None:
    """The moment a part's name begins with (a copy of it may go on: "... (1).wraps.age"); None for a file of another name."""
    named = NAME.match(path.name)
    try:
        return datetime.strptime(named[0], "sintas-%Y%m%d-%H%M%S").replace(tzinfo=UTC) if named else None
    except ValueError:
        return None
