"""Seals a letter as static/js/sealed-outbox.js does, for tests of what the server makes of it."""

from __future__ import annotations

import base64
import json
import os
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sintas.safekeeping.keys import service_key


def seal(letter: dict[str, Any]) -> str:
    """The blob a browser would send: sealed to the public exit key of this test's key file."""
    public = serialization.load_der_public_key(base64.b64decode(service_key().public_exit_key()))
    assert isinstance(public, rsa.RSAPublicKey)
    raw, nonce = os.urandom(32), os.urandom(12)
    oaep = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    parts = {"k": public.encrypt(raw, oaep), "n": nonce, "c": AESGCM(raw).encrypt(nonce, json.dumps(letter).encode(), None)}
    return base64.b64encode(
        json.dumps({"v": 1} | {name: base64.b64encode(part).decode() for name, part in parts.items()}).encode()
    ).decode()
