"""Bech32 (BIP 173) without its limit of 90 letters: how age writes its keys. Encoding only; reading is done by age's own library."""

from __future__ import annotations

from collections.abc import Iterable

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, data: bytes) -> str:
    """`prefix` in small letters; the text is in small letters as well."""
    fives = _regrouped(data)
    return f"{prefix}1{''.join(LETTERS[five] for five in (*fives, *_checksum(prefix, fives)))}"


def _regrouped(data: bytes) -> list[int]:
    """Groups of eight bits as groups of five, the last one filled with zeros."""
    whole = int.from_bytes(data, "big") << (-len(data) * 8 % 5)
    count = -(-len(data) * 8 // 5)
    return [whole >> (5 * at) & 31 for at in reversed(range(count))]


def _checksum(prefix: str, fives: Iterable[int]) -> list[int]:
    spread = [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]
    rest = _polymod([*spread, *fives, 0, 0, 0, 0, 0, 0]) ^ 1
    return [rest >> (5 * at) & 31 for at in reversed(range(6))]


def _polymod(values: Iterable[int]) -> int:
    held = 1
    for value in values:
        top = held >> 25
        held = (held & 0x1FFFFFF) << 5 ^ value
        for bit, factor in enumerate(GENERATOR):
            held ^= factor if top >> bit & 1 else 0
    return held
