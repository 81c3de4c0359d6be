"""Makes one backup: key wraps, then data, then the sheet that makes both a backup. Nothing in clear ever touches a disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg

from sintas import __version__
from sintas.config.backup import snapshot, standing
from sintas.config.backup.boxed import Joined, Manifest, Pieces, Readable
from sintas.config.backup.folders import Writing, alone, refuse_inside, write
from sintas.config.backup.parts import LIST, WRAPS_APART, Sheet, name_of, sheets_in
from sintas.config.backup.postgres import FULL_SENTENCE, dumping
from sintas.config.backup.pruning import prune
from sintas.config.problem import SystemProblem
from sintas.config.system import System
from sintas.kit.ids import uuid7
from sintas.safekeeping import boxes, recovery, replaying
from sintas.safekeeping.keys import KeyProblem, ServiceKey

HIDDEN = ("-Fc", "-Z1", "--no-password", *(f"--exclude-table-data=public.{name}" for name in snapshot.LEFT_OUT))


@dataclass(frozen=True)
class Made:
    """`rows` in the backup; `pruned`: how many key wraps older than 30 days were removed from the folder."""

    sheet: Sheet
    rows: int
    pruned: int


@dataclass(frozen=True)
class Small:
    """A file beside the dump: its name in the data folder, its length, and its bytes or, for one that only grows, where it lies."""

    name: str
    size: int
    held: bytes | Path

    def read(self) -> bytes:
        """Exactly `size` bytes. Raises SystemProblem when it was cut meanwhile: all that follows in the box would be misread."""
        if isinstance(self.held, bytes):
            return self.held
        with self.held.open("rb") as file:
            found = file.read(self.size)
        if len(found) != self.size:
            raise SystemProblem(f"{self.name} was cut while it was being backed up; nothing of it was kept. Start again.")
        return found


def make(system: System, folder: Path, *, wraps: Path | None = None, now: datetime | None = None) -> Made:
    """One whole backup into `folder`, its key wraps into `wraps` (default: FOLDER/wraps). Raises SystemProblem, leaving nothing half.

    `now` is the moment it is named after (tests).
    """
    at, apart = now or datetime.now(UTC), wraps or folder / WRAPS_APART
    with in_plain_words():
        for place in (folder, apart):
            refuse_inside(system, place)
        recipient, service = recovery.read_recipient(system.keys), ServiceKey(system.service_key)
        apart.mkdir(mode=0o700, exist_ok=True)
        with alone(folder, apart):
            name = name_of(at)
            if folder / f"{name}.json" in sheets_in(folder):
                raise SystemProblem("There is a backup of this very second already; start again.")
            refuse_other_list(system, folder)
            sheet, rows = sealed(system, folder / name, apart / name, at, recipient)
            with taken_back(folder / sheet.data.file, apart / sheet.wraps.file):
                copy_list(system, folder)
                marked = replace(sheet, mark=sheet.marked(service))
                write(folder / f"{name}.json", marked.text().encode())
            return Made(marked, rows, prune(apart, at))


@contextmanager
def taken_back(*boxes_of_it: Path) -> Iterator[None]:
    """Two boxes without their sheet are no backup: on a disk that is full just then they would only fill it further."""
    try:
        yield
    except BaseException:
        for path in boxes_of_it:
            path.unlink(missing_ok=True)
        raise


def sealed(system: System, data: Path, wraps: Path, at: datetime, recipient: str) -> tuple[Sheet, int]:
    """Both boxes of one snapshot, under their names once both are whole; and how many rows they hold."""
    known, id = replaying.read(system.replay_list), uuid7()  # the list before the snapshot: what is noted later is done again at a restore
    with snapshot.taken(system.login("backup")) as moment, Writing(wraps, ".wraps.age") as keys, Writing(data, ".data.age") as rest:
        replaying.add_missing(system.replay_list, standing.found_in(moment))
        small = small_files(system)
        found = manifest(moment, id, at, recipient, small)
        boxes.seal_to([recipient], Pieces(wraps_of(moment, id, found.wraps)), keys)
        with dumping(system.login("backup"), [*HIDDEN, f"--snapshot={moment.name}"]) as dump:
            boxes.seal_to([recipient], Joined(heads(found, small), dump), rest)
        sheet = Sheet(id, at, __version__, recipient, rest.part(), keys.part(), len(known.entries), known.links[-1])
    return sheet, sum(found.counts.values()) + found.wraps


def manifest(moment: snapshot.Snapshot, id: UUID, at: datetime, recipient: str, small: list[Small]) -> Manifest:
    """What a restore must find again."""
    wraps = moment.rows("SELECT kek, count(*) FROM safekeeping_wrap GROUP BY 1 ORDER BY 1")
    return Manifest(
        id=str(id),
        made_at=at.isoformat(),
        release=__version__,
        postgres=moment.connection.info.server_version // 10_000,
        migrations=moment.migrations(),
        counts=moment.counts(),
        wraps=sum(int(number) for _kek, number in wraps),
        keks=[str(kek) for kek, _number in wraps],
        administrators=[[name, id] for name, id in moment.rows(snapshot.ADMINISTRATORS)],
        recipient=recipient,
        seal=moment.newest_seal(),
        files=[[one.name, one.size] for one in small],
    )


def small_files(system: System) -> list[Small]:
    """site.json and what signs the seals of the trail, as they are now; its anchors, up to where they reach now (they only grow)."""
    if system.data is None:
        return []
    found: list[Small] = []
    for path in (system.data / "site.json", system.keys / "sealer.json", *sorted((system.data / "anchors").glob("*"))):
        if path.is_file():
            held = b"" if path.parent.name == "anchors" else path.read_bytes()
            found.append(Small(str(path.relative_to(system.data)), len(held) or path.stat().st_size, held or path))
    return found


def heads(found: Manifest, small: list[Small]) -> Readable:
    """What stands before the dump: the manifest, then the small files, each at the length the manifest names."""

    def told() -> Iterator[bytes]:
        yield found.head()
        for one in small:
            yield one.read()

    return Pieces(told())


def wraps_of(moment: snapshot.Snapshot, id: UUID, rows: int) -> Iterator[bytes]:
    """The box of wraps: whose backup it is and how many follow, the columns, a line each."""
    yield f"sintas-wraps-1\t{id}\t{rows}\n".encode()
    yield from moment.wraps()


def refuse_other_list(system: System, folder: Path) -> None:
    """Raises SystemProblem when the list beside the backups holds lines that ours does not: written over, they would be lost for ever."""
    beside = replaying.read(folder / LIST)
    if not replaying.read(system.replay_list).goes_on_from(len(beside.entries), beside.links[-1]):
        raise SystemProblem(
            f"The list beside the backups ({LIST}) does not belong to this installation, or ours (replay/{LIST}) lost lines; nothing was written. "
            "Name a folder of this installation's own, or if ours was damaged, put the one beside the backups in its place."
        )


def copy_list(system: System, folder: Path) -> None:
    """Put the newest list of what no restore may bring back beside the backups. Raises SystemProblem."""
    refuse_other_list(system, folder)
    held = replaying.read(system.replay_list)  # never hand on an altered one
    text = system.replay_list.read_bytes() if held.entries else b""
    write(folder / LIST, text)


def bring_list_up(system: System, folder: Path) -> int:
    """Add what the database knows to the list and put it beside the backups; its lines."""
    with snapshot.taken(system.login("backup")) as moment:
        replaying.add_missing(system.replay_list, standing.found_in(moment))
    copy_list(system, folder)
    return len(replaying.read(system.replay_list).entries)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Refusals of boxes, keys, list and disk as SystemProblem."""
    try:
        yield
    except (boxes.BoxProblem, KeyProblem, replaying.ListProblem) as why:
        raise SystemProblem(str(why)) from None
    except psycopg.OperationalError:
        raise SystemProblem("The database went away meanwhile; nothing of it was kept. Start again when it runs.") from None
    except OSError as why:
        if boxes.is_full(why):
            raise SystemProblem(FULL_SENTENCE) from None
        place = os.path.basename(why.filename) if isinstance(why.filename, str) else "the folder"
        raise SystemProblem(f"{place} cannot be read or written; name folders and files that exist and that you may use.") from None
