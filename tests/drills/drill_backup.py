"""Backup and restore of a house of full size, in processes that know nothing of this test run. Figures are printed (-s)."""

import subprocess
import sys

from tests.backup.kept import surroundings

CASES = 10_000


def test_a_whole_house_goes_away_and_comes_back():
    words = [sys.executable, "-m", "tests.backup.whole", str(CASES)]
    done = subprocess.run(words, env=surroundings(), capture_output=True, text=True, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stderr
    assert "as counted when the backup was made" in done.stdout
