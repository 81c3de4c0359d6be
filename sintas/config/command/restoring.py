"""`sintas restore`: an installation from a backup, in an empty folder. docs/runbooks/restore.md."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from sintas.config.command import migrating
from sintas.config.command.command import Command, Options, Words
from sintas.config.command.running import django_for
from sintas.config.problem import SystemProblem
from sintas.config.system import System


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="PATH", help=str(SOURCE))
    parser.add_argument("--wraps", type=Path, metavar="PATH", help=str(WRAPS))
    parser.add_argument("--identity", type=Path, required=True, metavar="FILE", help=str(IDENTITY))
    parser.add_argument("--keys", type=Path, required=True, metavar="FILE", help=str(KEYS))
    parser.add_argument("--replay", type=Path, metavar="FILE", help=str(REPLAY))
    parser.add_argument("--no-newer-list", action="store_true", help=str(NO_NEWER_LIST))
    parser.add_argument("--as", dest="operator", metavar="USERNAME", required=True, help=str(OPERATOR))


def run(options: Options) -> int:
    """0 when the installation stands and has proved itself; 1 when it stands, with faults the backup already held; its database rests again.

    SystemProblem: it was refused, and nothing of it is left.
    """
    from sintas.config.backup import checking, restoring
    from sintas.config.backup.making import in_plain_words

    if not options.data:
        raise SystemProblem("A restore needs a data folder of its own; name a new one with --data DIR.")
    system = System.at(options.data)
    asked = checking.Asked(options.source, options.identity, options.keys, options.wraps, options.replay, options.no_newer_list)
    with in_plain_words():
        restoring.refuse_filled(system.folder("."))
        checked = checking.check(asked)
        operator = checking.administrator(checked, options.operator)
        with restoring.building(system):
            restoring.lay(system, checked)
            loaded = restoring.load(system, checked)
            migrating.in_its_own_process(system)
            changed = restoring.replay(system, checked)
            with django_for(system):
                from sintas.config.backup import proving

                proved = proving.prove(system, checked, operator, loaded, changed)
            restoring.rest(system)
    print(f"restored: {checked.sheet.name} of {checked.sheet.made_at:%Y-%m-%d %H:%M} UTC, release {checked.sheet.release}")
    print(f"rows: {loaded.rows:,}, as counted when the backup was made")
    print(f"sealed values opened: {proved.values.opened:,}; without a key (erased): {proved.values.keyless:,}")
    print(f"done again from the list: {', '.join(f'{kind} {rows}' for kind, rows in changed.items() if rows) or 'nothing'}")
    print(f"key wraps not brought back: {loaded.left_out:,}")
    if proved.sealed_by:
        print(f"trail sealed before by: {', '.join(proved.sealed_by)}; compare with what was printed or mailed")
    if not checked.list_named:
        print(f"without a newer list: what was erased or withdrawn after {checked.sheet.made_at:%Y-%m-%d %H:%M} UTC has come back; the trail says so")
    for fault in proved.faults:
        print(f"sintas: {fault}", file=sys.stderr)
    return int(bool(proved.faults))


SOURCE = Words(
    "folder cadangan (diambil yang terbaru), atau lembar .json satu cadangan",
    "folder of the backups (the newest is taken), or the .json sheet of one",
)
WRAPS = Words("bungkus kunci, bila tidak ada di PATH/wraps", "the key wraps, where they are not in PATH/wraps")
IDENTITY = Words("identitas dari `sintas keys join`", "identity from `sintas keys join`")
KEYS = Words("cadangan kunci dari `sintas keys backup`, atau service.json", "backup of the keys from `sintas keys backup`, or service.json")
REPLAY = Words("daftar terbaru dari yang dihapus dan ditarik", "the newest list of what was erased and withdrawn")
NO_NEWER_LIST = Words("daftar yang lebih baru sudah hilang", "every newer list is lost")
OPERATOR = Words("nama pengguna administrator yang memulihkan", "username of the administrator who restores")
COMMANDS = (
    Command(
        "restore",
        Words("memulihkan instalasi dari cadangan ke folder kosong", "restore an installation from a backup into an empty folder"),
        run,
        arguments,
    ),
)
