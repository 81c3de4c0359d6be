"""Before anything is served: is this installation safe? Each check answers None or one plain sentence that says what to do."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error, connection

from sintas.config import database_locks, rooms, storage
from sintas.config.durability import durability
from sintas.config.health import unapplied
from sintas.config.problem import SystemProblem
from sintas.config.system import UNFINISHED, UNFINISHED_RESTORE
from sintas.kit import clock as machine
from sintas.safekeeping import keyfile, wrapping_keys
from sintas.safekeeping.keys import KeyProblem, ServiceKey
from sintas.safekeeping.rls import EXCEPTIONS
from sintas.safekeeping.sealed_state import sealing_now

ROLE = """
SELECT session_user, r.rolsuper, r.rolbypassrls, r.rolinherit, r.rolcreaterole OR r.rolcreatedb,
       EXISTS (SELECT 1 FROM pg_database d WHERE d.datname = current_database() AND d.datdba = r.oid)
       OR EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relowner = r.oid)
  FROM pg_roles r WHERE r.rolname = session_user
"""
FILE_TABLES = """
SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'file_id' AND NOT a.attisdropped
 WHERE c.relkind IN ('r', 'p') ORDER BY c.relname
"""


def check(*, but: Collection[str] = ()) -> None:
    """Raises SystemProblem with the first refusal. Asks as the role that will serve. `but`: names of checks to leave out, since the caller
    sets right what they ask (a command) or is not done yet (a restore)."""
    try:
        for one in CHECKS:
            if one.__name__ not in but and (sentence := one()):
                raise SystemProblem(sentence)
    except Error as error:
        code = f"{type(error).__name__} {getattr(error.__cause__, 'sqlstate', None) or ''}".strip()
        raise SystemProblem(f"The database does not answer ({code}); is it running, and is its address right?") from None
    finally:
        if not connection.in_atomic_block:
            connection.close()  # children and threads open their own


def whole() -> str | None:
    """A restore that was cut off left a part of a database."""
    data = settings.SYSTEM.data
    if data is not None and (data / UNFINISHED_RESTORE).exists():
        return UNFINISHED
    return None


def keys() -> str | None:
    """The key file of safekeeping and the folder it lies in."""
    return key_file(settings.SYSTEM.service_key)


def key_file(path: Path) -> str | None:
    """The refusal for this key file, if any."""
    try:
        ServiceKey(path)
    except KeyProblem as why:
        return str(why)
    if path.parent.stat().st_mode & 0o022:
        return "The folder of the keys can be written by other users; set its rights to 0700."
    return None


def house() -> str | None:
    """The key file is the one these data were sealed with, and not of an older state."""
    try:
        held = keyfile.read(settings.SYSTEM.service_key)
    except KeyProblem as why:
        return str(why)
    with connection.cursor() as cursor:
        known = wrapping_keys.known_keys(cursor)
    return wrapping_keys.mismatch(known, held) or wrapping_keys.half_turned(known, held)


def secret() -> str | None:
    """Django's secret signs sessions: a short or a copied one would let anybody in."""
    if len(settings.SECRET_KEY) < 50 or len(set(settings.SECRET_KEY)) < 10 or settings.SECRET_KEY.startswith("django-insecure"):
        return "The secret that signs sessions is too weak; delete keys/django.secret and run `sintas keys create`."
    return None


def hosts() -> str | None:
    """Which names the site answers to."""
    return unsafe_hosts(settings.ALLOWED_HOSTS)


def unsafe_hosts(named: Iterable[str]) -> str | None:
    """The refusal for these host names, if any."""
    held = list(named)
    if not held or any(host in ("", "*", ".") or (host.startswith(".") and host.count(".") < 2) for host in held):
        return "SINTAS_HOSTS must name the site's own host names; an empty list or a wildcard is not safe."
    return None


def role() -> str | None:
    """The application works as a role that owns nothing and inherits nothing (foundation notes, 1 and 4)."""
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        name, superuser, bypass, inherits, makes, owns = cursor.fetchone()
    if superuser:
        return f"The database role {name} is a superuser; Sintas serves only as a role without rights of its own (sintas_app)."
    if bypass:
        return f"The database role {name} passes by row-level security; Sintas serves only as sintas_app."
    if owns:
        return f"The database role {name} owns the database or its tables; owner is for `sintas migrate`, Sintas serves as sintas_app."
    if makes and not settings.TESTING:
        return f"The database role {name} may make roles or databases; take that right away."
    if inherits:
        return f"The database role {name} inherits other roles' rights; set it to NOINHERIT."
    return None


def room() -> str | None:
    """On a full disk nothing is served: a page could neither be written into the trail nor saved."""
    left = storage.room_left()
    if left is None or left >= storage.LEAST_MB:
        return None
    return f"The disk of the data folder is full ({left} MB left, {storage.LEAST_MB} are needed); make room, then start again."


def migrations() -> str | None:
    """The tables are those of this version."""
    count = unapplied()
    return f"{count} changes to the tables are not applied yet; run `sintas migrate`." if count else None


def second_lock() -> str | None:
    """Every table of a file is locked row by row, also against its owner; safekeeping.rls names the exceptions."""
    with connection.cursor() as cursor:
        cursor.execute(FILE_TABLES)
        for table, enabled, forced in cursor.fetchall():
            if not enabled or not (forced or table in EXCEPTIONS):
                return f"The table {table} belongs to files but is not locked row by row; its migration must put on file_lock()."
    return None


def clock() -> str | None:
    """A clock set back would make ended sessions, consents and approvals count again, and write rows that lie before their causes."""
    ahead = sealing_now().ahead(machine.now())
    if not ahead:
        return None
    return (
        f"The trail's last entry lies {ahead.total_seconds() / 60:.0f} minutes in the future of this machine's clock: the clock was set back. "
        "Set it right and start again. If it is right now and was wrong before, say so with `sintas trail clock --as USERNAME`."
    )


def verbs() -> str | None:
    """Every verb a room declares is granted to somebody, or explicitly to no one."""
    from sintas.staff.roles import GRANTED_TO_NO_ONE, ROLES

    granted = {verb for _label, held in ROLES.values() for verb in held}
    return ungranted(declared_verbs(), granted | GRANTED_TO_NO_ONE)


def ungranted(declared: Iterable[str], granted: Iterable[str]) -> str | None:
    """The refusal for the first declared verb nobody holds."""
    missing = sorted(set(declared) - set(granted))
    return f"The verb {missing[0]} is granted to no role; add it to a role in staff/roles.py or to GRANTED_TO_NO_ONE." if missing else None


def declared_verbs() -> set[str]:
    """All verbs of all built rooms."""
    found: set[str] = set()
    for room in rooms.FLOOR_PLAN:
        if (rooms.HOUSE / room / "verbs.py").is_file():
            module: Any = importlib.import_module(f"sintas.{room}.verbs")
            found |= set(module.VERBS)
    return found


CHECKS: tuple[Callable[[], str | None], ...] = (
    *(whole, keys, secret, hosts, role, room, durability, migrations, clock, house, second_lock),
    *database_locks.CHECKS,
    verbs,
)
