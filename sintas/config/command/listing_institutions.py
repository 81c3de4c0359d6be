"""`sintas directory import` and `export`: the house's institutions from a file of HSDS 3, and onto standard output."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from sintas.config.command.command import By, Command, Options, Words


def arguments_of_import(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=str(FILE))


def bring(options: Options, by: By) -> int:
    """Prints the counts; 0. When anything is wrong, a sentence for each place on standard error, and nothing is kept: 1."""
    from sintas.directory.actions.importing import NotImported, import_directory

    try:
        body = options.file.read_bytes()
    except OSError:
        print(Words("Berkas ini tidak dapat dibaca.", "This file cannot be read."), file=sys.stderr)
        return 1
    try:
        done = import_directory(by=by, body=body)
    except NotImported as why:
        for sentence in why.sentences:
            print(sentence, file=sys.stderr)
        return 1
    print(counted(done.new, done.changed, done.unchanged))
    return 0


def counted(new: int, changed: int, unchanged: int) -> str:
    """How many institutions, in one sentence."""
    said = {"new": new, "changed": changed, "unchanged": unchanged}
    return str(Words(COUNTED[0] % said, COUNTED[1] % said))


def arguments_of_export(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("hsds-json", "xlsx"), default="hsds-json", help=str(FORMAT))


def give(options: Options, by: By) -> int:
    """Prints the file and nothing else on standard output, and on standard error how many protected places and private contacts stayed; 0."""
    from sintas.directory.actions.exporting import export_directory

    found = export_directory(by=by, kind=options.format)
    sys.stdout.buffer.write(found.body(options.format))
    sys.stdout.buffer.flush()
    said = {"places": found.protected_places, "contacts": found.private_contacts}
    print(Words(STAYED[0] % said, STAYED[1] % said), file=sys.stderr)
    return 0


FILE = Words("berkas JSON menurut HSDS 3, atau lembar .xlsx", "JSON file as HSDS 3 has it, or a sheet (.xlsx)")
FORMAT = Words("bentuk berkasnya", "the format of the file")
COUNTED = ("%(new)d lembaga baru, %(changed)d berubah, %(unchanged)d tetap", "%(new)d new, %(changed)d changed, %(unchanged)d unchanged")
STAYED = (
    "%(places)d lokasi terlindung dan %(contacts)d kontak pribadi tidak ikut diekspor",
    "%(places)d protected places and %(contacts)d private contacts were left out",
)
COMMANDS = (
    Command(
        "directory import",
        Words("memasukkan lembaga dan layanan dari berkas HSDS", "bring institutions and services from a file of HSDS"),
        bring,
        arguments_of_import,
        operator=True,
        needs="directory.import",
    ),
    Command(
        "directory export",
        Words("mencetak direktori ke keluaran standar", "print the directory on standard output"),
        give,
        arguments_of_export,
        operator=True,
        needs="directory.export",
    ),
)
