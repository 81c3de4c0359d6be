"""PostgreSQL backend that knows two roles. Only the test database needs it: create, migrate, flush and drop run as the owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql import base, creation, operations


class Creation(creation.DatabaseCreation):
    @contextmanager
    def as_owner(self) -> Iterator[None]:
        settings = self.connection.settings_dict
        owner = settings["TEST"].get("OWNER")
        if not owner:
            yield
            return
        before = settings["USER"], settings["PASSWORD"]
        settings["USER"], settings["PASSWORD"] = owner, settings["TEST"].get("OWNER_PASSWORD", "")
        self.connection.close()
        try:
            yield
        finally:
            self.connection.close()
            settings["USER"], settings["PASSWORD"] = before

    def create_test_db(self, *a: Any, **kw: Any) -> Any:
        with self.as_owner():
            return super().create_test_db(*a, **kw)

    def clone_test_db(self, *a: Any, **kw: Any) -> Any:
        with self.as_owner():
            return super().clone_test_db(*a, **kw)

    def destroy_test_db(self, *a: Any, **kw: Any) -> Any:
        with self.as_owner():
            return super().destroy_test_db(*a, **kw)


class Operations(operations.DatabaseOperations):
    def execute_sql_flush(self, sql_list: Iterable[str]) -> Any:
        """TRUNCATE is the owner's, and the trail's own trigger refuses even him: lift it for one transaction, in test databases only."""
        c: Any = self.connection
        if not c.settings_dict["TEST"].get("OWNER") or not c.settings_dict["NAME"].startswith("test_"):
            return super().execute_sql_flush(sql_list)
        with c.creation.as_owner(), c.cursor() as cur:
            cur.execute("BEGIN")
            cur.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only_truncate'")
            guarded = [table for (table,) in cur.fetchall()]
            for sql in [
                *(f"ALTER TABLE {t} DISABLE TRIGGER USER" for t in guarded),
                *sql_list,
                *(f"ALTER TABLE {t} ENABLE TRIGGER USER" for t in guarded),
            ]:
                cur.execute(sql)
            cur.execute("COMMIT")
        return None


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = Creation
    ops_class = Operations
