"""Gathers what a verification looks at: the tables as the sealer's role, our own anchors, and those kept elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from psycopg import IsolationLevel

from sintas.config import sealing
from sintas.config.problem import SystemProblem
from sintas.config.system import System
from sintas.safekeeping.sealing import anchors, compare, table
from sintas.safekeeping.sealing.findings import EMPTIED, Finding
from sintas.safekeeping.sealing.seal import heard
from sintas.safekeeping.sealing.table import Database
from sintas.safekeeping.sealing.verify import Verdict, verify


@dataclass(frozen=True)
class Asked:
    """anchors: files or folders from elsewhere; spoken: typed anchors; keys: fingerprints that count besides the key file's own."""

    anchors: list[Path] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


def look(system: System, asked: Asked) -> tuple[Verdict, list[Finding]]:
    """The verdict, and all findings with those against the anchors. Raises SystemProblem, psycopg.Error."""
    typed = [heard(words) for words in asked.spoken]
    if None in typed:
        raise SystemProblem("An anchor reads like this: 345 7KQ2-M9XA-P14T-88ZC (number, then sixteen letters).")
    known = sealing.key_of(system).known | frozenset(key.lower().replace("-", "") for key in asked.keys)
    own = sealing.own_folder(system)
    elsewhere = [read(place) for place in asked.anchors]
    left = [read(place) for place in away(system)]
    held = read(own) if own.is_dir() else anchors.Held()  # before the tables: a seal made in between is younger than both
    with sealing.connect(system.login("sealer")) as db:
        db.isolation_level, db.read_only = IsolationLevel.REPEATABLE_READ, True
        verdict = of_tables(db, known)
    now = datetime.now(UTC)
    found = [] if verdict.rows else [Finding(EMPTIED)]
    found += [*verdict.found, *compare.whole(verdict.seals, held, now), *compare.against(verdict.seals, held.anchors)]
    for other in [*elsewhere, *left]:
        found += compare.against(verdict.seals, other.anchors)
    found += [Finding("anchors_broken", count=other.unreadable) for other in [*elsewhere, *left] if other.unreadable]
    found += [Finding("anchors_broken") for other in elsewhere if not other.anchors]
    for words in typed:
        found += compare.typed(verdict.seals, words) if words else []
    found += compare.late(verdict.seals, verdict.oldest_open, now)
    return verdict, list(dict.fromkeys(found))


def away(system: System) -> list[Path]:
    """The folder off this machine that the sealer writes to, where it is there now: nobody has to think of naming it. Raises SystemProblem."""
    folder = sealing.other_folder(system)
    return [folder] if folder is not None and folder.is_dir() else []


def of_tables(db: Database, known: frozenset[str]) -> Verdict:
    """Rows and seals, in one transaction; the caller's isolation decides whether they are those of one moment."""
    with db.transaction():
        at = table.here(db)
        return verify(table.all_rows(db), table.all_seals(db), cluster=at.cluster, beyond=at.beyond, known=known)


def read(place: Path) -> anchors.Held:
    """Raises SystemProblem when it cannot be read."""
    try:
        return anchors.read(place)
    except OSError:
        raise SystemProblem("The file of anchors cannot be read; name the file itself, or the folder it lies in.") from None
