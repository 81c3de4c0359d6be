"""`/healthz`: 200 when the database answers the app, can be written to and nothing is left to migrate, else 503.

It tells a monitor "full" or "read-only" besides, and `trail late` in a second line when nothing was sealed for a quarter of an hour; nothing
else to anybody.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from sintas.config import storage
from sintas.kit import clock
from sintas.safekeeping.sealed_state import sealing_now

log = logging.getLogger("sintas.health")


class Healthz:
    """Stands before every other middleware: a monitor has no session and may use any host name."""

    migrated = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path != "/healthz":
            response = self.get_response(request)
            if kind := storage.CODES.get(getattr(response, "sqlstate", "")):
                storage.remember(kind)
            return response
        well = self.well()
        kind = (self.read_only() or storage.trouble()) if well else None
        said = f"not ready: {kind}\n" if kind else "not ready\n"
        if well and not kind:
            said = "ok\ntrail late\n" if self.late() else "ok\n"
        response = HttpResponse(said, content_type="text/plain", status=200 if well and not kind else 503)
        response.headers["Cache-Control"] = "no-store"
        return response

    def read_only(self) -> str | None:
        """A standby, or a database somebody set to reading only."""
        try:
            with connection.cursor() as cursor:
                cursor.execute("SHOW transaction_read_only")
                return storage.READ_ONLY if cursor.fetchone()[0] == "on" else None
        except Error:
            return storage.AWAY

    def well(self) -> bool:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            # Asked until the answer is yes: migrations are never taken back under a running server.
            self.migrated = self.migrated or not unapplied()
        except Error as error:
            log.warning("health", extra={"code": type(error).__name__})
            connection.close()
            return False
        return self.migrated

    def late(self) -> bool:
        """Still 200: the pages are safe to serve, but somebody must look at the sealer (`sintas trail status`)."""
        try:
            return bool(sealing_now().late(clock.now()))
        except Error as error:
            log.warning("health", extra={"code": type(error).__name__})
            return False


def unapplied() -> int:
    """How many migrations are still to be applied."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
