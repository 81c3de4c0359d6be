"""How much is written in how many rounds, and what each round found: kept in a file, so that a stopped drill goes on where it was."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DRILL = os.environ.get("SINTAS_DRILL") == "1"
ROUNDS, WRITES = (20, 2_500) if DRILL else (1, 150)
RESULTS = Path(os.environ.get("CRASH_ROUNDS", ".data/crash.json"))


@dataclass
class Rounds:
    """Figures by seed, for this commit only; a sample keeps none."""

    commit: str = ""
    held: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of_this_commit(cls) -> Rounds:
        """What was found before. Nothing in a sample, for a checkout with changes, or for another commit."""
        if not DRILL:
            return cls()
        said = [git("rev-parse", "HEAD"), git("status", "--porcelain")]
        before = json.loads(RESULTS.read_text()) if RESULTS.is_file() else {}
        clean = bool(said[0]) and not said[1]
        return cls(said[0] if clean else "", before.get("rounds", {}) if clean and before.get("commit") == said[0] else {})

    def left(self) -> list[int]:
        """Seeds that are still to be run."""
        return [seed for seed in range(1, ROUNDS + 1) if str(seed) not in self.held]

    def keep(self, seed: int, figures: dict[str, Any]) -> None:
        """After each round, so that a stop costs one."""
        self.held[str(seed)] = figures
        if self.commit:
            RESULTS.parent.mkdir(parents=True, exist_ok=True)
            RESULTS.write_text(json.dumps({"commit": self.commit, "rounds": self.held}, indent=1))

    def total(self, name: str) -> int:
        return sum(int(one[name]) for one in self.held.values())


def git(*words: str) -> str:
    """What git says, "" outside a checkout."""
    return subprocess.run(["git", *words], capture_output=True, text=True, check=False).stdout.strip()
