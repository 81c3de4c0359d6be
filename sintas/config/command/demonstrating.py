"""`sintas demo`: an installation with marked-synthetic people and cases, made once and then kept."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from sintas.config import housing
from sintas.config.command import migrating, serving
from sintas.config.command.command import Command, Options, Words
from sintas.config.command.running import django_for
from sintas.config.problem import SystemProblem
from sintas.config.site import Site
from sintas.config.system import System, write_private

DEFAULT = ".data/demo"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=serving.port_number, default=8000)
    parser.add_argument("--workers", type=int, default=2)


def run(options: Options) -> int:
    """Make the demo in an empty folder, or use the one that is there with its accounts; then serve it."""
    system = System.at(options.data or DEFAULT)
    refuse_real(system)
    housing.make_folders(system)
    write_private(system.folder("site.json"), {"demo": True, "hosts": ["localhost", "127.0.0.1", "[::1]"]})
    return serving.serve(system, port=options.port, workers=options.workers, make=True, prepare=prepare)


def refuse_real(system: System) -> None:
    """A real installation must not become a demo by a mistyped folder, whether it has a site.json or not: a demo asks for no second step.

    Raises SystemProblem.
    """
    if (system.folder("pg").exists() or system.service_key.exists()) and not Site.of(system).demo:
        raise SystemProblem("This folder holds a real installation; start it with `sintas serve`, or name another folder for the demo.")


def prepare(system: System) -> None:
    """Tables, then the demo's people and cases unless they are there."""
    migrating.in_its_own_process(system)
    with django_for(system):
        from sintas.config import demo

        accounts = system.folder("accounts.json")
        if not accounts.exists():
            demo.load(system)
        print(f"Akun demo / demo accounts: {shown(accounts)}", flush=True)


def shown(path: Path) -> str:
    """As short as it can be said from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


COMMANDS = (Command("demo", Words("menjalankan demo dengan data contoh", "run a demo with synthetic data"), run, arguments),)
