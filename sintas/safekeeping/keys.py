"""The keys that live outside the database, in one file only this program may read (its form: keyfile.py).

service  wraps every data key;   index  makes NIK and phone comparable without showing them;   exit  opens what a browser sealed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import keyfile
from .keyfile import KEY_BYTES, KeyFile, KeyProblem

NONCE_BYTES = 12
BOXES = ("carried",)  # purposes of lock_box()
BOX_LIVES = timedelta(hours=13)  # an hour more than the longest-lived of them (carried.LIVES)
OAEP = padding.OAEP(mgf=padding.MGF1(algorithm=hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
TRIED = b"what the public half seals"
log = logging.getLogger("sintas.keys")


class ServiceKey:
    """The opened key file. Holds several wrapping keys by name so that rotation can go on while both are in use."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Raises KeyProblem when the file is missing, readable by others, or not made of random keys."""
        self._take(keyfile.read(Path(path)))

    @classmethod
    def of(cls, held: KeyFile) -> ServiceKey:
        """The same from a file that was read already. Raises KeyProblem when its exit key is none."""
        service = cls.__new__(cls)
        service._take(held)
        return service

    def _take(self, held: KeyFile) -> None:
        self.file, self.current = held, held.current
        self._ciphers = {name: AESGCM(key) for name, key in held.keys.items()}  # setting one up costs more than using it
        self._exit = _exit_key(held.exit)
        public = self._exit.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        self._public_exit = base64.b64encode(public).decode()

    @staticmethod
    def create(path: str | os.PathLike[str], *names: str) -> ServiceKey:
        """Write a new key file (0600) and open it. Refuses to overwrite: FileExistsError."""
        keyfile.write_new(Path(path), keyfile.new(names or ("k1",), new_exit()).text().encode())
        return ServiceKey(path)

    def holds(self, kek: str) -> bool:
        """Whether wraps under this name can be opened."""
        return kek in self._ciphers

    def wrap(self, data_key: bytes, key_id: UUID, file_id: UUID, ring: str) -> tuple[str, bytes]:
        """Return (name of the wrapping key, nonce + wrapped data key), bound to the key, the file and the ring."""
        nonce = os.urandom(NONCE_BYTES)
        return self.current, nonce + self._ciphers[self.current].encrypt(nonce, data_key, _bound(key_id, file_id, ring, self.current))

    def unwrap(self, kek: str, wrapped: bytes, key_id: UUID, file_id: UUID, ring: str) -> bytes:
        """The data key. Raises KeyProblem when its wrapping key is not in the file, InvalidTag when it was altered."""
        if kek not in self._ciphers:
            raise KeyProblem("A data key was wrapped by a service key this file does not hold; restore the newer key file.")
        if len(wrapped) < NONCE_BYTES + 16:
            raise InvalidTag
        return self._ciphers[kek].decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _bound(key_id, file_id, ring, kek))

    def fingerprint(self, kind: str, organisation_id: UUID, value: str) -> bytes:
        """Keyed digest for near-unique values only (NIK, phone): equal within one organisation, meaningless outside it."""
        return hmac.digest(self.file.index, f"{kind}|{organisation_id}|{value}".encode(), hashlib.sha256)

    def lock_box(self, purpose: str) -> AESGCM:
        """A cipher for short-lived values the server hands to the browser and takes back (see carried.py)."""
        return AESGCM(box_key(self.file.keys[self.current], purpose))

    def open_box(self, purpose: str, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """What lock_box() sealed, under the present key or one that was turned since. Raises InvalidTag."""
        retired = [key for name, key, until in self.file.boxes if name == purpose and until > _now()]
        for key in (*(box_key(key, purpose) for key in [*self.file.keys.values()][::-1]), *retired):
            try:
                return AESGCM(key).decrypt(nonce, sealed, bound)
            except InvalidTag:
                continue
        raise InvalidTag

    def public_exit_key(self) -> str:
        """SPKI in base64: what a browser seals unsent text with. It cannot open it again."""
        return self._public_exit

    def open_exit(self, sealed_key: bytes) -> bytes:
        """The AES key a browser sealed (RSA-OAEP, SHA-256) to the present exit key or a former one. Raises ValueError when it is not ours."""
        former = (pem for pem, until in self.file.exits if until > _now())
        try:
            return self._exit.decrypt(sealed_key, OAEP)
        except ValueError:
            for pem in former:
                try:
                    return _exit_key(pem).decrypt(sealed_key, OAEP)
                except ValueError:
                    continue
            raise


def box_key(key: bytes, purpose: str) -> bytes:
    """The key of a lock box: all that is kept of a wrapping key for a while after it was retired; it opens no wrap."""
    return hmac.digest(key, f"lock-box|{purpose}".encode(), hashlib.sha256)


def mark_of(key: bytes) -> str:
    """16 hexadecimal digits by which a key is known again, and which say nothing about it."""
    return hmac.digest(key, b"sintas-wrapping-key-mark", hashlib.sha256).hex()[:16]


def new_exit() -> str:
    """A fresh exit key, PEM."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    return private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()


def _exit_key(pem: str) -> rsa.RSAPrivateKey:
    """Raises KeyProblem. That the two halves belong together is tried, not computed: proving the primes takes a seventh of a second, whenever a part of
    the program begins, of a key of our own in a file nobody else may write.
    """
    try:
        loaded = serialization.load_pem_private_key(pem.encode(), password=None, unsafe_skip_rsa_key_validation=True)
        if isinstance(loaded, rsa.RSAPrivateKey) and loaded.decrypt(loaded.public_key().encrypt(TRIED, OAEP), OAEP) == TRIED:
            return loaded
    except ValueError:
        pass
    raise KeyProblem("The exit key is not an RSA key; restore the key file from its backup.")


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _bound(key_id: UUID, file_id: UUID, ring: str, kek: str) -> bytes:
    return f"sintas-wrap-1|{key_id}|{file_id}|{ring}|service|{kek}".encode()


Stamp = tuple[int, int, int, int]  # inode, time of change, length, rights
_held: tuple[str, Stamp | None, ServiceKey] | None = None


def service_key() -> ServiceKey:
    """The key of this process, from the file named by SINTAS_SERVICE_KEY; read again when that file was replaced (2 microseconds otherwise).

    A replaced file is taken up only when it is the same installation's and safe; else this process goes on with what it holds and the log
    says so: a slip of the hand at the key file must not take the words from everybody at once. Raises KeyProblem when nothing is held yet.
    """
    global _held
    where = os.environ.get("SINTAS_SERVICE_KEY")
    if not where:
        raise KeyProblem("SINTAS_SERVICE_KEY names no key file; Sintas does not start without it.")
    stamp, held = _stamp(where), _held
    if held is not None and held[:2] == (where, stamp):
        return held[2]
    before = held[2] if held is not None and held[0] == where else None
    try:
        key = ServiceKey(where)
        if before is not None and key.file.index != before.file.index:
            raise KeyProblem("of another installation")
    except KeyProblem:
        if before is None:
            raise
        log.error("the key file was changed and is not taken up; run `sintas keys check`", extra={"code": "key_file"})
        key = before
    _held = where, stamp, key
    return key


def _stamp(where: str) -> Stamp | None:
    try:
        seen = os.stat(where)
    except OSError:
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size, seen.st_mode


__all__ = ["BOXES", "BOX_LIVES", "KEY_BYTES", "KeyFile", "KeyProblem", "ServiceKey", "box_key", "mark_of", "new_exit", "service_key"]
