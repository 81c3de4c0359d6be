"""`sintas migrate`: brings the tables to this version, as the owner of the database."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser
from contextlib import suppress

from sintas.config import housing
from sintas.config.command.command import Command, Options, Words
from sintas.config.command.running import django_for, system_of
from sintas.config.problem import SystemProblem
from sintas.config.system import System


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--verbose", action="store_true")


def run(options: Options) -> int:
    """As the owner in this process; started by other commands in a process of its own, so that none of them ever holds his password."""
    from django.core.management import CommandError, call_command

    system = system_of(options.data)
    with housing.running(system), django_for(system, role="owner"):
        if system.own_cluster:
            housing.lay_roles(system)  # a newer version may know a role more
        try:
            call_command("migrate", interactive=False, verbosity=1 if options.verbose else 0)
        except CommandError as why:
            raise SystemProblem(str(why)) from None
        first_keys(system)
    return 0


def first_keys(system: System) -> None:
    """A database that knows no wrapping key yet learns the present ones by name and mark: another installation's key file is refused from
    then on (startup.house). A missing or broken key file is start-up's to refuse."""
    from django.db import connection

    from sintas.safekeeping import keyfile, wrapping_keys

    with connection.cursor() as cursor, suppress(keyfile.KeyProblem):
        if not wrapping_keys.known_keys(cursor):
            wrapping_keys.make_known(cursor, keyfile.read(system.service_key))


def in_its_own_process(system: System) -> None:
    """Run `sintas migrate` for another command. Raises SystemProblem when it fails (its words went to standard error)."""
    command = [sys.executable, "-m", "sintas", "migrate", *(["--data", str(system.data)] if system.data else [])]
    if subprocess.run(command, env={**os.environ, **system.environment()}).returncode:
        raise SystemProblem("The tables could not be brought to this version; nothing was served.")


COMMANDS = (
    Command(
        "migrate",
        Words("menyesuaikan tabel basis data dengan versi ini", "bring the tables of the database to this version"),
        run,
        arguments,
    ),
)
