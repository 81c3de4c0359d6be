"""`sintas keys rotate|status`: a new wrapping key while everybody works, and how the keys stand."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sintas.config.command import keeping_keys
from sintas.config.command.command import By, Command, Options, Words
from sintas.config.command.running import system_of
from sintas.config.problem import SystemProblem
from sintas.config.system import System

if TYPE_CHECKING:
    import psycopg

    from sintas.safekeeping.rotation import Rotated


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="FILE", help=str(TO))


def run(options: Options, by: By) -> int:
    """0 when the old key is gone, 1 when wraps that do not open keep it. Raises KeyProblem, SystemProblem; run it again and it goes on."""
    from sintas.safekeeping import trail
    from sintas.safekeeping.identity import acting_as
    from sintas.safekeeping.rotation import rotate

    system = system_of(options.data)
    if options.to is not None:
        keeping_keys.refuse_target(system, options.to)
    with as_keys(system) as connection:
        done = rotate(connection, system.service_key, saved=lambda key: save(system, options.to))
    if options.to is not None and not options.to.exists():  # finished what had been turned before: only the end is left to keep
        keeping_keys.save(system, options.to)
    with acting_as(by.user_id):
        trail.record(
            by=by, verb="rotate keys", key=done.key, retired=list(done.retired), wraps=done.wraps, unreadable=len(done.unreadable), resumed=done.resumed
        )
    return told(done, saved=options.to is not None)


def save(system: System, target: Path | None) -> None:
    """The file with both keys, sealed, before anything is written under the new one: a disk that dies just then takes nothing along."""
    if target is not None:
        keeping_keys.save(system, target)


def told(done: Rotated, *, saved: bool) -> int:
    """Says what became of it."""
    print(f"key: {done.key}\nwraps made anew: {done.wraps}")
    if done.unreadable:
        print(f"the old key stays: {len(done.unreadable)} wraps do not open under it")
        for row in done.unreadable:
            print(f"  {row}")
        print(str(UNREADABLE))
        return 1
    print(f"retired: {', '.join(done.retired) or '-'}")
    print("ok" if saved else str(SAVE_NOW))
    return 0


def status(options: Options, by: By) -> int:
    """Names, days and counts; nothing secret."""
    from sintas.safekeeping import keyfile, rotation

    system = system_of(options.data)
    held = keyfile.read(system.service_key)
    with as_keys(system) as connection:
        wraps = dict(connection.execute("SELECT kek, count(*) FROM safekeeping_wrap GROUP BY kek").fetchall())
        known = connection.execute("SELECT name, made_at::date, retired_at::date FROM safekeeping_wrappingkey ORDER BY made_at, name").fetchall()
    made = {name: day for name, day, _retired in known}
    for name in held.keys:
        since = held.made.get(name, "")[:10] or made.get(name, "?")
        print(f"{name}: {'writes' if name == held.current else 'opens'}, since {since}, {wraps.get(name, 0)} wraps")
    for name, _day, gone in known:
        if gone is not None and name not in held.keys:
            print(f"{name}: retired {gone}, {wraps.get(name, 0)} wraps")
    for name in sorted(set(wraps) - set(held.keys) - {name for name, _day, gone in known if gone}):
        print(f"{name}: NOT IN THE KEY FILE, {wraps[name]} wraps")
    if held.unfinished or rotation.former(system.service_key).exists():
        print(str(UNFINISHED))
    print(f"former exit keys: {len(held.exits)}")
    print(f"recovery key: {recovery_line(system.keys)}")
    return 0


def recovery_line(keys: Path) -> str:
    """Fingerprint and since when, or that there is none."""
    from sintas.safekeeping import keyfile, recovery

    try:
        recipient = recovery.read_recipient(keys)
    except keyfile.KeyProblem as why:
        return str(why)
    since = datetime.fromtimestamp((keys / recovery.FILE).stat().st_mtime, UTC).date()
    return f"{recovery.fingerprint(recipient)}, since {since}"


@contextmanager
def as_keys(system: System) -> Iterator[psycopg.Connection[Any]]:
    """A connection of the role that may see and change every wrap and nothing else. Raises SystemProblem."""
    import psycopg
    from django.db import connection as django
    from psycopg.conninfo import make_conninfo

    login = system.login("keys")
    try:
        where = {"host": login.host or None, "port": login.port or None, "dbname": django.settings_dict["NAME"], **login.options}
        connection = psycopg.connect(make_conninfo(user=login.user, password=login.password, **where), autocommit=True)
    except psycopg.Error as error:
        raise SystemProblem(f"The database does not let the role {login.user} in ({type(error).__name__}); is its password file in place?") from None
    try:
        with connection:
            yield connection
    except psycopg.Error as error:
        raise SystemProblem(
            f"The database stopped in between ({type(error).__name__}). Nothing is lost; run the same command again and it goes on where it stopped."
        ) from None


TO = Words(
    "simpan kedua kunci, tersegel, ke berkas ini sebelum kunci baru dipakai",
    "keep both keys, sealed, in this file before the new one is used",
)
SAVE_NOW = Words(
    "Sekarang buat cadangan kunci yang baru (sintas keys backup): cadangan lama tidak memuat kunci ini.",
    "Now make a new backup of the keys (sintas keys backup): the former one does not hold this key.",
)
UNREADABLE = Words(
    "Kembalikan baris ini dari cadangan, atau hapus berkasnya; lalu jalankan perintah ini lagi (docs/runbooks/keys.md).",
    "Bring these rows back from a backup, or erase their files; then run this command again (docs/runbooks/keys.md).",
)
UNFINISHED = Words(
    "Penggantian kunci belum selesai: jalankan `sintas keys rotate` lagi.",
    "A rotation was not finished: run `sintas keys rotate` again.",
)
COMMANDS = (
    Command(
        "keys rotate",
        Words("mengganti kunci pembungkus tanpa menghentikan layanan", "turn to a new wrapping key while everybody works"),
        run,
        arguments,
        operator=True,
        needs="staff.set_up",
        apart=True,
        but=("house",),
    ),
    Command(
        "keys status",
        Words("menunjukkan keadaan kunci, tanpa rahasia", "show how the keys stand, without a secret"),
        status,
        operator=True,
        needs="staff.set_up",
    ),
)
