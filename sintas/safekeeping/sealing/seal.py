"""What one seal says: these rows, in this order, after that seal, signed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from .key import SealerKey, fingerprint, signed_by

FIRST = b""  # what the first seal stands upon
ORDINARY, ENDED, BEGUN, DECLARED = "", "ended", "begun", "declared"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: none that is heard or read as another


@dataclass(frozen=True)
class Seal:
    """The rows of `cluster` with `since` <= xid < `until`. `newest` is the latest moment any sealed row so far was written.

    kind: "" every minute; "ended" closes the line of a cluster this database was restored from, "begun" opens that of the new one,
    "declared" says afterwards that a restore was meant. `source` names the backup it came from, "" when nobody said.
    """

    number: int
    made_at: datetime
    cluster: int
    since: int
    until: int
    rows: int
    root: bytes
    previous: bytes
    newest: datetime | None
    kind: str
    source: str
    public: bytes
    digest: bytes = b""
    signature: bytes = b""

    def counted(self) -> bytes:
        """The digest its fields ask for (32 bytes); `digest` is the one it carries."""
        said = [
            *(self.number, moment(self.made_at), self.cluster, self.since, self.until, self.rows, self.root.hex(), self.previous.hex()),
            *(moment(self.newest) if self.newest else "", self.kind, self.source, self.public.hex()),
        ]
        return hashlib.sha256(b"sintas-seal-1|" + json.dumps(said).encode()).digest()

    def signed(self, key: SealerKey) -> Seal:
        """The same with digest and signature."""
        digest = self.counted()
        return replace(self, digest=digest, signature=key.sign(digest))

    def holds(self) -> bool:
        """Whether digest and signature belong to its fields and its key (not: whether the key is one of ours)."""
        return self.digest == self.counted() and signed_by(self.public, self.digest, self.signature)

    @property
    def key(self) -> str:
        """Fingerprint of the key that signed it."""
        return fingerprint(self.public)


def moment(at: datetime) -> str:
    """To the microsecond, in UTC, whatever zone the database spoke in."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def spoken(number: int, digest: bytes) -> str:
    """`345 7KQ2-M9XA-P14T-88ZC`: number and 80 bits, short enough for paper and the telephone."""
    bits = int.from_bytes(digest[:10], "big")
    letters = "".join(LETTERS[bits >> shift & 31] for shift in range(75, -1, -5))
    return f"{number} {'-'.join(letters[at : at + 4] for at in range(0, 16, 4))}"


def heard(words: str) -> tuple[int, str] | None:
    """(number, 16 letters) from what somebody typed after paper or telephone; None when it is not of that form."""
    first, _space, rest = words.strip().replace(":", " ").partition(" ")
    letters = "".join(c for c in rest.upper() if c.isalnum()).translate(str.maketrans("OIL", "011"))
    if not first.isdigit() or len(letters) != 16 or any(c not in LETTERS for c in letters):
        return None
    return int(first), letters


def says(typed: tuple[int, str], digest: bytes) -> bool:
    """Whether the typed short form is this digest's."""
    return heard(spoken(typed[0], digest)) == typed
