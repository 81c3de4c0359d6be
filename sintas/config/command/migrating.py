"""`sintas migrate`: brings the tables to this version, as the owner of the database."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser

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
    return 0


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
