"""python -m tests.crash.unsafely serve ...: the control run. `sintas serve` that does not look at durability, and so serves what it must refuse."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from sintas.config import startup
from sintas.config.command import main
from sintas.config.supervisor import Supervisor

startup.CHECKS = tuple(check for check in startup.CHECKS if check is not startup.durability)
usual = Supervisor.start
INSTEAD = {"sintas.config.wsgi:application": "tests.crash.unsafe_wsgi:application"}


def start(self: Supervisor, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
    """The web server does not look either; nobody waits for the worker here, so somebody sleeps in its place."""
    usual(self, name, ["sleep", "3600"] if name == "worker" else [INSTEAD.get(word, word) for word in command], environment)


Supervisor.start = start  # type: ignore[method-assign]

if __name__ == "__main__":
    sys.exit(main())
