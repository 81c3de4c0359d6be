"""`sintas keys`: makes, checks and backs up the keys that live outside the database."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path

from sintas.config import housing
from sintas.config.command.command import By, Command, Options, Words
from sintas.config.command.running import system_of
from sintas.config.problem import SystemProblem
from sintas.config.system import System


def create(options: Options) -> int:
    """Make the keys that are missing. Existing ones stay, and a lost one is never replaced beside data it sealed (SystemProblem)."""
    system = system_of(options.data)
    if system.own_cluster:
        housing.make_folders(system)
    housing.make_keys(system)
    print("ok")
    return 0


def check(options: Options) -> int:
    """Open the key file the way the program does."""
    from sintas.config.startup import key_file

    system = system_of(options.data)
    if sentence := key_file(system.service_key):
        raise SystemProblem(sentence)
    system.secret()
    print("ok")
    return 0


def where_to(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")


def backup(options: Options, by: By) -> int:
    """Copy the service key to FILE (0600), which must lie outside the data folder: a backup beside the data protects nothing."""
    from sintas.safekeeping.refusals import Refusal

    if not by.holds("staff.set_up"):
        raise Refusal()
    system = system_of(options.data)
    copy_key(system, options.to)
    print("ok")
    return 0


def copy_key(system: System, target: Path) -> None:
    """Raises SystemProblem when the place is wrong or taken."""
    target = target.absolute()
    if (system.data is not None and system.data.resolve() in target.parent.resolve().parents) or target.parent.resolve() == system.data:
        raise SystemProblem("Keep the backup of the keys apart from the data: name a file outside the data folder.")
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
            f.write(system.service_key.read_bytes())
            f.flush()
            os.fsync(f.fileno())
    except FileExistsError:
        raise SystemProblem("The file for the backup exists already; name a new one.") from None
    except OSError:
        raise SystemProblem("The backup cannot be written there; name a folder that exists and that you may write to.") from None


COMMANDS = (
    Command("keys create", Words("membuat kunci yang belum ada", "make the keys that are missing"), create),
    Command("keys check", Words("memeriksa berkas kunci", "check the key files"), check),
    Command("keys backup", Words("menyalin berkas kunci ke tempat lain", "copy the key file elsewhere"), backup, where_to, operator=True),
)
