"""`sintas case import`: a documented case from its file into the operator's own caseload."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from sintas.config.command.command import By, Command, Options, Words


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=str(FILE))
    parser.add_argument("--unit", default="", metavar="NAME", help=str(UNIT))


def run(options: Options, by: By) -> int:
    """Each case of the file by itself: all of it or nothing. 0 when every one stands in the house now, 1 when one was refused.

    Prints the count of every case; a case imported before is left as it is and named.
    """
    from sintas.casework import importing
    from sintas.safekeeping.refusals import Refusal

    exported = importing.is_exported(options.file)
    cases = [importing.read_exported(options.file)] if exported else importing.read(options.file)
    unit_id = unit_named(by, options.unit)
    refused = False
    for one in cases:
        try:
            counted = brought_in(by, one, unit_id)
        except importing.AlreadyThere as there:
            print(importing.already_sentence(there))
        except Refusal as why:
            refused = True
            say(one.ref, why)
        else:
            print(counted)
    return int(refused)


def brought_in(by: By, one: Any, unit_id: UUID | None) -> str:
    """The sentence that counts what became of one case."""
    from sintas.casework import importing

    if isinstance(one, importing.Exported):
        return importing.restored_sentence(importing.carry_in_exported(by=by, one=one, unit_id=unit_id))
    return importing.sentence(importing.carry_in(by=by, one=one, unit_id=unit_id))


def say(ref: str, why: Exception) -> None:
    """The refusal of one case, with every field by its place in the file."""
    fields = getattr(why, "fields", {})
    print(f"{ref}: {getattr(why, 'sentence', why)}", file=sys.stderr)
    for path, sentence in fields.items():
        print(f"  {path}: {sentence}", file=sys.stderr)


def unit_named(by: By, name: str) -> UUID | None:
    """One of the operator's units; None for the first one. Raises BadInput."""
    from django.utils.translation import gettext as _

    from sintas.safekeeping.refusals import BadInput
    from sintas.staff.policy import units_of

    if not name:
        return None
    unit = units_of(by).filter(name__iexact=name.strip()).first()
    if unit is None:
        raise BadInput({"--unit": _("Tidak ada unit dengan nama ini di lembaga Anda.")})
    found: UUID = unit.pk
    return found


FILE = Words(
    "berkas kasus: YAML (schema: case-fixture/1), atau JSON dari `sintas case export`",
    "file of the case: YAML (schema: case-fixture/1), or JSON from `sintas case export`",
)
UNIT = Words("unit tempat kasus dibuka (bila petugas bekerja di beberapa unit)", "unit to open the case in (for staff of several units)")
COMMANDS = (
    Command(
        "case import",
        Words("memasukkan kasus dari berkas ke daftar kasus petugas", "bring a documented case from a file into one's caseload"),
        run,
        arguments,
        operator=True,
    ),
)
