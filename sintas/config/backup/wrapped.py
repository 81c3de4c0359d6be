"""The box of key wraps, line by line: checked against a key file, and handed on without those that must not come back."""

from __future__ import annotations

from collections.abc import Callable, Container
from uuid import UUID

from sintas.config.problem import SystemProblem
from sintas.safekeeping.keys import KeyProblem, ServiceKey
from sintas.safekeeping.wrapping import opens

HEAD = "sintas-wraps-1"
OTHER_KEYS = (
    "The key file does not open the key wraps of this backup: it is of another installation, or of a time before or after; name the keys backup "
    "of that time."
)


class WrapLines:
    """Takes what open_with() writes. With `service`, every wrap is opened; with `pass_on`, every line but those of `keyless` is handed on."""

    def __init__(
        self,
        id: str,
        service: ServiceKey | None = None,
        *,
        pass_on: Callable[[bytes], object] | None = None,
        keyless: Container[UUID] = (),
    ) -> None:
        self._id, self._service, self._pass_on, self._keyless = id, service, pass_on, keyless
        self._held = b""
        self._announced: int | None = None
        self.columns: list[str] = []
        self.rows = self.left_out = 0

    def write(self, piece: bytes) -> int:
        *lines, self._held = (self._held + piece).split(b"\n")
        for line in lines:
            self._take(line)
        return len(piece)

    def finished(self, expected: int) -> None:
        """Raises SystemProblem when there are not as many as the backup says."""
        if self._held or self._announced is None or not self.rows == self._announced == expected:
            raise SystemProblem("The key wraps are not those of this backup (their number differs); name data and key wraps of the same one.")

    def _take(self, line: bytes) -> None:
        words = line.decode().split("\t")
        if self._announced is None:
            if words[0] != HEAD or len(words) != 3:
                raise SystemProblem("The wraps part is not in the form this release knows; restore it with the release that wrote it or newer.")
            if words[1] != self._id:
                raise SystemProblem("The parts belong to different backups; name data and key wraps of the same one.")
            self._announced = int(words[2])
        elif not self.columns:
            self.columns = words
        else:
            self._wrap(line, dict(zip(self.columns, words, strict=True)))

    def _wrap(self, line: bytes, row: dict[str, str]) -> None:
        self.rows += 1
        if self._service is not None and row["recipient"] == "service":
            try:
                opened = opens(self._service, row)
            except KeyProblem:
                raise SystemProblem(
                    f"The key file does not hold the wrapping key {row['kek']} that this backup needs; name the keys backup of that time."
                ) from None
            if not opened:
                raise SystemProblem(OTHER_KEYS)
        if UUID(row["file_id"]) in self._keyless:
            self.left_out += 1
        elif self._pass_on is not None:
            self._pass_on(line + b"\n")
