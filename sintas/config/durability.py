"""What was acknowledged must outlive a crash and a power cut: which settings of the database would break that promise, and are refused."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import connection

FLUSHED = frozenset({"on", "remote_apply", "remote_write", "local"})  # each waits until our own disk has it
# As this session sees them, whoever set them: the file, the command line, ALTER SYSTEM, the database, the role, the connection.
SAFE = {
    "fsync": frozenset({"on"}),
    "full_page_writes": frozenset({"on"}),
    "synchronous_commit": FLUSHED,
    "data_checksums": frozenset({"on"}),
    "ignore_checksum_failure": frozenset({"off"}),
    "zero_damaged_pages": frozenset({"off"}),
}
TO_DO = {
    "data_checksums": "a damaged page would be read as if it were sound; stop the database and run `pg_checksums --enable`",
    "ignore_checksum_failure": "damaged pages would be read as if they were sound; set it to off",
    "zero_damaged_pages": "damaged pages would be emptied without a word; set it to off",
}
POWER_CUT = "a power cut could lose saved notes; set it to on"
ELSEWHERE = """
SELECT coalesce(r.rolname, ''), coalesce(d.datname, ''), split_part(one, '=', 1), split_part(one, '=', 2)
  FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) one
  LEFT JOIN pg_roles r ON r.oid = s.setrole LEFT JOIN pg_database d ON d.oid = s.setdatabase
 WHERE split_part(one, '=', 1) = ANY(%s) AND (s.setdatabase = 0 OR d.datname = current_database()) ORDER BY 1, 2, 3
"""
UNLOGGED = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
 WHERE c.relkind IN ('r', 'p') AND c.relpersistence = 'u' ORDER BY c.relname LIMIT 1
"""


def durability() -> str | None:
    """The refusal of start-up, if any. A test run's throw-away database is loose on purpose."""
    if settings.TESTING:
        return None
    return next((sentence for one in CHECKS if (sentence := one())), None)


def this_session() -> str | None:
    """The settings as the role that serves finds them."""
    with connection.cursor() as cursor:
        for name, safe in SAFE.items():
            cursor.execute(f"SHOW {name}")
            if (held := cursor.fetchone()[0]) not in safe:
                return f"The database's setting {name} is {held}, so {TO_DO.get(name, POWER_CUT)}."
    return None


def other_sessions() -> str | None:
    """Settings laid on a role or on this database: another of our roles (owner, keys, sealer) would work with them, and this one after its next start."""
    with connection.cursor() as cursor:
        cursor.execute(ELSEWHERE, [list(SAFE)])
        for role, database, name, value in cursor.fetchall():
            if value.lower() not in SAFE[name]:
                whose, undo = (f"the role {role}", f"ALTER ROLE {role}") if role else (f"the database {database}", f"ALTER DATABASE {database}")
                place = f" IN DATABASE {database}" if role and database else ""
                return f"The setting {name} is {value} for {whose}, so {TO_DO.get(name, POWER_CUT)} ({undo}{place} RESET {name})."
    return None


def unlogged() -> str | None:
    """A table without a log is empty after a crash."""
    with connection.cursor() as cursor:
        cursor.execute(UNLOGGED)
        row = cursor.fetchone()
    return f"The table {row[0]} is unlogged: a crash would empty it; run ALTER TABLE {row[0]} SET LOGGED." if row else None


CHECKS: tuple[Callable[[], str | None], ...] = (this_session, other_sessions, unlogged)
