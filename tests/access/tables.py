"""The tables as the database's catalogue has them, and which are not locked row by row."""

from __future__ import annotations

from django.db import connection

# Not locked by row, and why that is right.
OPEN = {
    "staff_user": "names of colleagues; filtered by organisation in staff/policy.py",
    "staff_posting": "who holds which role; every colleague of the house may know it",
    "staff_organisation": "the house itself", "staff_unit": "its units", "staff_funding": "figures of the house", "staff_served": "figures of the house",
    "staff_counter": "the last number given", "staff_attempt": "counts of wrong passwords, keyed digests; asked before anybody is known",
    "staff_knownaddress": "keyed digests of addresses; asked before anybody is known",
    "safekeeping_wrappingkey": "names and marks of the wrapping keys, no key", "safekeeping_seal": "digests and counts of the trail",
    "instruments_scale": "a unit's own scales hold no client",
    "django_session": "packed; the key is the secret", "django_content_type": "names of models", "django_migrations": "names of migrations",
    "auth_permission": "Django's own, unused", "auth_group": "Django's own, unused", "auth_group_permissions": "Django's own, unused",
}  # fmt: skip


def tables() -> dict[str, tuple[bool, set[str]]]:
    """Every table of the schema: locked?, its columns."""
    with connection.cursor() as c:
        c.execute(
            "SELECT c.relname, c.relrowsecurity, array_agg(a.attname::text) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped GROUP BY 1, 2"
        )
        return {name: (on, set(columns)) for name, on, columns in c.fetchall()}


def file_column(table: str, columns: set[str]) -> str:
    return "id" if table == "cases_file" else "file_id" if "file_id" in columns else ""
