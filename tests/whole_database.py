# ruff: noqa: S608 - names of tables come from the database's own catalogue
"""The whole database as a superuser sees it, before and after something that must change nothing."""

from __future__ import annotations

from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

from sintas.config.system import read_private

# What a refusal may change: its row in the trail, the browser's session, the count of wrong tries.
OF_A_REFUSAL = ("safekeeping_trail", "django_session", "staff_attempt")
TABLES = "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public' AND relkind = 'r' ORDER BY 1"


class WholeDatabase:
    """Open it inside a test with `transaction=True`: only what is committed is seen."""

    def __enter__(self) -> WholeDatabase:
        held, login = connection.settings_dict, read_private(settings.SYSTEM.folder("db-super.json"))
        self.superuser = psycopg.connect(
            host=held["HOST"], dbname=held["NAME"], user=login["user"], password=login["password"], autocommit=True
        )
        self.tables = [name for (name,) in self.superuser.execute(TABLES).fetchall() if name not in OF_A_REFUSAL]
        assert len(self.tables) > 60
        return self

    def __exit__(self, *why: Any) -> None:
        self.superuser.close()

    def now(self) -> dict[str, Any]:
        """Table -> digest of all its rows."""
        query = " UNION ALL ".join(f"SELECT '{one}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM \"{one}\" t" for one in self.tables)
        return dict(self.superuser.execute(query).fetchall())

    def rows(self, after: int) -> list[dict[str, Any]]:
        """The trail rows beyond the first `after`, as they were written."""
        found = self.superuser.execute("SELECT actor_id, verb, file_id, outcome, detail FROM safekeeping_trail ORDER BY id OFFSET %s", [after])
        return [{"actor": actor, "verb": verb, "file": file_id, "outcome": outcome, **detail} for actor, verb, file_id, outcome, detail in found]

    def count(self) -> int:
        """How long the trail is."""
        found = self.superuser.execute("SELECT count(*) FROM safekeeping_trail").fetchone()
        assert found is not None
        return int(found[0])
