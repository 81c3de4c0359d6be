"""Who may do what: roles and verbs, rings and scopes, and what a supervisor reads of a file that is not hers. Asked of roles.py and the database."""

from __future__ import annotations

import re

from django.db import connection

from sintas.staff.roles import ROLES
from sintas.staff.roles_check import declared

from .markdown import table

KEYS = "SELECT qual FROM pg_policies WHERE tablename = 'safekeeping_wrap' AND cmd = 'SELECT' AND 'sintas_app' = ANY(roles) AND permissive = 'PERMISSIVE'"
OVERVIEW = (
    "SELECT c.relname, string_agg(a.attname, ', ' ORDER BY a.attname) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
    " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped"
    " AND has_column_privilege('sintas_overview', c.oid, a.attnum, 'SELECT') GROUP BY 1 ORDER BY 1"
)

BY_FUNCTION = {
    "reaches_protected": "a protected place or a private contact of the directory: every worker and head of its house",
    "reaches_release": "of a copy put before a reader: that reader while it stands, and the team",
    "my_origins": "of a copy another unit accepted a referral by: the team of the case that came of it too, for the words it writes to the sender; "
    "not the copy itself",
    "reaches_entry": "of the reason for going in: the team, whoever went in, whoever was told or heads the unit",
    "reaches_unusual": "of a note on a colleague's day: whoever looks after that colleague",
}


def roles() -> str:
    """Verbs in rows, roles in columns."""
    rows = [[f"`{verb}`", *("x" if verb in granted else "" for _words, granted in ROLES.values())] for verb in sorted(declared())]
    return table(["Verb", *ROLES], rows)


def keys() -> str:
    """Which ring's keys the database gives to whom."""
    with connection.cursor() as c:
        c.execute(KEYS)
        return table(["Ring", "Whom the database gives its keys"], sorted(row for (qual,) in c.fetchall() for row in read(qual)))


def read(qual: str) -> list[list[str]]:
    """ring and scopes of one policy's condition; a condition of another shape is shown as the database says it."""
    rings = re.findall(r"\(ring\)::text = '(\w+)'", qual)
    scopes = re.search(r"my_files\('\{([\w,]+)\}'", qual)
    if scopes:
        whom = "who has an access row of scope " + ", ".join(scopes[1].split(","))
    elif called := re.search(r"(reaches_\w+|my_origins)\(", qual):
        whom = BY_FUNCTION[called[1]]
    elif "app.user_id" in qual and "my_" not in qual:
        whom = "the person themselves"
    else:
        whom = "`" + " ".join(qual.split()).replace("|", "\\|") + "`"
    return [[f"`{ring}`", whom] for ring in rings or ["any"]]


def overview_columns() -> str:
    """What the role `sintas_overview` may read; every other column of these tables, and every other table, it may not."""
    with connection.cursor() as c:
        c.execute(OVERVIEW)
        return table(["Table", "Columns"], [[f"`{name}`", columns] for name, columns in c.fetchall()])
