"""Tables as `migrate` makes them are those that Django's own, slower way makes: the same words, letter for letter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sintas.config import binaries, housing
from sintas.config.system import System, read_private
from sintas.config.tests.installing import surroundings
from sintas.config.tests.test_cluster import open_to_walk

DJANGOS_OWN = (
    "from contextlib import nullcontext; from sintas.safekeeping.management.commands import migrate; migrate.drawn_once = nullcontext"
)
RUN = "from sintas.config.command import main; import sys; sys.exit(main(sys.argv[1:]))"


@pytest.mark.slow
def test_both_ways_make_the_same_tables(tmp_path: Path) -> None:
    root = open_to_walk(tmp_path)
    ours, theirs = tables(root / "ours", RUN), tables(root / "theirs", f"{DJANGOS_OWN}; {RUN}")
    assert len(ours) > 10_000
    assert ours == theirs


def tables(data: Path, program: str) -> list[str]:
    """The schema and the order of the migrations, as the superuser's dump tells them."""
    system = System.at(data)
    housing.make_folders(system)
    cluster = housing.lay_down(system, durable=False)
    try:
        subprocess.run([sys.executable, "-c", program, "migrate", "--data", str(data)], env=surroundings(), check=True)
        held = read_private(system.folder("db-super.json"))
        command = [binaries.find().path("pg_dump"), "-h", system.socket(), "-U", held["user"], "sintas"]
        surrounded = {**os.environ, "PGPASSWORD": held["password"]}
        kinds = ("--schema-only",), ("--data-only", "--table=django_migrations", "--column-inserts")
        told = [subprocess.run([*command, *kind], env=surrounded, check=True, capture_output=True, text=True).stdout for kind in kinds]
    finally:
        cluster.stop()
    return [line.partition(", '20")[0] for part in told for line in part.splitlines() if "restrict" not in line]
