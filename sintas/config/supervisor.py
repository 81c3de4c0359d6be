"""Keeps web server, worker and database together: they start in one order, end in the other, and none lives on alone."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

GRACE_SECONDS = 15
LOOK_SECONDS = 0.5
PR_SET_PDEATHSIG = 1


@dataclass
class Supervisor:
    """`children` run beside the database; `database_lives` is asked twice a second. `run()` returns when all have ended."""

    database_lives: Callable[[], bool]
    children: list[tuple[str, subprocess.Popen[bytes]]] = field(default_factory=list)
    asked_to_stop: bool = False

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start one child in a session of its own (Ctrl-C is for us), ended by the system should we be killed outright."""
        child = subprocess.Popen(
            command, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_end_with_parent
        )
        self.children.append((name, child))

    def listen(self) -> None:
        """Take SIGTERM and SIGINT as a wish to stop; a second one changes nothing."""
        for wish in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(wish, self._note)

    def run(self) -> int:
        """Wait until asked to stop (0) or until somebody ended by himself (1); then end the children in the order they were started."""
        code = 0
        while not self.asked_to_stop:
            for name, child in self.children:
                if child.poll() is not None:
                    say(f"{name} ended by itself (code {child.returncode}); stopping everything")
                    code = 1
            if code == 0 and not self.database_lives():
                say("the database ended by itself; stopping everything")
                code = 1
            if code:
                break
            time.sleep(LOOK_SECONDS)
        self.stop()
        return code

    def stop(self) -> None:
        """End the children one after the other, web first: nobody writes any more when the database goes."""
        for _name, child in self.children:
            end(child)
        self.children.clear()

    def _note(self, signum: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True


def say(words: str) -> None:
    """One line for whoever started us."""
    sys.stderr.write(f"sintas: {words}\n")


def end(child: subprocess.Popen[bytes]) -> None:
    """SIGTERM, and after the grace SIGKILL, to this one process (its own workers end with it)."""
    if child.poll() is not None:
        return
    child.terminate()
    try:
        child.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _end_with_parent() -> None:
    """Linux only; elsewhere a killed supervisor leaves its children to be ended by hand."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
