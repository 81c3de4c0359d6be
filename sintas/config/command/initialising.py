"""`sintas init`: keys, database, roles, tables and the first administrator of a real installation."""

from __future__ import annotations

import stat
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from sintas.config import housing
from sintas.config.command import migrating
from sintas.config.command.command import Command, Options, Words
from sintas.config.command.running import django_for, system_of
from sintas.config.problem import SystemProblem

if TYPE_CHECKING:
    from sintas.config.first import First


def arguments_of_first(parser: ArgumentParser) -> None:
    """Who and what an organisation begins with; `sintas organisation add` asks the same."""
    parser.add_argument("--username", required=True)
    parser.add_argument("--organisation", required=True, metavar="NAME")
    parser.add_argument("--unit", default="", metavar="NAME")
    parser.add_argument("--full-name", default="", metavar="NAME")
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=str(PASSWORD_FILE))


def run(options: Options) -> int:
    """Prints a one-time password when none was given: the only time it can be seen."""
    system = system_of(options.data)
    system.refuse_unfinished()
    password = password_in(options.password_file) if options.password_file else None
    if system.own_cluster:
        fresh = not housing.cluster_of(system).running()
        cluster = housing.lay_down(system)
    else:
        housing.make_keys(system)
    try:
        migrating.in_its_own_process(system)
        with django_for(system):
            from sintas.config import startup
            from sintas.config.first import first_administrator

            startup.check()
            first = first_administrator(
                username=options.username,
                organisation=options.organisation,
                unit=options.unit,
                full_name=options.full_name,
                password=password,
            )
    finally:
        if system.own_cluster and fresh:
            cluster.stop()
    return told(first)


def told(first: First) -> int:
    """Says who may come in now; what to do with it goes beside it, so that the answer itself stays two plain lines."""
    print(f"username: {first.username}")
    if first.one_time_password:
        print(f"one-time password: {first.one_time_password}")
        print(str(ONCE), file=sys.stderr)
    return 0


def password_in(path: Path) -> str:
    """The first line of a file that only its owner may read. Raises SystemProblem."""
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise SystemProblem("The password file can be read by other users; set its rights to 0600.")
        lines = path.read_text().splitlines()
    except OSError:
        raise SystemProblem("The password file cannot be read.") from None
    if not lines or not lines[0]:
        raise SystemProblem("The password file is empty.")
    return lines[0]


ONCE = Words(
    "Catat sekarang: kata sandi ini tidak tampil lagi. Saat masuk pertama kali, Anda membuat kata sandi sendiri.",
    "Write it down now: this password is not shown again. The first sign-in asks for one of your own.",
)
PASSWORD_FILE = Words(
    "berkas (0600) berisi kata sandi; tanpa ini dibuat kata sandi sekali pakai",
    "file (0600) with the password; without it a one-time password is made",
)
COMMANDS = (
    Command(
        "init",
        Words("menyiapkan instalasi baru dan administrator pertamanya", "set up a new installation and its first administrator"),
        run,
        arguments_of_first,
    ),
)
