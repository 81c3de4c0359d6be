"""`sintas keys create|check|backup|restore`: the keys that live outside the database, and their sealed copy elsewhere."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sintas.config import housing
from sintas.config.command.command import By, Command, Options, Words
from sintas.config.command.running import system_of
from sintas.config.problem import SystemProblem
from sintas.config.system import System

if TYPE_CHECKING:
    from sintas.safekeeping.keyfile import KeyFile


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
    """Write the service key to FILE, sealed to the recovery key. Prints the fingerprint of the key that opens it."""
    system = system_of(options.data)
    print(f"recovery key: {save(system, options.to)}\nok")
    return 0


def save(system: System, target: Path) -> str:
    """Seal the key file as it is now to the recovery key; returns that key's fingerprint.

    Raises SystemProblem: no recovery key yet, a place inside the data folder (a backup beside the data protects nothing), a taken name.
    """
    from sintas.safekeeping import keycopy, keyfile, recovery

    apart_from(system, target)
    try:
        recipient = recovery.read_recipient(system.keys)
        keyfile.write_new(target, keycopy.sealed(keyfile.read(system.service_key), recipient, datetime.now(UTC)))
    except keyfile.KeyProblem as why:
        raise SystemProblem(str(why)) from None
    except FileExistsError:
        raise SystemProblem("The file for the backup exists already; name a new one.") from None
    except OSError:
        raise SystemProblem("The backup cannot be written there; name a folder that exists, that you may write to and that is not full.") from None
    return recovery.fingerprint(recipient)


def apart_from(system: System, target: Path) -> None:
    """Raises SystemProblem when this lies in the data folder, or with the keys."""
    lies_in = target.absolute().parent.resolve()
    for home in (system.data, system.keys):
        if home is not None and (lies_in == home.resolve() or home.resolve() in lies_in.parents):
            raise SystemProblem("Keep this apart from the data: name a file outside the data folder.")


def refuse_target(system: System, target: Path) -> None:
    """What save() would refuse, asked before a longer piece of work. Raises SystemProblem."""
    from sintas.safekeeping import keyfile, recovery

    apart_from(system, target)
    try:
        recovery.read_recipient(system.keys)
    except keyfile.KeyProblem as why:
        raise SystemProblem(str(why)) from None
    if target.exists() or not os.access(target.absolute().parent, os.W_OK):
        raise SystemProblem("Name a new file for the backup, in a folder that exists and that you may write to.")


def where_from(parser: ArgumentParser) -> None:
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="FILE")
    parser.add_argument("--identity", type=Path, required=True, metavar="FILE", help=str(IDENTITY))


def restore(options: Options) -> int:
    """Put the service key of a backup in its place. Never over a different one; the same one again changes nothing (SystemProblem otherwise)."""
    from sintas.safekeeping import keycopy, keyfile, recovery

    system = system_of(options.data)
    try:
        copy = keycopy.opened(read(options.source), recovery.read_identity(options.identity))
        wanted = copy.service
        if system.service_key.exists():
            if not same(system, wanted):
                raise SystemProblem("There is another key file in this folder. Nothing was changed; move it away first if this one is to take its place.")
        else:
            make_place(system)
            keyfile.write_new(system.service_key, wanted.text().encode())
        if not (system.keys / recovery.FILE).exists():
            keyfile.write_new(system.keys / recovery.FILE, f"{copy.recipient}\n".encode())
    except keyfile.KeyProblem as why:
        raise SystemProblem(str(why)) from None
    except OSError:
        raise SystemProblem("The key file cannot be written into this data folder; may you write there, and is the disk not full?") from None
    housing.make_keys(system)  # Django's secret is of no worth in a backup: a new one ends old sessions
    print(f"keys: {', '.join(wanted.keys)}\nbackup of: {copy.made}\nok")
    return 0


def same(system: System, wanted: KeyFile) -> bool:
    """Whether the key file in place is this very one; one that cannot be opened is not."""
    from sintas.safekeeping import keyfile

    try:
        return keyfile.read(system.service_key) == wanted
    except keyfile.KeyProblem:
        return False


def make_place(system: System) -> None:
    """The folder of the keys, and with a cluster of our own the data folder round it."""
    if system.own_cluster:
        housing.make_folders(system)
    else:
        system.keys.mkdir(mode=0o700, parents=True, exist_ok=True)


def read(source: Path) -> bytes:
    """Raises SystemProblem."""
    try:
        return source.read_bytes()
    except OSError:
        raise SystemProblem("The backup of the keys cannot be read; is it the right file?") from None


IDENTITY = Words(
    "berkas kunci pemulihan dari `sintas keys join` (0600)",
    "the file with the recovery key from `sintas keys join` (0600)",
)
COMMANDS = (
    Command("keys create", Words("membuat kunci yang belum ada", "make the keys that are missing"), create),
    Command("keys check", Words("memeriksa berkas kunci", "check the key files"), check),
    Command(
        "keys backup",
        Words("menyimpan kunci di tempat lain, tersegel dengan kunci pemulihan", "keep the keys elsewhere, sealed to the recovery key"),
        backup,
        where_to,
        operator=True,
        needs="staff.set_up",
    ),
    Command(
        "keys restore",
        Words("mengembalikan kunci dari cadangannya", "put the keys back from their backup"),
        restore,
        where_from,
    ),
)
