"""What runs: the parts of one installation found by their parents, and the ways to kill them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from sintas.config import housing

from .server import Server

HELD = 0.4  # seconds the WAL writer is kept from its work before the database is killed


def children(parent: int) -> list[int]:
    """Direct children, the oldest first."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError, ValueError):
            name, _close, rest = stat.read_text().rpartition(")")
            if int(rest.split()[1]) == parent:
                found.append(int(name.split()[0]))
    return sorted(found)


def title(pid: int) -> str:
    """How the process calls itself; "" when it has gone."""
    try:
        return (Path("/proc") / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


def kill(*pids: int, by: int = signal.SIGKILL) -> None:
    """To these processes and to no other."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, by)


def last_words(server: Server) -> str:
    """For whoever looks at a failed drill: the database's processes and their states, and the ends of both logs (no content stands in them)."""
    cluster = housing.cluster_of(server.system)
    postmaster = cluster.pid() or 0
    there = [f"{pid} {state(pid)} {title(pid)[:80]}" for pid in (postmaster, *children(postmaster))]
    logs = [log.read_text(errors="replace")[-3000:] for log in (cluster.home / "log", server.log) if log.is_file()]
    return "\n".join([f"answers: {server.answers()}", *there, *logs])


def state(pid: int) -> str:
    """R, S, D, T (stopped), Z; "gone"."""
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "gone"


def web_master(server: Server) -> int | None:
    """gunicorn's master, a child of `sintas serve`."""
    return next((pid for pid in children(server.pid) if "gunicorn" in title(pid)), None)


def a_web_worker(server: Server, turn: Random) -> str:
    master = web_master(server)
    workers = children(master) if master else []
    if workers:
        kill(turn.choice(workers))
    return "web worker"


def the_web_master(server: Server, turn: Random) -> str:
    if master := web_master(server):
        kill(master)
    return "web master"


def a_backend(server: Server, turn: Random) -> str:
    """One that is at work, if there is one: PostgreSQL then ends all of them and recovers by itself."""
    postmaster = housing.cluster_of(server.system).pid()
    backends = [pid for pid in children(postmaster or 0) if "sintas_app" in title(pid)]
    busy = [pid for pid in backends if not title(pid).endswith("idle")]
    if backends:
        kill(turn.choice(busy or backends))
    return "database backend"


def the_postmaster(server: Server, turn: Random) -> str:
    """Alone: its backends are left without a parent and end at their next breath."""
    if postmaster := housing.cluster_of(server.system).pid():
        kill(postmaster)
    return "postmaster"


def the_database(server: Server, turn: Random) -> str:
    """Every process of PostgreSQL at once, with whatever its memory held.

    kill -9 leaves the operating system's memory alone, so what was handed over to be written survives; what only the server's own buffers
    hold is lost. The WAL writer empties them many times a second. It is held for a moment, as a busy disk would hold it: with
    synchronous_commit on that changes nothing, with it off the commits of that moment are gone.
    """
    postmaster = housing.cluster_of(server.system).pid()
    if postmaster:
        kill(*(pid for pid in children(postmaster) if "walwriter" in title(pid)), by=signal.SIGSTOP)
        time.sleep(HELD)
        kill(postmaster, *children(postmaster))
    return "whole database"


def the_supervisor(server: Server, turn: Random) -> str:
    """`sintas serve` itself; the database stays, web and worker are ended by the system."""
    kill(server.pid)
    return "supervisor"


KILLS: tuple[Callable[[Server, Random], str], ...] = (a_web_worker, the_database, a_backend, the_web_master, the_postmaster, the_supervisor)
