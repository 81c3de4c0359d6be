"""`sintas case export`: one case as JSON on standard output, for another house or for safekeeping."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser

from sintas.config.command.command import By, Command, Options, Words


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=str(CASE))


def run(options: Options, by: By) -> int:
    """Prints the document (docs/case-export.md) and nothing else; 0. Raises NotYours, NotOne, Refusal: nothing is printed then."""
    from sintas.casework import exporting
    from sintas.documents.actions.copying import document

    found = document(by=by, case=exporting.find(by=by, words=options.case))
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False, indent=2).encode() + b"\n")
    sys.stdout.buffer.flush()
    return 0


CASE = Words(
    "nomor kasus, id dokumen sumbernya (misalnya LK3-A), atau inisial klien", "case number, id of its source document, or initials of the client"
)
COMMANDS = (
    Command(
        "case export",
        Words("mencetak satu kasus sebagai JSON ke keluaran standar", "print one case as JSON on standard output"),
        run,
        arguments,
        operator=True,
    ),
)
