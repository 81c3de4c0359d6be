"""What a verification may find. Each kind has a sentence for the administrator in config/command/trail_words.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

# Somebody changed what was sealed, or the chain itself
ROWS, CHAIN, GAP, SEAL, KEY, STRAY, BEYOND, EMPTIED = "rows", "chain", "gap", "seal", "key", "stray", "beyond", "emptied"
# The chain and what left the machine do not agree
REWRITTEN, CUT, ANCHORS_CUT, ANCHORS_BROKEN, NO_ANCHORS = "rewritten", "cut", "anchors_cut", "anchors_broken", "no_anchors"
# Not tampering, but not to be left alone either
CLOCK, LATE, UNDECLARED = "clock", "late", "undeclared"
# Said for the record: an administrator declared it
NOTES = RESTORED, CLOCK_SET = ("restored", "clock_set")
KINDS = (
    *(ROWS, CHAIN, GAP, SEAL, KEY, STRAY, BEYOND, EMPTIED, REWRITTEN, CUT, ANCHORS_CUT, ANCHORS_BROKEN, NO_ANCHORS, CLOCK, LATE, UNDECLARED),
    *NOTES,
)


@dataclass(frozen=True)
class Finding:
    """`seal`: the number it concerns (0: none); `since`, `until`: when what it concerns was written, as far as known; `count`: of rows or lines."""

    kind: str
    seal: int = 0
    since: datetime | None = None
    until: datetime | None = None
    count: int = 0
    source: str = ""

    @property
    def note(self) -> bool:
        """Whether it is only said, and nothing is wrong."""
        return self.kind in NOTES
