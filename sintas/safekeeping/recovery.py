"""The institution's recovery key: an age X25519 identity that exists on no machine, only in three sheets of words of which two make it whole.

Backups are sealed to its public half (`recipient`, one line age1... in keys/recovery.txt). The shares are SLIP-39: 33 words each,
threshold 2 of 3, no passphrase.
"""

from __future__ import annotations

import hashlib
import secrets
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.wordlist import WORD_INDEX_MAP

from . import bech32
from .keyfile import KeyProblem

NEEDED, OF, WORDS = 2, 3, 33
FILE = "recovery.txt"
SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how age begins every identity


@dataclass(frozen=True)
class Recovery:
    """`identity` (AGE-SECRET-KEY-1...) and `shares` are never kept; `recipient` (age1...) is public."""

    recipient: str
    identity: str = field(repr=False)
    shares: tuple[tuple[str, ...], ...] = field(repr=False)


def new_recovery() -> Recovery:
    """A new one, tried out: each two of its shares give the identity again, and that opens what was sealed to the recipient."""
    raw = secrets.token_bytes(32)
    identity = identity_of(raw)
    recipient = recipient_of(identity)
    (group,) = generate_mnemonics(1, [(NEEDED, OF)], raw)
    shares = tuple(tuple(share.split()) for share in group)
    for one, other in ((0, 1), (0, 2), (1, 2)):
        if join([shares[one], shares[other]]) != identity:
            raise RuntimeError("two shares do not make the recovery key; nothing was kept")
    if open_box(identity, seal_box(recipient, b"tried")) != b"tried":
        raise RuntimeError("the recovery key does not open what was sealed to it; nothing was kept")
    return Recovery(recipient, identity, shares)


def join(shares: Sequence[Sequence[str]]) -> str:
    """The identity from two or three shares. Raises KeyProblem with a sentence that says which sheet is wrong and how."""
    read = [_share(number, words) for number, words in enumerate(shares, 1)]
    if len({(share.identifier, share.member_threshold, share.iteration_exponent, share.extendable) for share in read}) > 1:
        raise KeyProblem("These sheets belong to different recovery keys. Compare the fingerprint printed on each; they must be the same.")
    if len({share.index for share in read}) < len(read):
        raise KeyProblem("The same sheet was named twice. Name two different ones.")
    if len(read) < NEEDED:
        raise KeyProblem("One sheet alone opens nothing. Name the files of two different sheets of the same recovery key.")
    try:
        raw = combine_mnemonics([" ".join(words).lower() for words in shares][:NEEDED])
    except MnemonicError:
        raise KeyProblem("These sheets do not fit together, though each is whole. Are they of the same recovery key?") from None
    if len(raw) != 32:
        raise KeyProblem("These words are shares of something else, not of a recovery key of Sintas.")
    return identity_of(raw)


def _share(number: int, words: Sequence[str]) -> Share:
    if len(words) != WORDS:
        raise KeyProblem(f"Sheet {number} holds {len(words)} words; every sheet has {WORDS}.")
    for at, word in enumerate(words, 1):
        if word.lower() not in WORD_INDEX_MAP:
            near = [known for known in WORD_INDEX_MAP if known[:3] == word.lower()[:3]][:4]
            hint = f" Could it be {' or '.join(near)}?" if near else ""
            raise KeyProblem(f"Word {at} of sheet {number} ({word}) is not a word of the list.{hint}")
    try:
        return Share.from_mnemonic(" ".join(words).lower())
    except MnemonicError:
        raise KeyProblem(f"A word of sheet {number} is wrong or stands in the wrong place: its check does not come out. Compare word by word.") from None


def identity_of(raw: bytes) -> str:
    """32 bytes as age writes an identity."""
    return bech32.encode(SECRET.lower(), raw).upper()


def recipient_of(identity: str) -> str:
    """The public half. Raises KeyProblem when it is no identity of age."""
    return str(_identity(identity).to_public())


def fingerprint(recipient: str) -> str:
    """What stands on the sheets and in every backup's words, to compare by eye: 3f2a-91c0-77de-0a1b."""
    digits = hashlib.sha256(recipient.encode()).hexdigest()[:16]
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def seal_box(recipient: str, plain: bytes) -> bytes:
    """A whole age file in memory, for what is small. Raises KeyProblem when the recipient is none."""
    sealed: bytes = pyrage.encrypt(plain, [_recipient(recipient)])
    return sealed


def open_box(identity: str, sealed: bytes) -> bytes:
    """Raises KeyProblem: no age file, sealed to another key, or damaged."""
    if not sealed.startswith(b"age-encryption.org/v1\n"):
        raise KeyProblem("This is not a backup that Sintas sealed, or its beginning is damaged.")
    try:
        plain: bytes = pyrage.decrypt(sealed, [_identity(identity)])
    except pyrage.DecryptError as why:
        if "matching keys" in str(why):
            raise KeyProblem("This recovery key does not open this backup: it was sealed to another, or is damaged. Compare the fingerprints.") from None
        raise KeyProblem("The backup is damaged or was cut short; take another copy of it.") from None
    return plain


def read_recipient(keys: Path) -> str:
    """The recipient in keys/recovery.txt. Raises KeyProblem when there is none, or when others could have put theirs in."""
    path = keys / FILE
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o022:
            raise KeyProblem(f"{FILE} can be changed by other users, who could seal your backups to their own key; set its rights to 0600.")
        text = path.read_text().strip()
    except FileNotFoundError:
        raise KeyProblem("There is no recovery key yet, so nobody could open a backup. Make one first: `sintas keys recovery`.") from None
    except (OSError, UnicodeDecodeError):
        raise KeyProblem(f"{FILE} in the folder of the keys cannot be read.") from None
    _recipient(text)
    return text


def read_identity(path: Path) -> str:
    """The identity in a file of `sintas keys join`. Raises KeyProblem when it is missing, readable by others, or none."""
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise KeyProblem("The file with the recovery key can be read by other users; set its rights to 0600.")
        lines = [line.strip() for line in path.read_text().splitlines()]
    except (OSError, UnicodeDecodeError):
        raise KeyProblem("The file with the recovery key cannot be read; make it from two sheets with `sintas keys join`.") from None
    found = [line for line in lines if line.startswith(SECRET)]
    if len(found) != 1:
        raise KeyProblem(f"The file with the recovery key must hold one line that begins with {SECRET}1; make it with `sintas keys join`.")
    recipient_of(found[0])
    return found[0]


def _identity(text: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        raise KeyProblem("This is not a recovery key as age writes it; make it again from two sheets with `sintas keys join`.") from None


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise KeyProblem(f"{FILE} holds no recipient as age writes it (age1...); make the recovery key anew: `sintas keys recovery --renew`.") from None
