"""Ten thousand ways to tamper with what is sealed: every one refused. A sealed value opens in its row, its field, its file, whole and unaltered."""

from __future__ import annotations

import base64
import os
import random
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sintas.kit.ids import uuid7
from sintas.safekeeping.bodies import open_body, seal_body
from sintas.safekeeping.carried import carry, uncarry
from sintas.safekeeping.envelope import HEAD, NONCE, Envelope, SealBroken, seal, unseal
from sintas.safekeeping.keys import service_key

DRILL = os.environ.get("SINTAS_DRILL") == "1"
TRIES = 100_000 if DRILL else 10_000
FIELDS = ("note.text", "client.name", "person.address", "release.parts")


class Value:
    """A sealed value where it belongs, and another one beside it."""

    def __init__(self, turn: random.Random) -> None:
        self.raw_key, self.key_id, self.row, self.field = os.urandom(32), uuid7(), uuid7(), turn.choice(FIELDS)
        self.cipher, self.plain = AESGCM(self.raw_key), os.urandom(turn.choice((0, 1, 16, 300)))
        self.raw = seal(self.cipher, self.key_id, self.field, self.row, self.plain).raw


Tampered = tuple[AESGCM, bytes, str, Any]  # cipher, envelope, field, row


def other_field(a: Value, b: Value, turn: random.Random) -> Tampered:
    return a.cipher, a.raw, turn.choice([field for field in FIELDS if field != a.field]), a.row


def one_byte(where: Callable[[Value, random.Random], int]) -> Callable[[Value, Value, random.Random], Tampered]:
    def change(a: Value, b: Value, turn: random.Random) -> Tampered:
        raw, at = bytearray(a.raw), where(a, turn)
        raw[at] ^= turn.randint(1, 255)
        return a.cipher, bytes(raw), a.field, a.row

    return change


KINDS: dict[str, Callable[[Value, Value, random.Random], Tampered]] = {
    "format byte": one_byte(lambda a, turn: 0),
    "algorithm byte": one_byte(lambda a, turn: 1),
    "key id": one_byte(lambda a, turn: turn.randrange(2, HEAD)),
    "nonce": one_byte(lambda a, turn: turn.randrange(HEAD, HEAD + NONCE)),
    "text or tag": one_byte(lambda a, turn: turn.randrange(HEAD + NONCE, len(a.raw))),
    "cut at the end": lambda a, b, turn: (a.cipher, a.raw[: turn.randrange(len(a.raw))], a.field, a.row),
    "cut at the beginning": lambda a, b, turn: (a.cipher, a.raw[turn.randrange(1, len(a.raw)) :], a.field, a.row),
    "extended": lambda a, b, turn: (a.cipher, a.raw + os.urandom(turn.randint(1, 40)), a.field, a.row),
    "another row": lambda a, b, turn: (a.cipher, a.raw, a.field, b.row),
    "another field": other_field,
    "another file's key": lambda a, b, turn: (b.cipher, a.raw, a.field, a.row),
    "another file's value in its place": lambda a, b, turn: (b.cipher, b.raw, a.field, a.row),
    "its head on another's text": lambda a, b, turn: (a.cipher, a.raw[:HEAD] + b.raw[HEAD:], a.field, a.row),
    "its text under another's head": lambda a, b, turn: (a.cipher, b.raw[:HEAD] + a.raw[HEAD:], a.field, a.row),
    "zeros": lambda a, b, turn: (a.cipher, a.raw[:HEAD] + bytes(len(a.raw) - HEAD), a.field, a.row),
}


def test_every_tampered_value_is_refused() -> None:
    turn, refused, named = random.Random(1), Counter[str](), 0
    values = [Value(turn) for _time in range(200)]
    kinds = list(KINDS)
    for at in range(TRIES):
        a, b = turn.sample(values, 2)
        kind = kinds[at % len(kinds)]
        cipher, raw, field, row = KINDS[kind](a, b, turn)
        try:
            unseal(cipher, Envelope(raw), field, row)
        except SealBroken as why:
            refused[kind] += 1
            named += why.what == field
    assert all(unseal(one.cipher, Envelope(one.raw), one.field, one.row) == one.plain for one in values)  # the honest ones open
    assert sum(refused.values()) == named == TRIES and set(refused) == set(KINDS), [kind for kind in KINDS if not refused[kind]]
    print(f"{TRIES} tampered values of {len(KINDS)} kinds: all refused")


def test_nonces_are_never_used_twice() -> None:
    """Under one key: of fields, wraps and attachments. 96 random bits: a repetition among 2**32 has a chance below 2**-32."""
    cipher, service, ids = AESGCM(os.urandom(32)), service_key(), (uuid7(), uuid7(), "content")
    key_id, row = uuid7(), uuid7()
    seen = {seal(cipher, key_id, "note.text", row, b"same words").raw[HEAD : HEAD + NONCE] for _time in range(TRIES)}
    assert len(seen) == TRIES
    wraps = {service.wrap(b"k" * 32, *ids)[1][:NONCE] for _time in range(TRIES // 10)}
    bodies = {seal_body(row, b"x")[1][:NONCE] for _time in range(TRIES // 10)}
    carried = {base64.urlsafe_b64decode(carry("/x/", {}))[:NONCE] for _time in range(TRIES // 100)}
    assert (len(wraps), len(bodies), len(carried)) == (TRIES // 10, TRIES // 10, TRIES // 100)


def test_a_wrap_opens_for_its_key_file_ring_and_name_only() -> None:
    service, turn = service_key(), random.Random(2)
    for at in range(TRIES // 10):
        key, ids = os.urandom(32), (uuid7(), uuid7(), "content")
        kek, wrapped = service.wrap(key, *ids)
        assert service.unwrap(kek, wrapped, *ids) == key
        spoiled = bytearray(wrapped)
        spoiled[turn.randrange(len(wrapped))] ^= turn.randint(1, 255)
        wrong: list[tuple[bytes, tuple[UUID, UUID, str]]] = [
            (bytes(spoiled), ids), (wrapped[: turn.randrange(len(wrapped))], ids), (wrapped + b"x", ids),
            (wrapped, (uuid7(), *ids[1:])), (wrapped, (ids[0], uuid7(), ids[2])), (wrapped, (*ids[:2], "header")),
        ]  # fmt: skip
        with pytest.raises(InvalidTag):
            service.unwrap(kek, wrong[at % 6][0], *wrong[at % 6][1])


def test_an_attachment_and_carried_words_are_refused_when_altered() -> None:
    turn = random.Random(3)
    row = uuid7()
    key, body = seal_body(row, b"gambar" * 40)
    raw = base64.urlsafe_b64decode(carry("/kasus/", {"text": ["kata"]}))
    for _time in range(TRIES // 20):
        for sealed, opened in ((body, lambda it: open_body(row, key, it)), (raw, lambda it: uncarry(base64.urlsafe_b64encode(it).decode()))):
            altered = bytearray(sealed)
            altered[turn.randrange(len(altered))] ^= turn.randint(1, 255)
            for wrong in (bytes(altered), sealed[: turn.randrange(len(sealed))], sealed + b"\0"):
                try:
                    assert opened(wrong) is None
                except SealBroken:
                    continue
    with pytest.raises(SealBroken):
        open_body(uuid7(), key, body)
