"""The server's side of the sealed outbox, for tests: a key pair, and opening what a browser sealed."""

import base64
import json

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sintas.kit.tests.site import TOLD

_KEY = rsa.generate_private_key(public_exponent=65537, key_size=3072)


def give_key() -> None:
    """Puts the public key into the pages of the small site."""
    spki = _KEY.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    TOLD.seal_key = base64.b64encode(spki).decode()


def opened(blob: str) -> bytes:
    """The letter inside, as the wire format in sealed-outbox.js says."""
    box = json.loads(base64.b64decode(blob))
    assert box["v"] == 1
    key = _KEY.decrypt(base64.b64decode(box["k"]), padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None))
    return AESGCM(key).decrypt(base64.b64decode(box["n"]), base64.b64decode(box["c"]), None)
