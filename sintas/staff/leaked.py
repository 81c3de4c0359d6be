"""Passwords that stand in lists of known leaks: about a million of twelve letters and more, as beginnings of their SHA-256.

The file holds 65,536 counts of one byte (how many hashes begin with these two bytes), then the next three bytes of each hash, sorted: forty
bits in all, so that one honest password in a million is taken for a leaked one. Nothing is asked of anybody outside the house.
Where the words come from and under which licence stands beside the file, in leaked_passwords.md.

    python -m sintas.staff.leaked LISTS... > sintas/staff/data/leaked_passwords.bin
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

FILE = Path(__file__).parent / "data" / "leaked_passwords.bin"
SHORTEST = 12  # what is shorter is refused for that (settings.AUTH_PASSWORD_VALIDATORS)
BUCKETS, REST = 1 << 16, 3


class Leaked(Sequence[int]):
    """The opened file. As a sequence: the three bytes of each hash as a number, bucket after bucket."""

    def __init__(self, held: bytes) -> None:
        self.starts = [0, *accumulate(held[:BUCKETS])]
        self.rests = memoryview(held)[BUCKETS:]
        if len(self.rests) != self.starts[-1] * REST:
            raise ValueError("the list of leaked passwords is cut off")

    def __len__(self) -> int:
        return self.starts[-1]

    def __getitem__(self, at: int) -> int:  # type: ignore[override]  # single places only
        return int.from_bytes(self.rests[at * REST : (at + 1) * REST], "big")

    def holds(self, password: str) -> bool:
        """Is it (in any case of letters) one of them?"""
        bucket, rest = parts(password)
        begin, end = self.starts[bucket], self.starts[bucket + 1]
        at = bisect_left(self, rest, begin, end)
        return at < end and self[at] == rest


def parts(password: str) -> tuple[int, int]:
    """Which bucket, and what stands in it."""
    digest = sha256(password.casefold().encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:2], "big"), int.from_bytes(digest[2 : 2 + REST], "big")


def pack(passwords: Iterable[str]) -> bytes:
    """The file for these; shorter ones are left out. ValueError when more than 255 share a bucket (some 12 million words)."""
    found = sorted({parts(one) for one in passwords if len(one) >= SHORTEST})
    counts = bytearray(BUCKETS)
    for bucket, _rest in found:
        counts[bucket] += 1
    return bytes(counts) + b"".join(rest.to_bytes(REST, "big") for _bucket, rest in found)


@lru_cache
def leaked() -> Leaked:
    """The list of this house; some four megabytes for each process, read when the first password is chosen."""
    return Leaked(FILE.read_bytes())


if __name__ == "__main__":
    words = (line for path in sys.argv[1:] for line in Path(path).read_text("utf-8", "replace").splitlines())
    sys.stdout.buffer.write(pack(words))
