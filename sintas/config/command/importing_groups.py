"""`sintas group import`: a documented group from its file, with a case for each member, into the operator's own work."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from sintas.config.command.command import By, Command, Options, Words
from sintas.config.command.importing import UNIT, unit_named


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=str(FILE))
    parser.add_argument("--unit", default="", metavar="NAME", help=str(UNIT))
    parser.add_argument("--dry-run", action="store_true", help=str(DRY))


def run(options: Options, by: By) -> int:
    """All of it or nothing. 0 when the group stands in the house now, or did before; with --dry-run it is counted and nothing is written.

    A refusal is said, with every field by its place in the file, by whoever runs the command (running.py).
    """
    from sintas.groupwork import importing

    told = importing.read(options.file)
    try:
        account = importing.carry_in(by=by, told=told, unit_id=unit_named(by, options.unit), dry_run=options.dry_run)
    except importing.AlreadyThere as there:
        print(importing.already_sentence(there, options.file.name))
        return 0
    print(importing.sentence(account, options.file.name))
    if options.dry_run:
        print(NOTHING)
    return 0


FILE = Words("berkas kelompok: YAML (schema: case-fixture/1, kind: group)", "file of the group: YAML (schema: case-fixture/1, kind: group)")
DRY = Words("hitung saja, tanpa menulis apa pun", "count only, write nothing")
NOTHING = Words("Hanya dicoba: tidak ada yang ditulis.", "Only tried: nothing was written.")
COMMANDS = (
    Command(
        "group import",
        Words("memasukkan kelompok dari berkas, dengan kasus tiap anggotanya", "bring a documented group from a file, with a case for each member"),
        run,
        arguments,
        operator=True,
    ),
)
