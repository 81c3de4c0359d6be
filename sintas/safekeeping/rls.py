"""Migration operations for the second lock. Every policy asks one owner's function inside a scalar sub-select: evaluated once a query.

Scopes an access row may carry: team, carer, intake. A table says which scopes reach it.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

ME = "NULLIF(current_setting('app.user_id', true), '')::uuid"
TEAM = ("team", "intake")  # the narrative
HEAD = ("team", "intake", "carer")  # that the file exists, its header

# The owner is locked out by FORCE too. Inside a few owner's functions, and for as long as they run, this lets him through; set by the
# application it opens nothing, because the policy speaks to the owner alone.
GATE = "current_setting('app.gate', true) = 'open'"
UNGATED = """
SELECT c.relname FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relforcerowsecurity AND c.relname <> 'safekeeping_trail'
   AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = c.relname || '_gate') ORDER BY 1
"""

# tables that carry file_id and have no FORCE: a policy that reads its own table never ends, so an owner's function reads them
EXCEPTIONS = frozenset({"cases_access", "cases_conflict"})


def mine(scopes: tuple[str, ...]) -> str:
    """SQL for 'one of the files I reach by one of these scopes'."""
    return f"ANY((SELECT my_files('{{{','.join(scopes)}}}'))::uuid[])"


def file_lock(
    table: str,
    column: str = "file_id",
    *,
    read: str | None = None,
    insert: str | None = None,
    change: str | None = None,
    delete: bool = False,
) -> list[Operation]:
    """One policy per verb; without `delete` nobody deletes. SELECT ... FOR UPDATE needs the UPDATE policy too, or it finds nothing.

    The table has a column organisation_id beside `column`: neither ever changes (refuse_move() stands in safekeeping's own migration).
    """
    team = f"{column} = {mine(TEAM)}"
    sql: list[Any] = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"]
    sql.append(f"CREATE POLICY {table}_read ON {table} FOR SELECT TO sintas_app USING ({read or team})")
    sql.append(f"CREATE POLICY {table}_change ON {table} FOR UPDATE TO sintas_app USING ({change or team})")
    sql.append(f"CREATE POLICY {table}_insert ON {table} FOR INSERT TO sintas_app WITH CHECK ({insert or team})")
    names = ["read", "change", "insert"]
    if delete:
        sql.append(f"CREATE POLICY {table}_delete ON {table} FOR DELETE TO sintas_app USING ({change or team})")
        names.append("delete")
    else:
        sql.append(f"REVOKE DELETE ON {table} FROM sintas_app")
    # a row is born into its file: no lead of two cases, and no carried-over id, moves it into another
    sql.append(
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OF {column}, organisation_id ON {table} FOR EACH ROW "
        f"WHEN (OLD.{column} <> NEW.{column} OR OLD.organisation_id <> NEW.organisation_id) EXECUTE FUNCTION refuse_move()"
    )
    undo: list[Any] = [f"DROP TRIGGER {table}_stays ON {table}", *(f"DROP POLICY {table}_{name} ON {table}" for name in names)]
    undo += [f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"]
    return [RunSQL(sql, undo), conflict_lock(table, column)]


def conflict_lock(table: str, column: str = "file_id") -> RunSQL:
    """The conflict-of-interest list. Restrictive: nothing overrides it, no team and no role. Stands on every table of a file."""
    return RunSQL(
        f"CREATE POLICY {table}_conflict ON {table} AS RESTRICTIVE FOR ALL TO sintas_app, sintas_overview "
        f"USING ({column} IS NULL OR {column} <> ALL((SELECT my_conflicts())::uuid[]))",
        f"DROP POLICY {table}_conflict ON {table}",
    )


def own_rows(table: str, column: str) -> list[Operation]:
    """A table whose rows belong to one member of staff (drafts, notices)."""
    sql: list[Any] = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {table}_own ON {table} FOR ALL TO sintas_app USING ({column} = {ME}) WITH CHECK ({column} = {ME})",
    ]
    undo: list[Any] = [f"DROP POLICY {table}_own ON {table}", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"]
    return [RunSQL(sql, undo)]


def unforced(table: str, *operations: Operation) -> list[Operation]:
    """Wrap a data migration: under FORCE the owner would see and change nothing, without a word."""
    off, on = f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY", f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    return [RunSQL(off, on), *operations, RunSQL(on, off)]


def put_gates(cursor: Any) -> list[str]:
    """After every migrate, as the owner: each locked table gets its gate, so that erasing a file leaves out no table of any room. Which ones."""
    cursor.execute(UNGATED)
    tables = [str(table) for (table,) in cursor.fetchall()]
    for table in tables:
        cursor.execute(f'CREATE POLICY "{table}_gate" ON "{table}" FOR ALL TO CURRENT_USER USING ({GATE}) WITH CHECK ({GATE})')
    return tables
