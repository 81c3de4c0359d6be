"""Which migrations this program knows, told from its files: asked before any database is there."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from sintas.config import rooms

OTHERS = {
    "auth": "django.contrib.auth",
    "contenttypes": "django.contrib.contenttypes",
    "sessions": "django.contrib.sessions",
    "procrastinate": "procrastinate.contrib.django",
}


def newer_migrations(applied: list[list[str]]) -> list[str]:
    """Those of our own rooms that were applied there and are unknown here, as room.name; libraries' own are compared by their folders."""
    return [f"{app}.{name}" for app, name in applied if not knows(app, name)]


def knows(app: str, name: str) -> bool:
    """Whether the program holds this migration."""
    folder = folder_of(app)
    return folder is not None and (folder / f"{name}.py").is_file()


def folder_of(app: str) -> Path | None:
    """Where an app's migrations lie; None for an app this program does not have."""
    if app in rooms.FLOOR_PLAN:
        return rooms.HOUSE / app / "migrations"
    spec = importlib.util.find_spec(OTHERS[app]) if app in OTHERS else None
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / "migrations"
