"""`migrate` runs as the owner of the database and nobody else; what he creates the application may use but not own."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from sintas.safekeeping.migrating import drawn_once
from sintas.safekeeping.rls import put_gates

# Before the first table exists: what the owner creates from now on, the app may use. Exceptions (the trail) revoke in their own migration.
DEFAULTS = """
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO sintas_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO sintas_app;
"""
OWNED_BY = "SELECT current_user, pg_catalog.pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> Any:
        if options["check_unapplied"] or options["plan"]:
            return super().handle(*args, **options)  # start-up may ask, as the app, whether all is applied
        with connections[options["database"]].cursor() as c:
            c.execute(OWNED_BY)
            me, owner = c.fetchone()
            if me != owner:
                raise CommandError(f"migrate runs as {owner}, not as {me}: start it with SINTAS_DB_ROLE=owner")
            c.execute(DEFAULTS)
        with drawn_once():
            super().handle(*args, **options)
        with connections[options["database"]].cursor() as c:
            c.execute("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM sintas_app")
            put_gates(c)
        return None
