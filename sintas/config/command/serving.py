"""`sintas serve`: database, web and worker in one; `sintas worker`: the worker alone, for installations that run the parts apart."""

from __future__ import annotations

import fcntl
import os
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sintas.config import housing
from sintas.config.command.command import Command, Options, Words
from sintas.config.command.running import django_for, system_of
from sintas.config.problem import SystemProblem
from sintas.config.supervisor import Supervisor, say
from sintas.config.system import System


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=port_number, default=8000)
    parser.add_argument("--workers", type=int, default=max(2, os.cpu_count() or 1))


def port_number(word: str) -> int:
    """argparse type: 1 to 65535."""
    if not word.isdigit() or not 0 < int(word) < 65536:
        raise ArgumentTypeError("1-65535")
    return int(word)


def run(options: Options) -> int:
    """Serves until SIGTERM or SIGINT (0), or until a part ends by itself (1)."""
    system = system_of(options.data)
    system.refuse_unfinished()
    if system.own_cluster and not housing.cluster_of(system).exists():
        raise SystemProblem("There is no installation in this folder yet; set one up with `sintas init --data DIR`.")
    return serve(system, port=options.port, workers=options.workers)


def serve(system: System, *, port: int, workers: int, make: bool = False, prepare: Callable[[System], None] | None = None) -> int:
    """Start what is needed, check, and keep it together.

    `make` lays down what is missing (demo); `prepare` runs after the database stands and before anything is checked.
    """
    from sintas.config import web

    with alone(system):
        refuse_taken(port)
        supervisor = Supervisor(database_lives=lambda: True)
        cluster = housing.cluster_of(system) if system.own_cluster else None
        try:
            if make:
                housing.lay_down(system)
            if cluster:
                housing.start(system, cluster)
                supervisor.database_lives = cluster.alive
            if prepare:
                prepare(system)
            refuse_unsealed(system)
            check_and_gather(system)
            supervisor.listen()
            supervisor.start("web", web.command(port, workers), {})
            supervisor.start("worker", [sys.executable, "-m", "sintas", "worker"], {})
            start_sealer(system, supervisor)
            print(f"Sintas: http://127.0.0.1:{port}/", flush=True)
            return supervisor.run()
        finally:
            supervisor.stop()
            if cluster:
                cluster.stop()


def check_and_gather(system: System) -> None:
    """Refuse what is unsafe before a page is served, and gather the static files. Leaves the environment ready for the children."""
    with django_for(system):
        from sintas.config import startup, statics

        startup.check()
        statics.gather()


def start_sealer(system: System, supervisor: Supervisor) -> None:
    """Last, so that it ends last and seals what the others wrote. Where its role signs in elsewhere, that place must run it."""
    if system.has_login("sealer"):
        supervisor.start("sealer", [sys.executable, "-m", "sintas", "sealer"], {})
    else:
        say("no SINTAS_SEALER_URL here: the trail is sealed only where `sintas sealer` runs")


def refuse_unsealed(system: System) -> None:
    """Nothing is served that nobody could seal. Raises SystemProblem."""
    if system.has_login("sealer"):
        from sintas.config import sealing

        sealing.key_of(system)
        sealing.other_folder(system)


def run_worker(options: Options) -> int:
    """Does the queued work, as the app role, until SIGTERM."""
    from django.core.management import call_command

    with django_for(system_of(options.data)):
        from sintas.config import startup

        startup.check()
        call_command("procrastinate", "worker", verbosity=0)
    return 0


@contextmanager
def alone(system: System) -> Iterator[None]:
    """One `serve` per data folder. Raises SystemProblem when another runs."""
    if system.data is None:
        yield
        return
    with (system.data / "serving.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemProblem("This installation is being served already; stop that first.") from None
        yield


def refuse_taken(port: int) -> None:
    """Say it now and plainly, not in the web server's words. Raises SystemProblem."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise SystemProblem(f"Port {port} is taken by another program; name another one.") from None


COMMANDS = (
    Command(
        "serve",
        Words("menjalankan Sintas: basis data, web, pekerja latar, dan penyegel jejak", "run Sintas: database, web, background worker and the trail's sealer"),
        run,
        arguments,
    ),
    Command("worker", Words("menjalankan pekerja latar saja", "run the background worker alone"), run_worker),
)
