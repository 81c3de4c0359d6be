"""When the database cannot keep anything: a full disk, a database that may only be read, or none at all. Nothing is acknowledged then."""

from __future__ import annotations

import logging
import shutil
import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

LEAST_MB = 100  # free beside our own database; below that PostgreSQL may stop in the middle of a day
REMEMBERED = 60  # seconds a failed write stands in /healthz
FULL, READ_ONLY, AWAY = "full", "read-only", "away"
CODES = {"53100": FULL, "53200": FULL, "53300": AWAY, "25006": READ_ONLY, "57P01": AWAY, "57P02": AWAY, "57P03": AWAY}
log = logging.getLogger("sintas.storage")
_last: dict[str, Any] = {"kind": None, "at": 0.0}


def kind_of(why: BaseException | None) -> str | None:
    """What an exception, or what it came from, says about the database; None for anything else."""
    seen = 0
    while why is not None and seen < 10:
        code = getattr(why, "sqlstate", None)
        if code in CODES:
            return CODES[code]
        if str(code).startswith("08") or (code is None and type(why).__module__ == "psycopg" and type(why).__name__ == "OperationalError"):
            return AWAY
        why, seen = why.__cause__ or why.__context__, seen + 1
    return None


def remember(kind: str) -> None:
    """A write failed just now."""
    _last.update(kind=kind, at=time.monotonic())
    log.error("storage", extra={"code": kind})


def trouble() -> str | None:
    """What /healthz says: room on the disk, and what failed within the last minute."""
    if (room := room_left()) is not None and room < LEAST_MB:
        return FULL
    if _last["kind"] and time.monotonic() - _last["at"] < REMEMBERED:
        return str(_last["kind"])
    return None


def room_left() -> int | None:
    """Free megabytes beside our own database; None when the database is elsewhere."""
    data = settings.SYSTEM.data
    if data is None or not (data / "pg").exists():
        return None
    return shutil.disk_usage(data / "pg").free // 1_000_000


def page(request: HttpRequest, kind: str) -> HttpResponse:
    """503: nothing was saved; what was typed stands sealed in this page and can be taken back to its form. Raises when it cannot be drawn."""
    remember(kind)
    carried = ""
    actor = getattr(request, "actor", None)
    if request.method == "POST" and actor is not None:
        from sintas.staff import carrying

        carried = carrying.pack(request.path, {name: request.POST.getlist(name) for name in request.POST}, actor.user_id)
    return HttpResponse(render_to_string("kit/errors/storage.html", {"carried": carried, "away": kind == AWAY}, request), status=503)
