"""What the database itself may not have: start-up asks its catalogue. Each check answers None or one plain sentence that says what to do."""

from __future__ import annotations

from typing import Any

from django.db import connection

MAY_BECOME = ("sintas_overview",)  # the one role the app takes, by SET LOCAL ROLE and for one query
# A table of files that is locked and has no policy shows nothing to anybody; one whose conflict of interest is missing shows too much.
POLICIES = """
SELECT c.relname, count(p.oid) FILTER (WHERE p.polpermissive), bool_or(NOT p.polpermissive AND pg_get_expr(p.polqual, p.polrelid) LIKE '%%my_conflicts%%')
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'file_id' AND NOT a.attisdropped
  LEFT JOIN pg_policy p ON p.polrelid = c.oid
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') GROUP BY c.relname ORDER BY c.relname
"""
# One's own words, and the list itself: their keys do not open (safekeeping_wrap has its policy).
WITHOUT_CONFLICT = frozenset({"cases_conflict", "safekeeping_trail", "staff_draft", "staff_notice"})
OWNERS_FUNCTIONS = """
SELECT p.oid::regprocedure::text, coalesce(p.proconfig, '{}') && ARRAY['search_path=pg_catalog, public'],
       has_function_privilege('public', p.oid, 'EXECUTE')
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef ORDER BY 1
"""
PUBLIC_GRANTS = """
SELECT c.relname FROM pg_class c, aclexplode(c.relacl) g WHERE c.relnamespace = 'public'::regnamespace AND g.grantee = 0
UNION SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) g
 WHERE c.relnamespace = 'public'::regnamespace AND g.grantee = 0
UNION SELECT 'schema public' WHERE has_schema_privilege('public', 'public', 'CREATE') OR has_schema_privilege(session_user, 'public', 'CREATE')
ORDER BY 1
"""
BECOMES = """
WITH RECURSIVE held(oid) AS (
  SELECT m.roleid FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = session_user
  UNION SELECT m.roleid FROM pg_auth_members m JOIN held ON held.oid = m.member
) SELECT r.rolname FROM held JOIN pg_roles r ON r.oid = held.oid WHERE r.rolname <> ALL(%s) ORDER BY 1
"""


def asked(sql: str, *params: Any) -> list[tuple[Any, ...]]:
    """Rows of the catalogue."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def policies() -> str | None:
    """Every table of a file says who reads and writes its rows, and keeps out whoever has a conflict of interest."""
    for table, permissive, conflict in asked(POLICIES):
        if not permissive:
            return f"The table {table} belongs to files and has no policy; its migration must put on file_lock()."
        if not conflict and table not in WITHOUT_CONFLICT:
            return f"The table {table} belongs to files and ignores conflicts of interest; its migration must put on conflict_lock()."
    return None


def owners_functions() -> str | None:
    """A function that runs with its owner's rights looks nothing up in a schema somebody else can write, and not everybody calls it."""
    for name, fixed, public in asked(OWNERS_FUNCTIONS):
        if not fixed:
            return f"The function {name} runs with its owner's rights and without a fixed search_path; set it to pg_catalog, public."
        if public:
            return f"The function {name} runs with its owner's rights and may be called by everybody; revoke EXECUTE from PUBLIC."
    return None


def public_grants() -> str | None:
    """Nothing is granted to everybody, and the app makes no tables."""
    for (name,) in asked(PUBLIC_GRANTS):
        if name == "schema public":
            return "The application's role may make tables in schema public; revoke CREATE on it from that role and from PUBLIC."
        return f"{name} is granted to PUBLIC; revoke that."
    return None


def memberships() -> str | None:
    """The serving role can turn into no other but the overview."""
    for (name,) in asked(BECOMES, list(MAY_BECOME)):
        return f"The application's database role is a member of {name} and could act as it; revoke that membership."
    return None


CHECKS = (policies, owners_functions, public_grants, memberships)
