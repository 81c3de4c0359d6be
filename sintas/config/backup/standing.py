"""What no restore may bring back: found in a database for the list (safekeeping/replaying.py), and done again in a restored one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import psycopg

from sintas.config.backup.snapshot import Snapshot
from sintas.safekeeping.replaying import CONFLICT, ERASED, LEFT, OUT, RELEASE, RESTRICTED, ROLE, SECOND_STEP, Entry

PROOFS = ("staff_authenticator", "staff_passkey", "staff_recoverycode")
# kind -> (id, when, of) of everything in a database that the list must know.
FOUND = {
    ERASED: "SELECT id, erased_at, NULL::uuid FROM cases_file WHERE erased_at IS NOT NULL",
    RELEASE: "SELECT id, ended_at, NULL::uuid FROM cases_release WHERE ended_at IS NOT NULL",
    LEFT: "SELECT id, left_on::timestamptz, NULL::uuid FROM staff_user WHERE NOT is_active AND left_on IS NOT NULL",
    SECOND_STEP: "SELECT DISTINCT ON (1) (detail->>'user')::uuid, at, NULL::uuid FROM safekeeping_trail "
    "WHERE verb = 'reset second step' AND outcome = 'done' AND detail->>'user' IS NOT NULL ORDER BY 1, at DESC",
    CONFLICT: "SELECT file_id, since, user_id FROM cases_conflict",
    OUT: "SELECT id, ended_at, NULL::uuid FROM cases_access WHERE ended_at IS NOT NULL AND role <> 'lead'",
    RESTRICTED: "SELECT file_id, restricted_at, NULL::uuid FROM cases_case WHERE restricted_at IS NOT NULL",
    ROLE: "SELECT id, ended_at, NULL::uuid FROM staff_posting WHERE ended_at IS NOT NULL",
}
AGAIN = {
    ERASED: ["SELECT destroy_file(id, %(at)s, NULL) FROM cases_file WHERE id = %(id)s AND erased_at IS NULL"],  # access/migrations
    RELEASE: [
        "UPDATE cases_release SET ended_at = %(at)s, ended_why = 'withdrawn' WHERE follows_id = %(id)s AND ended_at IS NULL",
        "UPDATE cases_release SET ended_at = %(at)s, ended_why = 'withdrawn' WHERE id = %(id)s AND ended_at IS NULL",
    ],
    LEFT: [
        # their own key is not brought back (keyless), so nothing sealed under it may stay behind unreadable
        *(f"DELETE FROM {table} WHERE user_id = %(id)s" for table in PROOFS),  # noqa: S608 - tables named here
        "DELETE FROM staff_draft WHERE user_id = %(id)s AND file_id IS NULL",
        "UPDATE staff_posting SET ended_at = %(at)s WHERE user_id = %(id)s AND ended_at IS NULL",
        "UPDATE staff_user SET is_active = false, left_on = %(at)s::date, session_epoch = session_epoch + 1, code_digest = NULL, code_until = NULL, "
        "second_step_at = NULL WHERE id = %(id)s",
    ],
    SECOND_STEP: [
        *(
            f"DELETE FROM {table} WHERE user_id = %(id)s AND EXISTS "  # noqa: S608 - tables named here
            "(SELECT FROM staff_user WHERE id = %(id)s AND second_step_at <= %(at)s)"
            for table in PROOFS
        ),
        "UPDATE staff_user SET second_step_at = NULL, session_epoch = session_epoch + 1 WHERE id = %(id)s AND second_step_at <= %(at)s",
    ],
    CONFLICT: [
        "INSERT INTO cases_conflict (id, file_id, organisation_id, user_id, since, entered_by) "
        "SELECT gen_random_uuid(), f.id, f.organisation_id, %(of)s, %(at)s, %(of)s FROM cases_file f "
        "WHERE f.id = %(id)s AND EXISTS (SELECT FROM staff_user WHERE id = %(of)s) ON CONFLICT DO NOTHING",
    ],
    OUT: ["UPDATE cases_access SET ended_at = %(at)s WHERE id = %(id)s AND ended_at IS NULL AND role <> 'lead'"],
    RESTRICTED: [
        "UPDATE cases_access SET ended_at = %(at)s, ended_why = 'restricted' WHERE file_id = %(id)s AND ended_at IS NULL AND until IS NOT NULL",
        "UPDATE cases_case SET restricted_at = %(at)s WHERE file_id = %(id)s AND restricted_at IS NULL",
    ],
    # Whoever came after the last administrator is not in an older backup: somebody must be left to run the house.
    ROLE: [
        "UPDATE staff_posting p SET ended_at = %(at)s WHERE p.id = %(id)s AND p.ended_at IS NULL AND (p.role <> 'administrator' OR EXISTS ("
        "SELECT FROM staff_posting o JOIN staff_user u ON u.id = o.user_id JOIN staff_user mine ON mine.id = p.user_id WHERE o.role = 'administrator' "
        "AND o.ended_at IS NULL AND u.is_active AND u.organisation_id = mine.organisation_id AND u.id <> p.user_id))",
    ],
}
FOR_GOOD = (ERASED, RELEASE, CONFLICT)  # never taken back by anybody: done again whenever they were noted


def found_in(snapshot: Snapshot) -> list[Entry]:
    """Every act of a database that the list must know. Tables and columns an older release has not yet are passed over."""
    entries = []
    for kind, query in FOUND.items():
        try:
            with snapshot.connection.transaction():
                rows = snapshot.rows(query)
        except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn):
            continue
        entries += [Entry(kind, id, at, of) for id, at, of in rows]
    return entries


def to_do(entries: Iterable[Entry], since: int) -> list[Entry]:
    """Which of a list's entries a backup that was taken after its first `since` lines may not know."""
    return [entry for at, entry in enumerate(entries) if at >= since or entry.kind in FOR_GOOD]


def keyless(connection: psycopg.Connection[Any], entries: Iterable[Entry]) -> set[UUID]:
    """The files, releases and people whose key wraps are not brought back."""
    held = list(entries)
    erased = [entry.id for entry in held if entry.kind == ERASED]
    shown = set()  # what was shown of them under a key of its own
    for table in ("cases_release", "access_entry"):
        there = connection.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{table}"]).fetchone()
        if there and there[0]:
            shown |= {id for (id,) in connection.execute(f"SELECT id FROM {table} WHERE file_id = ANY(%s)", [erased]).fetchall()}  # noqa: S608 - named here
    return {*erased, *shown, *(entry.id for entry in held if entry.kind == LEFT)}


def do_again(connection: psycopg.Connection[Any], entries: Iterable[Entry]) -> dict[str, int]:
    """Change the restored database (of this release) as the list says, in one transaction; rows changed by kind. `connection` is a superuser's.

    Triggers rest meanwhile (a release can be ended by its team alone, a membership by a member): here nobody acts, a list is followed.
    """
    changed: dict[str, int] = {}
    with connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        for entry in entries:
            for statement in AGAIN[entry.kind]:
                done = connection.execute(statement, {"id": entry.id, "at": entry.at, "of": entry.of})
            changed[entry.kind] = changed.get(entry.kind, 0) + done.rowcount
    return changed
