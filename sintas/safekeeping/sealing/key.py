"""The sealer's own key (Ed25519), in a file apart from the service key: whoever can read the notes cannot therefore sign the trail."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sintas.safekeeping import keyfile
from sintas.safekeeping.keyfile import KeyProblem

SECRET_BYTES = 32
MISSING = "The sealer's key (keys/sealer.json) is missing; restore it from its backup, or make a new one with `sintas keys create`."
OPEN = "The sealer's key (keys/sealer.json) can be read by other users; set its rights to 0600."
BROKEN = "The sealer's key (keys/sealer.json) is not in the form Sintas writes; restore it from its backup."


class SealerKey:
    """The opened key file. `public` is 32 bytes; `former` are public keys it signed with before."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Raises KeyProblem when the file is missing, readable by others or broken."""
        secret, self.former = _read(Path(path))
        self._private = Ed25519PrivateKey.from_private_bytes(secret)
        self.public = self._private.public_key().public_bytes_raw()

    @staticmethod
    def create(path: str | os.PathLike[str]) -> SealerKey:
        """Write a new key file (0600) and open it. Refuses to overwrite: FileExistsError."""
        held = {"secret": base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode(), "former": []}
        keyfile.write_new(Path(path), json.dumps(held).encode())
        return SealerKey(path)

    @staticmethod
    def acknowledge(path: str | os.PathLike[str], publics: Iterable[bytes]) -> SealerKey:
        """Let the signatures of these public keys (32 bytes each) count as well: a restored trail was sealed by a key that is not here.

        Whether they may count is for a person to say, who compares fingerprints with what was printed. Raises KeyProblem, OSError.
        """
        where = Path(path)
        secret, former = _read(where)
        own = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
        wanted = sorted({*former, *publics} - {own})
        held = {"secret": base64.b64encode(secret).decode(), "former": [base64.b64encode(one).decode() for one in wanted]}
        keyfile.replace_whole(where, json.dumps(held).encode())
        return SealerKey(where)

    def sign(self, digest: bytes) -> bytes:
        """64 bytes over a seal's digest."""
        return self._private.sign(_said(digest))

    @property
    def known(self) -> frozenset[str]:
        """Fingerprints of the keys whose signatures count."""
        return frozenset(fingerprint(public) for public in (self.public, *self.former))


def fingerprint(public: bytes) -> str:
    """What is printed, mailed and written on paper: 16 hexadecimal digits of the public key's digest."""
    return hashlib.sha256(b"sintas-sealer-1|" + public).hexdigest()[:16]


def signed_by(public: bytes, digest: bytes, signature: bytes) -> bool:
    """Whether this signature over a seal's digest was made with that key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _said(digest))
    except (InvalidSignature, ValueError):
        return False
    return True


def _said(digest: bytes) -> bytes:
    return b"sintas-trail-seal-1|" + digest


def _read(path: Path) -> tuple[bytes, tuple[bytes, ...]]:
    if not path.is_file():
        raise KeyProblem(MISSING)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyProblem(OPEN)
    try:
        held = json.loads(path.read_text())
        secret = base64.b64decode(held["secret"])
        former = tuple(base64.b64decode(one) for one in held["former"])
    except (OSError, ValueError, KeyError, TypeError):
        raise KeyProblem(BROKEN) from None
    if len(secret) != SECRET_BYTES or len(set(secret)) < 8 or any(len(one) != SECRET_BYTES for one in former):
        raise KeyProblem(BROKEN)
    return secret, former
