"""make drills: the long counts that `make test` samples. Resumable: what passed for this commit is not run again.

Each drill is a test run with SINTAS_DRILL=1, so that sample and whole count are the same code. Results stand in DRILLS (default
.data/drills.json) with date, commit and time; exit 1 when one fails. `python -m tests.drills matrix rotation` runs those whose name holds a word.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(os.environ.get("DRILLS", ".data/drills.json"))
MATRIX = "tests/access/test_matrix.py"
MATRIX_STATES = ("open", "sealed", "unsafe_guardian", "referred", "consent_withdrawn", "closed", "erased", "conflict_blocked")
EXISTENCE = "tests/access/test_existence.py"
NOT_MINE = f"{EXISTENCE}::test_of_a_file_that_is_not_mine"
DRILLS = {
    "every page in 8 combinations of width, theme and language: 0 axe violations": [
        "tests/browser/test_every_page.py", "-m", "browser", "-s",
    ],
    "1,000 interleaved requests of five people on reused connections: 0 foreign rows": ["tests/drills/test_interleaved.py"],
    "10,000 interleaved turns on one connection, every model of a filled case: 0 foreign rows": ["tests/drills/drill_turns.py"],
    "10 times 100 simultaneous edits of one record: one save per version, every text kept": ["tests/drills/drill_simultaneous.py"],
    "the tables of an empty installation are those that Django's own way makes, letter for letter": ["tests/drills/drill_tables.py"],
    "50,000 writes through HTTP under kill -9 of every part: 0 acknowledged lost, 0 doubled; both controls fail; 100 at once on four records": [
        "tests/crash/test_crash.py", "-s",
    ],
    "every form sent with ten kinds of nonsense in every field: 0 fallen pages, nothing half kept": ["tests/house/test_bad_input.py"],
    "every page of a case for every stranger: not there, not a word of it": [
        "sintas/desk/tests/test_every_page.py", "tests/house/test_full_house.py", "tests/house/test_canaries.py", "tests/house/test_canaries_apart.py",
    ],
    "every form of the house sent twice: changes once": ["tests/house/test_sent_twice.py", "-s"],
    "every page that corrects a record: the later one keeps her text and sees both": ["tests/house/test_two_people.py", "-s"],
    "20 quick exits on a phone 4 times slower: blank within 200 ms; nothing readable stays in the browser": [
        "tests/browser/test_left_behind.py", "-m", "browser", "-s",
    ],
    "300 walks of offers, answers and consents between units and houses: one owner, at most one offer": ["sintas/exchange/tests/test_one_owner.py"],
    "5,000 hostile files: each refused in words or read": ["tests/drills/drill_files.py"],
    "50,000 generated requests and 12,000 altered forms: 0 fallen pages": ["tests/drills/drill_requests.py"],
    "10,000 cases: backup, restore, every row counted, every sealed value opened (figures printed)": ["tests/drills/drill_backup.py", "-s"],
    **{
        f"access matrix, every address x everybody x every method, case {state}: 0 differences": [
            f"{MATRIX}::test_everybody_gets_what_the_matrix_says[{state}]", "-s",
        ]
        for state in MATRIX_STATES
    },
    **{
        f"what is not mine is as not there, every address x everybody x five ways to ask, case {state}: 0 differences": [f"{NOT_MINE}[{state}]", "-s"]
        for state in ("open", "sealed", "erased", "conflict_blocked")
    },
    "numbers, records and people that are not mine are as not there; no page names a case one does not know: 0 differences, 0 found": [
        "tests/access/test_unlisted.py", EXISTENCE, "--deselect", NOT_MINE, "-s",
    ],
    "canaries, rows without the filter: 0 found, 0 foreign rows": ["tests/access/test_canaries.py", "tests/access/test_rows.py", "-s"],
    "headers, every address x everybody x every method: none missing": ["tests/access/test_headers.py", "-s"],
    "50,000 strange requests and 5,000 hostile files to every address: 0 fallen": ["tests/access/test_fuzz.py", "-s"],
    "100,000 altered envelopes: all refused": ["sintas/safekeeping/tests/test_sealed.py", "-k", "altered"],
    "100,000 tampered values of 15 kinds and 10,000 wraps: all refused; 100,000 nonces: none twice": ["sintas/safekeeping/tests/test_tamper.py", "-s"],
    "a rotation killed after each of its seven steps goes on where it stood": ["sintas/safekeeping/tests/test_rotation.py", "-k", "killed"],
    "3 times 6 rotations of the keys under eight people's work, killed 18 times: 0 errors, 0 unreadable, 0 wraps left (figures printed)": [
        "tests/drills/test_rotation_live.py", "-s",
    ],
    "XLSForms of 2,000 questions and 20,000 choices are read": ["sintas/instruments/tests/test_xlsform_read.py", "-k", "many_questions"],
    "500 random families as genograms: 0 overlaps, 0 lost, partners and siblings in their places (figures printed)": [
        "sintas/instruments/tests/test_genogram_families.py", "-s",
    ],
    "MS by hand at a desk, from enquiry to follow-up: presses and fields for each recorded fact, and then the imported case (figures printed)": [
        "tests/browser/test_ms_by_hand.py", "-s",
    ],
    "every drawn instrument's three samples and the charts in Chromium, Typst and resvg, within 2 px": [
        "tests/browser/test_portable_drawings.py", "-m", "browser",
    ],
    "life road maps of up to 80 events, on one sheet and on several": ["sintas/instruments/tests/test_life_road_map_drawn.py"],
    "5,000 trail rows x 29 kinds of tampering, and 20 kinds by SQL on the tables: all found against the anchor": [
        "sintas/safekeeping/tests/test_tampering.py", "-s",
    ],
    "every page and every form while the trail cannot be written: refused, nothing changed": ["tests/test_trail_unwritable.py", "-s"],
    "every form of every page, as it stands and emptied: no content without a row that stands": ["tests/house/test_trail_posts.py", "-s"],
    "400 random walks through the stages keep one open passage": ["sintas/casework/tests/test_stages.py"],
}


def main(words: Sequence[str] = ()) -> int:
    """0 when every drill (whose name holds one of the words) has passed for this commit; 2 when there is none."""
    chosen = {name: rest for name, rest in DRILLS.items() if not words or any(word in name for word in words)}
    if not chosen:
        print(f"no drill is named like {' or '.join(words)}")
        return 2
    commit = git("rev-parse", "--short", "HEAD") + ("+changes" if git("status", "--porcelain") else "")
    held = kept()
    failed = 0
    for name, rest in chosen.items():
        before = held.get(name, {})
        if before.get("commit") == commit and before.get("passed") and "+changes" not in commit:
            print(f"passed before  {name}  ({before['seconds']} s)")
            continue
        began = time.monotonic()
        done = subprocess.run([sys.executable, "-m", "pytest", *rest], env={**os.environ, "SINTAS_DRILL": "1"}, check=False)
        held = kept()  # another process may have kept one meanwhile
        held[name] = {
            "commit": commit,
            "passed": done.returncode == 0,
            "seconds": round(time.monotonic() - began),
            "on": datetime.now(UTC).date().isoformat(),
        }
        RESULTS.parent.mkdir(parents=True, exist_ok=True)
        RESULTS.write_text(json.dumps(held, indent=1))  # after each, so that a stop in between costs one drill
        failed += done.returncode != 0
        print(f"{'passed' if done.returncode == 0 else 'FAILED'}  {name}  ({held[name]['seconds']} s)")
    return 1 if failed else 0


def kept() -> dict[str, Any]:
    """What each drill found last."""
    found: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.is_file() else {}
    return found


def git(*words: str) -> str:
    """What git says, '' outside a checkout."""
    return subprocess.run(["git", *words], capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
