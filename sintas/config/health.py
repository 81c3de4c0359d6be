"""`/healthz`: 200 when the database answers the app and nothing is left to migrate, else 503. It tells nothing else to anybody."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase

log = logging.getLogger("sintas.health")


class Healthz:
    """Stands before every other middleware: a monitor has no session and may use any host name."""

    migrated = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path != "/healthz":
            return self.get_response(request)
        well = self.well()
        response = HttpResponse("ok\n" if well else "not ready\n", content_type="text/plain", status=200 if well else 503)
        response.headers["Cache-Control"] = "no-store"
        return response

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


def unapplied() -> int:
    """How many migrations are still to be applied."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
