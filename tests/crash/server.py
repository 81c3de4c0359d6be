"""`sintas serve` as an operator runs it: started again whenever it ends, as a service manager would."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from sintas.config import housing
from sintas.config.system import System

from .house import REPOSITORY, surroundings

WAIT = 300  # seconds for the site to answer
BREATH = 0.2  # between an end and the next start


class Server:
    """`restarts` counts the starts after the first; `refusals` how often a start was refused before it succeeded.

    `program`: what is run with `serve ...` behind it; the control runs name another one.
    """

    def __init__(self, system: System, port: int, program: str = "sintas") -> None:
        self.system, self.port, self.program = system, port, program
        self.restarts = self.refusals = 0
        self.stopping = threading.Event()
        self.process = self._launch()
        self.operator = threading.Thread(target=self._keep, daemon=True)
        self.operator.start()

    @property
    def pid(self) -> int:
        """Of `sintas serve` as it runs now."""
        return self.process.pid

    @property
    def log(self) -> Path:
        """What it said, for whoever looks at a failed drill."""
        return self.system.folder("drill.log")

    def _launch(self) -> subprocess.Popen[bytes]:
        words = ["serve", "--data", str(self.system.data), "--port", str(self.port), "--workers", "2"]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", self.program, *words], env=surroundings(), cwd=REPOSITORY, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )

    def _keep(self) -> None:
        while not self.stopping.is_set():
            code = self.process.wait()
            if self.stopping.is_set():
                return
            self.refusals += code == 2
            time.sleep(BREATH)
            self.restarts += 1
            self.process = self._launch()

    def ready(self) -> None:
        """Wait until it answers well. AssertionError with the last lines it said."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            if self.answers():
                return
            time.sleep(0.1)
        raise AssertionError(f"does not answer: {self.log.read_text()[-2000:]}")

    def answers(self) -> bool:
        """Whether /healthz says that all is well."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (OSError, urllib.error.HTTPError):
            return False

    def stop(self) -> None:
        """In order, by its own supervisor; the database too."""
        self.let_go()
        self.process.terminate()
        self.process.wait(60)
        housing.cluster_of(self.system).stop(mode="fast")

    def let_go(self) -> None:
        """From now on nobody starts it again."""
        self.stopping.set()
