"""PostgreSQL backend that knows two roles. Only the test database needs it: create, migrate and drop run as the owner."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base, creation

MODEL, MODEL_LOCK = "test_model", 5_600_107  # any number, the same in each process


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
        """As Django does it. Of processes that test beside each other the first migrates, the others copy what it made."""
        with self.as_owner():
            if "PYTEST_XDIST_WORKER" not in os.environ:
                return super().create_test_db(*a, **kw)
            me: Any = self  # two methods of Django's that its stubs leave out
            with me._nodb_cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [MODEL_LOCK])  # held until this connection ends
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [MODEL])
                if cursor.fetchone():
                    return self._copied(cursor, me._get_test_db_name())
                name = super().create_test_db(*a, **kw)
                self.connection.close()  # a database is copied while nobody is in it
                cursor.execute(f"CREATE DATABASE {MODEL} TEMPLATE {self.connection.ops.quote_name(name)}")
                return name

    def _copied(self, cursor: Any, name: str) -> str:
        """A test database under this process's name, like the model."""
        cursor.execute(f"CREATE DATABASE {self.connection.ops.quote_name(name)} TEMPLATE {MODEL}")
        self.connection.close()
        settings.DATABASES[self.connection.alias]["NAME"] = self.connection.settings_dict["NAME"] = name
        self.connection.ensure_connection()
        return name

    def clone_test_db(self, *a: Any, **kw: Any) -> Any:
        with self.as_owner():
            return super().clone_test_db(*a, **kw)

    def destroy_test_db(self, *a: Any, **kw: Any) -> Any:
        with self.as_owner():
            return super().destroy_test_db(*a, **kw)


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = Creation
