"""`python -m tests.access [--whole]`: the table of figures. Exit 1 when a figure falls short. --whole counts everything (SINTAS_DRILL=1)."""

from __future__ import annotations

import os
import subprocess
import sys

from .figures import MARK

SURE = ("tests/access", "tests/drills/test_interleaved.py")


def main(words: list[str]) -> int:
    """Run the tests, then print what they counted and what is not built."""
    whole = "--whole" in words
    given = {**os.environ, "SINTAS_DRILL": "1"} if whole else dict(os.environ)
    done = subprocess.run([sys.executable, "-m", "pytest", "-s", *SURE], env=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    print("Access, " + ("every cell" if whole else "a seeded sample of each address"))
    for line in done.stdout.splitlines():
        if MARK in line:
            print("  " + line.split(MARK, 1)[1])
    print(done.stdout[-6_000:] if done.returncode else "  every test passed")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
