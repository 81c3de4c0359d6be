"""The `sintas` command. It never prompts; it finds its installation by --data DIR or the environment; refusals are one plain sentence."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from sintas.config.command.parser import parse
from sintas.config.command.running import run
from sintas.config.problem import SystemProblem


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 1 refused or not all is well, 2 the command or the installation is not as it must be."""
    os.umask(0o077)  # keys, logs and the database: nothing we make is anybody else's to read
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # the picture of a crashed process, or of a part of it, would hold the keys on a disk
    signal.signal(signal.SIGTERM, _stop)
    wanted = parse(list(sys.argv[1:] if arguments is None else arguments))
    try:
        return run(wanted)
    except SystemProblem as why:
        print(f"sintas: {why}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _stop(signum: int, frame: FrameType | None) -> None:
    """SIGTERM leaves through every `finally`, so that a database we started is stopped; a second one does not disturb that."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise SystemExit(143)
