"""The recovery key: two of three sheets make it whole, one opens nothing, and every slip of the pen is said."""

from __future__ import annotations

import base64
import json
import os
import random
from datetime import date
from itertools import permutations
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from shamir_mnemonic import MnemonicError, combine_mnemonics
from shamir_mnemonic.wordlist import WORDLIST

from sintas.safekeeping import bech32, recovery, sheets
from sintas.safekeeping.keyfile import KeyProblem

MADE = recovery.new_recovery()
PAPERS = [sheets.sheet(words, number, MADE.recipient, date(2026, 3, 2)) for number, words in enumerate(MADE.shares, 1)]


def joined(*texts: str) -> str:
    return recovery.join([sheets.words_of(text, number) for number, text in enumerate(texts, 1)])


def test_an_identity_is_written_as_age_writes_it() -> None:
    for _time in range(300):
        raw = os.urandom(32)
        identity = recovery.identity_of(raw)
        public = bech32.encode("age", X25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw())
        assert recovery.recipient_of(identity) == public == str(pyrage.x25519.Identity.from_str(identity).to_public())


def test_bech32_of_the_standard() -> None:
    """BIP 173's own test strings: the empty one, and the one with every letter."""
    assert bech32.encode("a", b"") == "a12uel5l"
    every = "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"
    fives = [bech32.LETTERS.index(letter) for letter in every[7:-6]]
    whole = 0
    for five in fives:
        whole = whole << 5 | five
    assert bech32.encode("abcdef", whole.to_bytes(20, "big")) == every


def test_any_two_sheets_make_it_and_each_alone_makes_nothing() -> None:
    for two in permutations(PAPERS, 2):
        assert joined(*two) == MADE.identity
    assert joined(*PAPERS) == MADE.identity
    for paper in PAPERS:
        with pytest.raises(KeyProblem, match="One sheet alone"):
            joined(paper)
    with pytest.raises(MnemonicError):
        combine_mnemonics([" ".join(MADE.shares[0])])
    assert {len(words) for words in MADE.shares} == {33}


def test_a_sheet_says_what_it_is_in_both_languages_and_not_the_key() -> None:
    for number, paper in enumerate(PAPERS, 1):
        assert f"Lembar {number} dari 3 / sheet {number} of 3" in paper
        assert recovery.fingerprint(MADE.recipient) in paper and "2026-03-02" in paper
        assert "Dua lembar mana pun" in paper and "Any two" in paper
        assert MADE.identity not in paper and max(map(len, paper.splitlines())) < 132
    assert MADE.identity not in repr(MADE) and MADE.shares[0][5] not in repr(MADE)


def test_words_are_read_however_they_were_typed() -> None:
    words = MADE.shares[0]
    ways = [
        " ".join(words), "\n".join(words), "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(words, 1)), "# lembar satu\n" + ", ".join(words),
        "\n".join(f"{n}) {word}," for n, word in sorted(enumerate(words, 1), key=lambda pair: pair[1])),
    ]  # fmt: skip
    for way in ways:
        assert tuple(word.lower() for word in sheets.words_of(way, 1)) == words


def test_every_slip_is_named() -> None:
    first, second = [list(words) for words in MADE.shares[:2]]
    other = recovery.new_recovery()

    def said(*shares: list[str]) -> str:
        with pytest.raises(KeyProblem) as refused:
            recovery.join(shares)
        return str(refused.value)

    assert "Word 7 of sheet 2 (akademik) is not" in said(first, [*second[:6], "akademik", *second[7:]])
    assert "Could it be academic" in said(["acamedic" if n == 9 else word for n, word in enumerate(first)], second)
    assert "Sheet 1 holds 32 words" in said(first[:-1], second)
    changed = next(word for word in WORDLIST if word != second[20])
    assert "A word of sheet 2 is wrong" in said(first, [*second[:20], changed, *second[21:]])
    assert "wrong place" in said([first[0], first[2], first[1], *first[3:]], second)
    assert "different recovery keys" in said(first, list(other.shares[1]))
    assert "named twice" in said(first, first)
    with pytest.raises(KeyProblem, match="Word 5 of sheet 1 is missing"):
        sheets.words_of(PAPERS[0].replace(" 5 ", "   "), 1)
    with pytest.raises(KeyProblem, match="Number 4 stands twice"):
        sheets.words_of(PAPERS[0].replace(" 5 ", " 4 "), 1)


def test_no_changed_word_goes_through() -> None:
    turn = random.Random(1)
    for _time in range(400):
        words = list(MADE.shares[0])
        for at in turn.sample(range(33), turn.randint(1, 3)):
            words[at] = turn.choice(WORDLIST)
        if tuple(words) != MADE.shares[0]:
            with pytest.raises(KeyProblem):
                recovery.join([words, MADE.shares[1]])


def test_a_box_opens_with_its_key_whole_and_unaltered() -> None:
    sealed = recovery.seal_box(MADE.recipient, b"x" * 9_000)
    assert recovery.open_box(MADE.identity, sealed) == b"x" * 9_000
    other = recovery.new_recovery()
    with pytest.raises(KeyProblem, match="sealed to another"):
        recovery.open_box(other.identity, sealed)
    for cut in (1, 16, 5_000, len(sealed) - 30):
        with pytest.raises(KeyProblem):
            recovery.open_box(MADE.identity, sealed[:-cut])
    for at in range(0, len(sealed), 97):
        with pytest.raises(KeyProblem):
            recovery.open_box(MADE.identity, sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :])
    with pytest.raises(KeyProblem, match="not a backup"):
        recovery.open_box(MADE.identity, json.dumps({"current": "k1"}).encode())


def test_the_files_of_the_key_are_refused_when_unsafe_or_none(tmp_path: Path) -> None:
    with pytest.raises(KeyProblem, match="no recovery key yet"):
        recovery.read_recipient(tmp_path)
    public, secret = tmp_path / recovery.FILE, tmp_path / "identity"
    public.write_text(f"{MADE.recipient}\n")
    secret.write_text(f"# made 2026\n{MADE.identity}\n")
    for path in (public, secret):
        path.chmod(0o600)
    assert (recovery.read_recipient(tmp_path), recovery.read_identity(secret)) == (MADE.recipient, MADE.identity)
    public.chmod(0o620)
    with pytest.raises(KeyProblem, match="changed by other users"):
        recovery.read_recipient(tmp_path)
    secret.chmod(0o640)
    with pytest.raises(KeyProblem, match="0600"):
        recovery.read_identity(secret)
    for wrong in ("age1xyz", "", base64.b64encode(os.urandom(40)).decode()):
        public.write_text(wrong)
        public.chmod(0o600)
        with pytest.raises(KeyProblem, match="no recipient"):
            recovery.read_recipient(tmp_path)
    secret.chmod(0o600)
    for wrong, why in (("AGE-SECRET-KEY-1QQQ", "not a recovery key"), ("", "one line"), (f"{MADE.identity}\n{MADE.identity}", "one line")):
        secret.write_text(wrong)
        with pytest.raises(KeyProblem, match=why):
            recovery.read_identity(secret)
