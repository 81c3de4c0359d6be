"""Boxes: what was sealed comes out whole or not at all, and the two ways to fail are told apart."""

from __future__ import annotations

import errno
import io
import os
import random
from pathlib import Path

import pytest
from pyrage import x25519

from sintas.safekeeping import boxes
from sintas.safekeeping.boxes import BoxProblem, Damaged, WrongKey, open_with, seal_to

OURS, THEIRS = x25519.Identity.generate(), x25519.Identity.generate()
PLAIN = os.urandom(200_000)


def sealed(plain: bytes = PLAIN) -> bytes:
    target = io.BytesIO()
    seal_to([str(OURS.to_public())], io.BytesIO(plain), target)
    return target.getvalue()


def opened(box: bytes, identity: x25519.Identity = OURS) -> bytes:
    target = io.BytesIO()
    open_with(str(identity), io.BytesIO(box), target)
    return target.getvalue()


@pytest.mark.parametrize("plain", [b"", b"x", PLAIN, PLAIN[: 65_536 * 2]])
def test_what_went_in_comes_out(plain: bytes) -> None:
    assert opened(sealed(plain)) == plain


def test_the_text_is_nowhere_in_the_box() -> None:
    assert b"kenari-di-atap" not in sealed(b"kenari-di-atap" * 999)


def test_a_stranger_is_told_so() -> None:
    with pytest.raises(WrongKey):
        opened(sealed(), THEIRS)


def test_two_recipients_open_the_same_box() -> None:
    target = io.BytesIO()
    seal_to([str(OURS.to_public()), str(THEIRS.to_public())], io.BytesIO(b"satu"), target)
    assert opened(target.getvalue()) == opened(target.getvalue(), THEIRS) == b"satu"


def test_a_cut_box_is_damaged_wherever_it_was_cut() -> None:
    box = sealed()
    cuts = {0, 1, 21, 150, 200, 216, 65_736, len(box) - 1} | {random.Random(5).randrange(len(box)) for _ in range(40)}
    for at in sorted(cuts):
        with pytest.raises(Damaged):
            opened(box[:at])


def test_an_altered_or_lengthened_box_is_never_taken() -> None:
    box = sealed()
    for at in {random.Random(6).randrange(len(box)) for _ in range(60)}:
        altered = bytearray(box)
        altered[at] ^= 0x10
        with pytest.raises(BoxProblem):  # in the stanza of the header age cannot tell an altered box from a foreign one
            opened(bytes(altered))
    with pytest.raises(Damaged):
        opened(box + b"x")


class Breaks:
    """Reads or writes a little, then raises."""

    def __init__(self, after: int, why: OSError) -> None:
        self.left, self.why = after, why

    def read(self, size: int = -1) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise self.why
        return b"x" * min(size, 1000)

    def write(self, piece: bytes) -> int:
        self.read(1)
        return len(piece)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_what_reader_and_writer_raise_is_raised_as_it_was(number: int) -> None:
    why = OSError(number, "words of the system")
    calls = [
        lambda: seal_to([str(OURS.to_public())], Breaks(3, why), io.BytesIO()),
        lambda: seal_to([str(OURS.to_public())], io.BytesIO(PLAIN), Breaks(1, why)),
        lambda: open_with(str(OURS), io.BytesIO(sealed()), Breaks(1, why)),
        lambda: open_with(str(OURS), Breaks(0, why), io.BytesIO()),
    ]
    for call in calls:
        with pytest.raises(OSError, match="words of the system") as raised:
            call()
        assert raised.value is why
        assert boxes.is_full(raised.value) == (number == errno.ENOSPC)


def test_the_file_of_an_identity(tmp_path: Path) -> None:
    identity = tmp_path / "identity"
    identity.write_text(f"# of the sheets 1 and 3\n{OURS}\n")
    identity.chmod(0o644)
    with pytest.raises(BoxProblem, match="0600"):
        boxes.read_identity(identity)
    identity.chmod(0o600)
    assert boxes.recipient_of(boxes.read_identity(identity)) == str(OURS.to_public())
    for words in ("", str(OURS.to_public()), f"{OURS}\n{THEIRS}", f"{OURS}x"):
        identity.write_text(words)
        with pytest.raises(BoxProblem):
            boxes.read_identity(identity)
    with pytest.raises(BoxProblem, match="sintas keys join"):
        boxes.read_identity(tmp_path / "nothing")
