"""What one backup consists of: two boxes and a plain sheet that names them. A set without its sheet is not a backup.

    FOLDER/sintas-<date>-<time>.json             the sheet: release, sizes, SHA-256 of both boxes, a mark under the service key; no secret
    FOLDER/sintas-<date>-<time>.data.age         manifest, site.json, anchors, pg_dump of everything but the key wraps and the sessions
    FOLDER/wraps/sintas-<date>-<time>.wraps.age  the key wraps, apart, because they must not live longer than 30 days
    FOLDER/erased-and-withdrawn.jsonl            the newest list of what no restore may bring back
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sintas.config.problem import SystemProblem
from sintas.safekeeping.keys import ServiceKey

FORMAT = 1
LIST = "erased-and-withdrawn.jsonl"
WRAPS_APART = "wraps"
NAME = re.compile(r"sintas-\d{8}-\d{6}")
PART = ".part"  # being written; never taken for a backup
BROKEN = "The sheet of this backup ({name}) cannot be read; copy the backup again from where it was kept."


@dataclass(frozen=True)
class Part:
    """One box as it was written."""

    file: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Sheet:
    """`replay_lines` and `replay_link`: how far the list of what no restore may bring back had come before the snapshot was taken."""

    id: UUID
    made_at: datetime
    release: str
    recipient: str
    data: Part
    wraps: Part
    replay_lines: int
    replay_link: str
    mark: str = ""
    format: int = FORMAT

    @property
    def name(self) -> str:
        return self.data.file.partition(".")[0]

    def marked(self, service: ServiceKey) -> str:
        """The keyed digest of everything else on the sheet: only an installation that held this service key can have written it."""
        held = {**asdict(self), "mark": ""}
        told = json.dumps(held, default=str, sort_keys=True)
        return service.fingerprint("backup", self.id, hashlib.sha256(told.encode()).hexdigest()).hex()

    def text(self) -> str:
        return json.dumps(asdict(self), default=str, indent=1) + "\n"


def name_of(at: datetime) -> str:
    """sintas-20261122-071500, in UTC."""
    return f"sintas-{at.astimezone(UTC):%Y%m%d-%H%M%S}"


def read_sheet(path: Path) -> Sheet:
    """Raises SystemProblem."""
    try:
        held: dict[str, Any] = json.loads(path.read_text())
        if held["format"] != FORMAT:
            raise SystemProblem(f"This backup ({path.name}) was written in a newer form; restore it with release {held['release']} or newer.")
        return Sheet(
            id=UUID(held["id"]),
            made_at=datetime.fromisoformat(held["made_at"]),
            release=str(held["release"]),
            recipient=str(held["recipient"]),
            data=part_of(held["data"], ".data.age"),
            wraps=part_of(held["wraps"], ".wraps.age"),
            replay_lines=int(held["replay_lines"]),
            replay_link=str(held["replay_link"]),
            mark=str(held["mark"]),
        )
    except FileNotFoundError:
        raise SystemProblem(f"There is no {path.name} there; name the folder of the backups or the .json sheet of one backup.") from None
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise SystemProblem(BROKEN.format(name=path.name)) from None


def part_of(held: dict[str, Any], ending: str) -> Part:
    """What a sheet says of a box; it names a file beside it and nothing else. Raises ValueError, KeyError, TypeError."""
    part = Part(str(held["file"]), int(held["bytes"]), str(held["sha256"]))
    if not NAME.fullmatch(part.file.removesuffix(ending)) or not part.file.endswith(ending):
        raise ValueError("not a name of ours")
    return part


def sheets_in(folder: Path) -> list[Path]:
    """The sheets of the backups in a folder, oldest first."""
    return sorted(path for path in folder.glob("sintas-*.json") if NAME.fullmatch(path.stem))


def find_sheet(where: Path) -> Path:
    """The newest backup of a folder, or the one that is named by its sheet or one of its boxes. Raises SystemProblem."""
    if where.is_dir():
        found = sheets_in(where)
        if not found:
            raise SystemProblem("There is no backup in this folder (no sintas-<date>-<time>.json).")
        return found[-1]
    if where.name.endswith(".age"):
        home = where.parent.parent if where.parent.name == WRAPS_APART else where.parent
        return home / f"{where.name.partition('.')[0]}.json"
    return where
