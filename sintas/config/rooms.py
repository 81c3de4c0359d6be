"""Which rooms are built, in the order of the floor plan. A room with an apps.py is a Django app, a room with a urls.py has pages."""

from __future__ import annotations

from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
FLOOR_PLAN = (
    "kit",
    "safekeeping",
    "practice",
    "staff",
    "directory",
    "instruments",
    "cases",
    "access",
    "evidence",
    "programmes",
    "tracks",
    "intake",
    "casework",
    "groupwork",
    "exchange",
    "supervision",
    "statistics",
    "documents",
    "desk",
    "config",
)


def apps() -> list[str]:
    """The rooms Django must know, lowest first, so that migrations and templates of lower rooms come first."""
    return [f"sintas.{room}" for room in FLOOR_PLAN if (HOUSE / room / "apps.py").is_file()]


def pages() -> list[str]:
    """The urls modules of the rooms, highest first: the desk decides what stands at the door."""
    return [f"sintas.{room}.urls" for room in reversed(FLOOR_PLAN) if room != "config" and _has_urls(HOUSE / room)]


def _has_urls(room: Path) -> bool:
    return (room / "urls.py").is_file() or (room / "urls" / "__init__.py").is_file()


def context_processors() -> list[str]:
    """What a built room offers to every page: `<room>/context.py` with a function `shell`."""
    return [f"sintas.{room}.context.shell" for room in FLOOR_PLAN if (HOUSE / room / "context.py").is_file()]
