"""One moment of the database, seen by the role that backs up: dump, key wraps, counts and migrations all speak of the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from sintas.config.backup.postgres import connect
from sintas.config.problem import SystemProblem
from sintas.config.system import Login

# Sessions are not backed up: nobody stays signed in over a restore. The wraps are backed up apart.
LEFT_OUT = ("safekeeping_wrap", "django_session")
TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
 WHERE c.relkind IN ('r', 'p') ORDER BY 1
"""
ADMINISTRATORS = """
SELECT DISTINCT u.username, u.id::text FROM staff_user u JOIN staff_posting p ON p.user_id = u.id JOIN staff_unit n ON n.id = p.unit_id
 WHERE u.is_active AND p.ended_at IS NULL AND p.role = 'administrator' AND NOT n.closed ORDER BY 1
"""


@dataclass
class Snapshot:
    """`name` is what pg_dump is given; it lives as long as the connection's transaction."""

    connection: psycopg.Connection[tuple[object, ...]]
    name: str

    def rows(self, query: Any, params: list[Any] | None = None) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.connection.execute(query, params).fetchall()]

    def tables(self) -> list[str]:
        return [name for (name,) in self.rows(TABLES)]

    def counts(self) -> dict[str, int]:
        """Rows of every table that goes into the dump."""
        return count(self, [name for name in self.tables() if name not in LEFT_OUT])

    def migrations(self) -> list[list[str]]:
        return [[app, name] for app, name in self.rows("SELECT app, name FROM django_migrations ORDER BY app, name")]

    def wraps(self) -> Iterator[bytes]:
        """The key wraps as COPY writes them: a line of column names, then a line each."""
        yield b"\t".join(name.encode() for name in self.wrap_columns()) + b"\n"
        with self.connection.cursor().copy("COPY safekeeping_wrap TO STDOUT") as rows:
            for row in rows:
                yield bytes(row)

    def wrap_columns(self) -> list[str]:
        return [str(one.name) for one in self.connection.execute("SELECT * FROM safekeeping_wrap LIMIT 0").description or []]

    def newest_seal(self) -> dict[str, Any] | None:
        """The trail's last seal, where the trail is sealed already."""
        if "safekeeping_seal" not in self.tables():
            return None
        found = self.rows("SELECT to_jsonb(s) FROM safekeeping_seal s ORDER BY s.number DESC LIMIT 1")
        return dict(found[0][0]) if found else None


@contextmanager
def taken(login: Login) -> Iterator[Snapshot]:
    """A snapshot that sees every row. Raises SystemProblem for a role that row-level security would hide rows from."""
    with connect(login) as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        found = connection.execute("SELECT pg_export_snapshot(), to_regclass('public.safekeeping_wrap') IS NOT NULL").fetchone()
        assert found is not None  # noqa: S101 - a query without FROM has one row
        name, there = found
        if not there:
            raise SystemProblem("There are no tables of Sintas in this database yet; there is nothing to back up.")
        hidden = connection.execute("SELECT row_security_active('safekeeping_wrap'::regclass)").fetchone()
        if hidden and hidden[0]:
            raise SystemProblem(
                f"The database role {login.user} does not see every row, so its backup would be a part only; back up as a role with BYPASSRLS "
                "and pg_read_all_data (sintas_backup)."
            )
        try:
            yield Snapshot(connection, str(name))
        finally:
            connection.rollback()


def count(snapshot: Snapshot, tables: list[str]) -> dict[str, int]:
    """Rows of each of these tables, in one query."""
    each = [sql.SQL("SELECT {}, count(*) FROM public.{}").format(sql.Literal(name), sql.Identifier(name)) for name in tables]
    return {str(name): int(rows) for name, rows in snapshot.rows(sql.SQL(" UNION ALL ").join(each))} if each else {}
