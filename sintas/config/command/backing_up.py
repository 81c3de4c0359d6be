"""`sintas backup`: everything but the keys, sealed to the recovery key. docs/runbooks/backup.md."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path

from sintas.config.command.command import By, Command, Options, Words
from sintas.config.command.running import system_of


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=("make", "prune", "list"), default="make", help=str(WHAT))
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help=str(TO))
    parser.add_argument("--wraps-to", type=Path, metavar="FOLDER", help=str(WRAPS_TO))


def run(options: Options, by: By) -> int:
    """By an administrator. Prints what was written; 0. Raises SystemProblem, Refusal: then nothing half is left."""
    from django.utils.translation import gettext as _

    from sintas.safekeeping.refusals import Refusal

    if not by.holds("staff.set_up"):
        raise Refusal(_("Hanya administrator yang dapat membuat cadangan."), verb="backup")
    return {"make": make, "prune": prune, "list": copy_list}[options.what](options, by)


def make(options: Options, by: By) -> int:
    """One backup; the trail names it by its number, with its size."""
    from sintas.config.backup import making
    from sintas.safekeeping import recovery, trail
    from sintas.safekeeping.identity import acting_as

    made = making.make(system_of(options.data), options.to, wraps=options.wraps_to)
    sheet = made.sheet
    with acting_as(by.user_id):
        trail.record(by=by, verb="backup", backup=str(sheet.id), rows=made.rows, bytes=sheet.data.bytes + sheet.wraps.bytes, pruned=made.pruned)
    print(f"backup: {sheet.name}\ndata: {sheet.data.bytes:,} bytes\nkey wraps: {sheet.wraps.bytes:,} bytes\nrows: {made.rows:,}")
    print(f"key wraps older than 30 days removed: {made.pruned}\nrecovery key: {recovery.fingerprint(sheet.recipient)}")
    return 0


def prune(options: Options, by: By) -> int:
    """Only remove the key wraps older than 30 days."""
    from sintas.config.backup import pruning
    from sintas.config.backup.folders import refuse_inside
    from sintas.config.backup.making import in_plain_words
    from sintas.config.backup.parts import WRAPS_APART

    apart = options.wraps_to or options.to / WRAPS_APART
    with in_plain_words():
        refuse_inside(system_of(options.data), apart)
        print(f"key wraps older than 30 days removed: {pruning.prune(apart, datetime.now(UTC))}")
    return 0


def copy_list(options: Options, by: By) -> int:
    """Only bring the list beside the backups up to date: cheap, for a timer of minutes."""
    from sintas.config.backup import making
    from sintas.config.backup.folders import refuse_inside

    system = system_of(options.data)
    with making.in_plain_words():
        refuse_inside(system, options.to)
        print(f"lines: {making.bring_list_up(system, options.to)}")
    return 0


WHAT = Words(
    "make (bawaan): satu cadangan; prune: hanya menghapus bungkus kunci yang lebih tua dari 30 hari; list: hanya menyalin daftar hapus terbaru",
    "make (default): one backup; prune: only remove key wraps older than 30 days; list: only copy the newest list of what was erased",
)
TO = Words("folder cadangan, di luar folder instalasi", "folder of the backups, outside the data folder")
WRAPS_TO = Words("folder lain untuk bungkus kunci (bawaan: FOLDER/wraps)", "another folder for the key wraps (default: FOLDER/wraps)")
COMMANDS = (
    Command(
        "backup",
        Words("membuat cadangan tersegel dari seluruh instalasi, tanpa kuncinya", "write a sealed backup of everything but the keys"),
        run,
        arguments,
        operator=True,
        apart=True,
        but=("room",),  # on a disk that is nearly full, a backup is what one makes first
    ),
)
