"""Does time go forward in the trail? A clock that was set back is not tampering, but nothing dated after it can be believed as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from . import findings as f
from .findings import Finding
from .table import VERB, XID, written_at
from .tree import RowText

# Two transactions at once may write a little out of turn; a clock corrected by its time server moves by seconds.
TOLERANCE = timedelta(minutes=5)
SET_RIGHT = "command.trail_clock"  # an administrator's row: the clock was looked at and is right again


def clock_findings(rows: Iterable[RowText], found: list[Finding]) -> Iterator[RowText]:
    """Passes the rows of one cluster on (in order of transaction and id) and adds to `found` each place where time steps back.

    Transactions are compared by their first row: one that lasts long does not make the next one look early. A step back that an
    administrator wrote down afterwards is a note.
    """
    steps: list[Finding] = []
    xid, began, last = "", None, None
    earliest: datetime | None = None  # first row of the transaction before
    for row in rows:
        at = written_at(row)
        if row[XID] != xid:
            if began is not None:
                earliest = began
            xid, began, last = str(row[XID]), at, None
            if earliest is not None and at < earliest - TOLERANCE:
                steps.append(Finding(f.CLOCK, since=earliest, until=at))
        elif last is not None and at < last - TOLERANCE:
            steps.append(Finding(f.CLOCK, since=last, until=at))
        last = at
        if row[VERB] == SET_RIGHT and steps:
            found += [Finding(f.CLOCK_SET, since=one.since, until=one.until) for one in steps]
            steps = []
        yield row
    found += steps
