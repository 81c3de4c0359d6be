"""A value that does not open: altered, moved, cut, its key destroyed or not in the key file. Nothing is shown in its place and nothing guessed."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

log = logging.getLogger("sintas.sealed")

class Unreadable(Exception):
    """`what` is the seal (`note.text`) or `wrap.<ring>`: a code, never content. `file_id` is the file it belongs to, where that is known."""

    def __init__(self, message: str = "", *, what: str = "", file_id: UUID | None = None) -> None:
        super().__init__(message)
        self.what, self.file_id = what, file_id

    @property
    def kind(self) -> str:
        """`seal_broken`, `erased`, `key_missing`: how the trail and the log call it."""
        return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in type(self).__name__).strip("_")


class KeyMissing(Unreadable):
    """Its data key is wrapped by a wrapping key that the key file does not hold (an older key file, or another installation's)."""


def readable(row: Any, field: str, instead: str = "") -> Any:
    """The value for a list or the frame of a page: one that does not open must not close all the others. The log says so; the file's own page
    refuses and leaves the row in the trail.
    """
    try:
        return getattr(row, field)
    except Unreadable as why:
        log.error("a sealed value does not open", extra={"code": f"{why.kind}:{why.what}"})
        return instead
