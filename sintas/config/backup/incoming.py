"""A box of a backup in our own folder, for as long as it is loaded: on a disk that others write to, what was checked could be another file by then."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sintas.config.backup.parts import Part
from sintas.config.problem import SystemProblem

PIECE = 1 << 20
EXCHANGED = "The {called} part was exchanged while it was being restored; the restore was taken back."


@contextmanager
def copied_in(folder: Path, box: Path, part: Part, called: str) -> Iterator[Path]:
    """A copy nobody else reaches, of the very bytes the sheet names; it goes when the block ends. Raises SystemProblem."""
    own, digest = folder / "incoming.age", hashlib.sha256()
    try:
        with box.open("rb") as there, os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as here:
            while piece := there.read(PIECE):
                digest.update(piece)
                here.write(piece)
        if digest.hexdigest() != part.sha256:
            raise SystemProblem(EXCHANGED.format(called=called))
        yield own
    finally:
        own.unlink(missing_ok=True)
