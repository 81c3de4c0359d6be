"""`python -m tests.drills.table`: the last results of `make drills` as rows of a table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from tests.drills.__main__ import DRILLS, kept


def rows(held: dict[str, Any]) -> Iterator[str]:
    """One line of Markdown for every drill of this version; one that never ran says so."""
    yield "| Drill | Result | Seconds | Date | Commit |"
    yield "|---|---|---|---|---|"
    for name in DRILLS:
        one = held.get(name)
        if one is None:
            yield f"| {name} | not run | | | |"
        else:
            yield f"| {name} | {'passed' if one['passed'] else 'FAILED'} | {one['seconds']} | {one['on']} | {one['commit']} |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(rows(kept())) + "\n")
