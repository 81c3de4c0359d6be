"""The keys that live outside the database, in one file only this program may read.

service  wraps every data key;   index  makes NIK and phone comparable without showing them;   exit  opens what a browser sealed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import stat
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES, NONCE_BYTES = 32, 12


class KeyProblem(Exception):
    """The key file is missing, unsafe or broken; the message is one plain sentence for an administrator."""


class ServiceKey:
    """The opened key file. Holds several wrapping keys by name so that rotation can go on while both are in use."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Raises KeyProblem when the file is missing, readable by others, or not made of random keys."""
        held = _read(Path(path))
        try:
            self.current: str = held["current"]
            self._keys = {name: base64.b64decode(key) for name, key in held["keys"].items()}
            self._index = base64.b64decode(held["index"])
            exit_pem = held["exit"].encode()
        except (KeyError, ValueError, AttributeError):
            raise KeyProblem("The service key file is not in the form Sintas writes; restore it from its backup.") from None
        for key in (*self._keys.values(), self._index):
            if len(key) != KEY_BYTES or len(set(key)) < 8:
                raise KeyProblem("The service key is not made of 32 random bytes; create a new one with `sintas keys create`.")
        self._ciphers = {name: AESGCM(key) for name, key in self._keys.items()}  # setting one up costs more than using it
        self._exit = _exit_key(exit_pem)

    @staticmethod
    def create(path: str | os.PathLike[str], *names: str) -> ServiceKey:
        """Write a new key file (0600) and open it. Refuses to overwrite: FileExistsError."""
        wanted = names or ("k1",)
        private = rsa.generate_private_key(public_exponent=65537, key_size=3072)
        pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        held = {
            "current": wanted[-1],
            "keys": {name: _random() for name in wanted},
            "index": _random(),
            "exit": pem.decode(),
        }
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as f:
            json.dump(held, f)
        return ServiceKey(path)

    def wrap(self, data_key: bytes, key_id: UUID, file_id: UUID, ring: str) -> tuple[str, bytes]:
        """Return (name of the wrapping key, nonce + wrapped data key), bound to the key, the file and the ring."""
        nonce = os.urandom(NONCE_BYTES)
        return self.current, nonce + self._ciphers[self.current].encrypt(nonce, data_key, _bound(key_id, file_id, ring, self.current))

    def unwrap(self, kek: str, wrapped: bytes, key_id: UUID, file_id: UUID, ring: str) -> bytes:
        """The data key. Raises KeyProblem when its wrapping key is not in the file, InvalidTag when it was altered."""
        if kek not in self._ciphers:
            raise KeyProblem("A data key was wrapped by a service key this file does not hold; restore the newer key file.")
        return self._ciphers[kek].decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _bound(key_id, file_id, ring, kek))

    def fingerprint(self, kind: str, organisation_id: UUID, value: str) -> bytes:
        """Keyed digest for near-unique values only (NIK, phone): equal within one organisation, meaningless outside it."""
        return hmac.digest(self._index, f"{kind}|{organisation_id}|{value}".encode(), hashlib.sha256)

    def lock_box(self, purpose: str) -> AESGCM:
        """A cipher for short-lived values the server hands to the browser and takes back (see carried.py)."""
        return AESGCM(hmac.digest(self._keys[self.current], f"lock-box|{purpose}".encode(), hashlib.sha256))

    def public_exit_key(self) -> str:
        """SPKI in base64: what a browser seals unsent text with. It cannot open it again."""
        return base64.b64encode(
            self._exit.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        ).decode()

    def open_exit(self, sealed_key: bytes) -> bytes:
        """The AES key a browser sealed (RSA-OAEP, SHA-256). Raises ValueError when it is not ours."""
        oaep = padding.OAEP(mgf=padding.MGF1(algorithm=hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
        return self._exit.decrypt(sealed_key, oaep)


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise KeyProblem("The service key file is missing; Sintas does not start without it.")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyProblem("The service key file can be read by other users; set its rights to 0600.")
    try:
        held = json.loads(path.read_text())
    except ValueError:
        raise KeyProblem("The service key file is not in the form Sintas writes; restore it from its backup.") from None
    if not isinstance(held, dict):
        raise KeyProblem("The service key file is not in the form Sintas writes; restore it from its backup.")
    return held


def _exit_key(pem: bytes) -> rsa.RSAPrivateKey:
    try:
        loaded = serialization.load_pem_private_key(pem, password=None)
    except ValueError:
        loaded = None
    if not isinstance(loaded, rsa.RSAPrivateKey):
        raise KeyProblem("The exit key is not an RSA key; restore the key file from its backup.")
    return loaded


def _random() -> str:
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def _bound(key_id: UUID, file_id: UUID, ring: str, kek: str) -> bytes:
    return f"sintas-wrap-1|{key_id}|{file_id}|{ring}|service|{kek}".encode()


@lru_cache
def service_key() -> ServiceKey:
    """The key of this process, from the file named by SINTAS_SERVICE_KEY. Raises KeyProblem."""
    where = os.environ.get("SINTAS_SERVICE_KEY")
    if not where:
        raise KeyProblem("SINTAS_SERVICE_KEY names no key file; Sintas does not start without it.")
    return ServiceKey(where)
