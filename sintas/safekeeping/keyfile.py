"""The key file as it lies on the disk: what stands in it, and how it is read and replaced whole.

    current   the name of the wrapping key that new wraps are made under
    keys      name -> 32 random bytes; two of them only while a rotation goes on (the last one is then the new one)
    made      name -> when (missing for keys of older installations)
    index     makes NIK and phone comparable;   exit   RSA, opens what a browser sealed
    exits     former exit keys, each with `until`;   boxes   what is left of a retired wrapping key: it opens short-lived boxes, no wrap
"""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

KEY_BYTES = 32
NOT_OURS = "The service key file is not in the form Sintas writes; restore it from its backup (`sintas keys restore`)."
FORMER_EXIT = timedelta(days=180)  # a device that was away this long brings its unsent words in vain


class KeyProblem(Exception):
    """The key file is missing, unsafe or broken; the message is one plain sentence for an administrator."""


@dataclass(frozen=True)
class KeyFile:
    """Unchanging; `with_key`, `turned_to` and `without` give the next state of the file. Keys are raw bytes, exit keys PEM."""

    current: str
    keys: Mapping[str, bytes] = field(repr=False)
    index: bytes = field(repr=False)
    exit: str = field(repr=False)
    made: Mapping[str, str] = field(default_factory=dict)
    exits: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # (PEM, until)
    boxes: tuple[tuple[str, bytes, str], ...] = field(default=(), repr=False)  # (purpose, key, until)

    @property
    def newest(self) -> str:
        """The key a rotation leads to: the last one that was added."""
        return list(self.keys)[-1]

    @property
    def unfinished(self) -> bool:
        """Whether a rotation was begun and has not come to its end."""
        return len(self.keys) > 1

    def next_name(self, taken: set[str]) -> str:
        """k<number>, higher than every one ever used: a name is bound into the wraps and never comes back."""
        numbers = [int(found[1]) for name in taken | set(self.keys) if (found := re.fullmatch(r"k(\d+)", name))]
        return f"k{max(numbers, default=0) + 1}"

    def with_key(self, name: str, exit_pem: str, now: datetime) -> KeyFile:
        """One wrapping key more, not yet used, and a new exit key; the former one goes on opening."""
        kept = tuple((pem, until) for pem, until in self.exits if until > now.isoformat())
        return replace(
            self,
            keys={**self.keys, name: os.urandom(KEY_BYTES)},
            made={**self.made, name: now.isoformat(timespec="seconds")},
            exit=exit_pem,
            exits=((self.exit, (now + FORMER_EXIT).isoformat(timespec="seconds")), *kept),
        )

    def turned_to(self, name: str) -> KeyFile:
        """New wraps are made under this key from now on."""
        return replace(self, current=name)

    def without(self, name: str, boxes: tuple[tuple[str, bytes, str], ...], now: datetime) -> KeyFile:
        """The same without this wrapping key; `boxes` is what it leaves behind."""
        kept = tuple(box for box in self.boxes if box[2] > now.isoformat())
        return replace(
            self,
            keys={other: key for other, key in self.keys.items() if other != name},
            made={other: day for other, day in self.made.items() if other != name},
            boxes=(*boxes, *kept),
        )

    def text(self) -> str:
        """As it is written."""
        held: dict[str, Any] = {
            "current": self.current,
            "keys": {name: _b64(key) for name, key in self.keys.items()},
            "made": dict(self.made),
            "index": _b64(self.index),
            "exit": self.exit,
            "exits": [{"key": pem, "until": until} for pem, until in self.exits],
            "boxes": [{"purpose": purpose, "key": _b64(key), "until": until} for purpose, key, until in self.boxes],
        }
        return json.dumps(held)


def new(names: tuple[str, ...], exit_pem: str) -> KeyFile:
    """A file of fresh random keys; the last name is the current one."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    keys = {name: os.urandom(KEY_BYTES) for name in names}
    return KeyFile(names[-1], keys, os.urandom(KEY_BYTES), exit_pem, dict.fromkeys(names, now))


def read(path: Path) -> KeyFile:
    """Raises KeyProblem when the file is missing, readable by others, or not in our form."""
    try:
        if not path.is_file():
            raise KeyProblem("The service key file is missing; Sintas does not start without it. Restore it: `sintas keys restore`.")
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise KeyProblem("The service key file can be read by other users; set its rights to 0600.")
        return parse(path.read_text())
    except OSError:
        raise KeyProblem("The service key file cannot be read by this user; it belongs to the one Sintas runs as.") from None
    except UnicodeDecodeError:
        raise KeyProblem(NOT_OURS) from None


def parse(text: str) -> KeyFile:
    """Raises KeyProblem when it is not a key file, or its keys are not random."""
    try:
        held = json.loads(text)
        found = KeyFile(
            str(held["current"]),
            {str(name): _raw(key) for name, key in held["keys"].items()},
            _raw(held["index"]),
            str(held["exit"]),
            {str(name): str(day) for name, day in held.get("made", {}).items()},
            tuple((str(one["key"]), str(one["until"])) for one in held.get("exits", ())),
            tuple((str(one["purpose"]), _raw(one["key"]), str(one["until"])) for one in held.get("boxes", ())),
        )
    except (KeyError, ValueError, AttributeError, TypeError):
        raise KeyProblem(NOT_OURS) from None
    for key in (*found.keys.values(), found.index):
        if len(key) != KEY_BYTES or len(set(key)) < 8:
            raise KeyProblem("The service key is not made of 32 random bytes; restore the key file from its backup (`sintas keys restore`).")
    if found.current not in found.keys:
        raise KeyProblem(NOT_OURS)
    return found


def write(path: Path, held: KeyFile) -> None:
    """Replace the file whole. Raises KeyProblem, and then it is as it was."""
    try:
        replace_whole(path, held.text().encode())
    except OSError as why:
        raise KeyProblem(f"The key file cannot be written ({type(why).__name__}); it is as it was. Is the disk full, is the folder ours?") from None


def replace_whole(path: Path, held: bytes) -> None:
    """A private file (0600) in the place of another: a reader finds the old one or the new one, also after a power cut. Its owner stays. OSError."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
            f.write(held)
            f.flush()
            os.fsync(f.fileno())
        same_owner(beside, path)
        beside.replace(path)
        sync_folder(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def write_new(path: Path, held: bytes) -> None:
    """A private file (0600) that was not there before: whole and on the disk, or not at all. Raises FileExistsError, OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as f:
            f.write(held)
            f.flush()
            os.fsync(f.fileno())
        sync_folder(path.parent)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def same_owner(path: Path, as_of: Path) -> None:
    """Root turns a key or names one; the program that reads it may run as somebody else."""
    if os.geteuid() == 0 and as_of.exists():
        seen = as_of.stat()
        os.chown(path, seen.st_uid, seen.st_gid)


def sync_folder(folder: Path) -> None:
    """A new name in a folder is only safe once the folder itself is on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _raw(text: Any) -> bytes:
    return base64.b64decode(text, validate=True)
