"""What time it is: the one place that asks. `stopped` holds it, in tests and for the invented past of the demo; nothing else may replace it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils import timezone

# Indonesia's three zones, by the letters people write after a time. No daylight saving.
ZONES: Final = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_LETTERS: Final = {name: letters for letters, name in ZONES.items()}


def _wall_clock() -> datetime:
    return datetime.now(UTC)


def _running() -> float:
    """Seconds on a clock nobody sets, which also runs while the machine sleeps where the system has such a one."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


# Of the process, not of a thread: a live server in a test must see the same stopped time.
_source: Callable[[], datetime] = _wall_clock


def now() -> datetime:
    """This moment, aware, in UTC; for storing and comparing."""
    return _source()


# When this process began, on both clocks. Corrections of a time server are seconds; minutes are somebody's hand or a dead battery.
_began: tuple[datetime, float] = (_wall_clock(), _running())
SET_BACK = timedelta(minutes=5)


def set_back() -> timedelta:
    """By how much the machine's clock was set back since this process began, when that is minutes; else nothing. Knows no `stopped`."""
    wall, running = _began
    behind = wall + timedelta(seconds=_running() - running) - _wall_clock()
    return behind if behind > SET_BACK else timedelta(0)


def local_now() -> datetime:
    """This moment in the current zone (settings.TIME_ZONE, or what the request activated); for showing."""
    return now().astimezone(timezone.get_current_timezone())


def today() -> date:
    """The calendar day in the current zone, which at 05.00 WIB is not yet the day in UTC."""
    return local_now().date()


def local(moment: datetime) -> datetime:
    """An aware moment in the current zone. ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return moment.astimezone(timezone.get_current_timezone())


def zone_letters() -> str:
    """WIB, WITA or WIT for the current zone; the zone's own short name elsewhere."""
    zone = timezone.get_current_timezone()
    name = zone.key if isinstance(zone, ZoneInfo) else str(zone)
    return _LETTERS.get(name) or local_now().tzname() or name


@contextmanager
def stopped(at: datetime) -> Iterator[None]:
    """For tests and the demo: the clock stands at `at` (aware) inside the block, for the whole process; nests. ValueError for a naive moment."""
    global _source
    if at.tzinfo is None:
        raise ValueError("a moment needs a zone")
    before, moment = _source, at.astimezone(UTC)
    _source = lambda: moment  # noqa: E731
    try:
        yield
    finally:
        _source = before
