"""Builds an installation from a checked backup, in an empty folder, and takes it away again when anything of it fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from sintas.config import housing, roles
from sintas.config.backup import standing
from sintas.config.backup.boxed import Unboxing
from sintas.config.backup.checking import Checked
from sintas.config.backup.folders import sync_folder
from sintas.config.backup.incoming import EXCHANGED, copied_in
from sintas.config.backup.postgres import FULL, FULL_SENTENCE, connect, restoring
from sintas.config.backup.wrapped import WrapLines
from sintas.config.problem import SystemProblem
from sintas.config.system import UNFINISHED, UNFINISHED_RESTORE, Login, System, read_private
from sintas.safekeeping import boxes, replaying

DIFFERENT = "The restored table {table} holds {found:,} rows, but the backup says {told:,}; the restore was taken back. Take another backup."


@dataclass(frozen=True)
class Loaded:
    """`left_out`: key wraps that were not brought back, of erased files and of people who left."""

    rows: int
    left_out: int


def refuse_filled(folder: Path) -> None:
    """Raises SystemProblem unless the folder is new or empty."""
    if (folder / UNFINISHED_RESTORE).exists():
        raise SystemProblem(UNFINISHED)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SystemProblem("A restore goes into an empty folder only; name a new one with --data.")


@contextmanager
def building(system: System) -> Iterator[None]:
    """A folder in the making: `serve` refuses it, and nothing of it stays when the block fails."""
    folder = system.folder(".").absolute()
    refuse_filled(folder)
    there = folder.exists()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lay_file(folder / UNFINISHED_RESTORE, b"A restore into this folder was not finished.\n")
        sync_folder(folder)
        yield
        (folder / UNFINISHED_RESTORE).unlink()
    except BaseException as why:
        tear_down(system, folder, keep=there)
        if isinstance(why, SystemProblem) and any(word in str(why) for word in FULL):
            raise SystemProblem(FULL_SENTENCE) from None
        raise


def tear_down(system: System, folder: Path, *, keep: bool) -> None:
    """Stop the server of this folder and delete what was made; a folder that was there before stays, empty."""
    try:
        cluster = housing.cluster_of(system)
        if cluster.exists():
            cluster.stop(mode="immediate")
    finally:
        for path in [folder] if not keep else list(folder.iterdir()):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def lay(system: System, checked: Checked) -> None:
    """Folder, keys, small files, list, cluster and roles. Leaves the server running."""
    housing.make_folders(system)
    lay_file(system.service_key, checked.key_file)
    lay_file(system.keys / "recovery.txt", f"{checked.manifest.recipient}\n".encode())
    for name, held in checked.files.items():
        path = system.folder(name)
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise SystemProblem("The backup names a file outside its folder; it was not written by Sintas.")
        path.parent.mkdir(mode=0o700, exist_ok=True)
        lay_file(path, held)
    replaying.append(system.replay_list, checked.known.entries)
    housing.lay_down(system)


def lay_file(path: Path, held: bytes) -> None:
    """A file for nobody else to read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
        f.write(held)
        f.flush()
        os.fsync(f.fileno())


def load(system: System, checked: Checked) -> Loaded:
    """Data, then key wraps without those that must not come back; the rows of every table are counted. Raises SystemProblem."""
    login = superuser(system)
    words = ["--dbname", login.name, "--exit-on-error", "--no-password", "--single-transaction"]
    with copied_in(system.folder("."), checked.data, checked.sheet.data, "data") as own, restoring(login, words) as dump, own.open("rb") as box:
        inside = Unboxing(dump)
        boxes.open_with(checked.identity, box, inside)
    if inside.manifest != checked.manifest:
        raise SystemProblem(EXCHANGED.format(called="data"))
    with connect(login) as connection:
        compare_counts(connection, checked.manifest.counts)
        connection.execute("TRUNCATE safekeeping_wrap")
        with copied_in(system.folder("."), checked.wraps, checked.sheet.wraps, "wraps") as own:
            left_out = load_wraps(connection, checked, own)
        connection.commit()
        connection.autocommit = True
        connection.execute("ANALYZE")
    return Loaded(sum(checked.manifest.counts.values()), left_out)


def load_wraps(connection: psycopg.Connection[tuple[object, ...]], checked: Checked, wraps: Path) -> int:
    """Line by line, filtered before anything is written: a destroyed key never reaches the new disk. How many stayed out."""
    keyless = standing.keyless(connection, standing.to_do(checked.known.entries, checked.since))
    with connection.cursor().copy("COPY safekeeping_wrap FROM STDIN") as rows, wraps.open("rb") as box:
        lines = WrapLines(str(checked.sheet.id), pass_on=rows.write, keyless=keyless)
        boxes.open_with(checked.identity, box, lines)
    lines.finished(checked.manifest.wraps)
    found = connection.execute("SELECT count(*) FROM safekeeping_wrap").fetchone()
    if found is None or found[0] != lines.rows - lines.left_out:
        raise SystemProblem(DIFFERENT.format(table="safekeeping_wrap", found=found[0] if found else 0, told=lines.rows - lines.left_out))
    return lines.left_out


def compare_counts(connection: psycopg.Connection[tuple[object, ...]], counts: dict[str, int]) -> None:
    """Raises SystemProblem for the first table that does not hold what the backup says."""
    for table, told in counts.items():
        found = connection.execute(psycopg.sql.SQL("SELECT count(*) FROM public.{}").format(psycopg.sql.Identifier(table))).fetchone()
        if found is None or found[0] != told:
            raise SystemProblem(DIFFERENT.format(table=table, found=found[0] if found else 0, told=told))


def replay(system: System, checked: Checked) -> dict[str, int]:
    """What must not come back is done again; rows changed by kind. After migrating, before anything is served."""
    with connect(superuser(system)) as connection:
        return standing.do_again(connection, standing.to_do(checked.known.entries, checked.since))


def superuser(system: System) -> Login:
    """The cluster's own superuser, in our database."""
    held = read_private(system.folder("db-super.json"))
    return Login(system.socket(), "5432", roles.DATABASE, held["user"], held["password"], {})


def rest(system: System) -> None:
    """Stop the server: it is started again by `sintas serve`."""
    housing.cluster_of(system).stop()
