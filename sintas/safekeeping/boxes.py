"""Boxes: streams sealed with age to a recipient (a backup, its key wraps). Whoever seals a box cannot open it again.

age writes who may open it into a header and seals the rest in pieces of 64 KiB, each bound to its place and the last one marked: a box that
was cut, altered or put together anew never opens whole. What was opened so far must not be used before open_with() has returned.
"""

from __future__ import annotations

import errno
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyrage
from pyrage import x25519

MAGIC = b"age-encryption.org/v1"
IDENTITY = "AGE-SECRET-KEY-1"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Source(Protocol):
    """Anything bytes are read from."""

    def read(self, size: int = -1, /) -> bytes: ...


class Target(Protocol):
    """Anything bytes are written to."""

    def write(self, piece: bytes, /) -> int | None: ...


class BoxProblem(Exception):
    """A box, a recipient or an identity is not as it must be; the message is one plain sentence for an administrator."""


class WrongKey(BoxProblem):
    """The box was sealed to somebody else."""


class Damaged(BoxProblem):
    """The box was cut off or altered."""


class _Watched:
    """pyrage turns what reader and writer raise into its own errors; here the first one is kept, to be raised as it was."""

    def __init__(self, source: Source | None = None, target: Target | None = None) -> None:
        self._source, self._target = source, target
        self.raised: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        assert self._source is not None  # noqa: S101 - made with a source where it is read
        try:
            return self._source.read(size)
        except BaseException as why:
            self.raised = self.raised or why
            raise

    def write(self, piece: bytes) -> int:
        assert self._target is not None  # noqa: S101
        try:
            self._target.write(bytes(piece))
        except BaseException as why:
            self.raised = self.raised or why
            raise
        return len(piece)

    def flush(self) -> None:
        """Asked for by pyrage; whoever gave the target flushes it."""


def seal_to(recipients: Sequence[str], source: Source, target: Target) -> None:
    """Seal everything `source` gives to these recipients (age1...). Raises BoxProblem, and whatever source or target raised, as it was."""
    into, out_of = _Watched(target=target), _Watched(source=source)
    try:
        pyrage.encrypt_io(out_of, into, [_recipient(one) for one in recipients])
    except (pyrage.EncryptError, OSError) as why:
        raise (out_of.raised or into.raised or BoxProblem("The box could not be sealed.")) from why


def open_with(identity: str, source: Source, target: Target) -> None:
    """Write what the box holds to `target`. Raises WrongKey, Damaged, and whatever source or target raised, as it was.

    Identities are refused as BoxProblem when they are none. Damage may show only at the end: judge what `target` got after returning.
    """
    try:
        opened = x25519.Identity.from_str(identity)
    except pyrage.IdentityError:
        raise BoxProblem("This is not an identity of age: it must be one line that begins with AGE-SECRET-KEY-1.") from None
    into, out_of = _Watched(target=target), _Watched(source=source)
    try:
        pyrage.decrypt_io(out_of, into, [opened])
    except (pyrage.DecryptError, OSError) as why:
        if raised := out_of.raised or into.raised:
            raise raised from why
        if "No matching keys" in str(why):
            raise WrongKey("The box was sealed to another recovery key than this identity.") from None
        raise Damaged("The box is damaged: it was cut off or altered.") from None


def recipient_of(identity: str) -> str:
    """The age1... that belongs to an identity. Raises BoxProblem."""
    try:
        return str(x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        raise BoxProblem("This is not an identity of age: it must be one line that begins with AGE-SECRET-KEY-1.") from None


def read_identity(path: Path) -> str:
    """The line AGE-SECRET-KEY-1... of a file only its owner may read; lines that begin with # are remarks. Raises BoxProblem."""
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise BoxProblem("The file with the identity can be read by other users; set its rights to 0600.")
        lines = [line.strip() for line in path.read_text().splitlines()]
    except (OSError, ValueError):
        raise BoxProblem("The file with the identity is missing or cannot be read; make it from two sheets with `sintas keys join`.") from None
    found = [line for line in lines if line and not line.startswith("#")]
    if len(found) != 1 or not found[0].startswith(IDENTITY):
        raise BoxProblem("The file with the identity must hold one line that begins with AGE-SECRET-KEY-1; make it with `sintas keys join`.")
    recipient_of(found[0])
    return found[0]


def is_full(why: OSError) -> bool:
    """Whether this says that nothing more fits (disk, quota, largest file)."""
    return why.errno in FULL


def _recipient(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise BoxProblem("The recovery key is not one line that begins with age1; make a new one with `sintas keys recovery`.") from None
