"""One installation of a size: laid down once, filled by two processes, then kept until its form changes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psycopg

import sintas
from sintas.config import housing, roles
from sintas.config.command import migrating
from sintas.config.system import System, read_private, write_private

FILLERS = 2
DONE = "bench.json"  # written last: its being there means that the folder is whole
FORM = 2  # raise it when fill.py changes


def folder(name: str) -> Path:
    """Where the installation of this name (its size, if nothing else) lies."""
    return Path(os.environ.get("BENCH_DATA", ".data/bench")).absolute() / name


def form_of_tables() -> str:
    """Changes with every migration and with FORM."""
    migrations = sorted(Path(sintas.__file__).parent.glob("*/migrations/*.py"))
    digest = hashlib.sha256(str(FORM).encode())
    for path in migrations:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def ready(size: int, name: str = "") -> System:
    """The installation with its server running, made first if it is not there or of an older form."""
    system = System.at(folder(name or str(size)))
    done = system.folder(DONE)
    if done.is_file() and json.loads(done.read_text())["form"] == form_of_tables():
        housing.lay_down(system)
        return system
    if system.folder("pg").exists():
        if not system.folder("bench.folder").exists():
            raise SystemExit(f"{system.data} is not a folder of the bench; name another one with BENCH_DATA")
        housing.cluster_of(system).stop()
        shutil.rmtree(str(system.data))
    make(system, size)
    return system


def make(system: System, size: int) -> None:
    """Cluster with fsync on, tables, staff, cases; statistics at the end."""
    began = time.monotonic()
    housing.make_folders(system)
    system.folder("bench.folder").write_text("made by make bench\n")
    housing.lay_down(system)
    write_private(system.folder("site.json"), {"demo": True, "hosts": ["localhost"]})
    migrating.in_its_own_process(system)
    fill(system, "staff", size)
    fillers = [start(system, "cases", size, part) for part in range(FILLERS)]
    ended = [one.wait() for one in fillers]
    if any(ended):
        raise SystemExit("the bench could not be filled")
    fill(system, "measured", size)
    tidy(system)
    system.folder(DONE).write_text(json.dumps({"form": form_of_tables(), "size": size}))
    print(f"{size:>9,}  filled in {time.monotonic() - began:.0f} s", flush=True)


def start(system: System, what: str, size: int, part: int = 0) -> subprocess.Popen[bytes]:
    """One filler in a process of its own, as the app role."""
    words = [sys.executable, "-m", "tests.bench.fill", what, str(size), str(part), str(FILLERS)]
    return subprocess.Popen(words, env={**os.environ, **system.environment()})


def fill(system: System, what: str, size: int) -> None:
    if start(system, what, size).wait():
        raise SystemExit("the bench could not be filled")


def tidy(system: System) -> None:
    """What autovacuum would have done by the next morning."""
    held = read_private(system.folder("db-super.json"))
    with psycopg.connect(
        host=system.socket(), user=held["user"], password=held["password"], dbname=roles.DATABASE, autocommit=True
    ) as connection:
        connection.execute("VACUUM ANALYZE")


def stop(system: System) -> None:
    housing.cluster_of(system).stop()
