"""`sintas check`: what start-up would refuse, asked without starting."""

from __future__ import annotations

from sintas.config import housing
from sintas.config.command import serving
from sintas.config.command.command import Command, Options, Words
from sintas.config.command.running import django_for, system_of


def run(options: Options) -> int:
    """0 when the installation is safe to serve; otherwise SystemProblem with the first sentence."""
    system = system_of(options.data)
    system.refuse_unfinished()
    with housing.running(system), django_for(system):
        from sintas.config import startup

        serving.refuse_unsealed(system)
        startup.check()
    print("ok")
    return 0


COMMANDS = (
    Command("check", Words("memeriksa apakah instalasi ini aman dijalankan", "check whether this installation is safe to serve"), run),
)
