"""The list of what no restore may bring back: in order, durable, never altered without notice."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from sintas.safekeeping import replaying
from sintas.safekeeping.replaying import CONFLICT, ERASED, LEFT, Entry, ListProblem

AT = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


def entry(n: int, kind: str = ERASED) -> Entry:
    return Entry(kind, UUID(int=n), AT, UUID(int=99) if kind == CONFLICT else None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "replay" / "list.jsonl"


def test_lines_come_back_in_order_and_only_their_owner_reads_them(path: Path) -> None:
    assert replaying.read(path).entries == ()
    replaying.append(path, [entry(1), entry(2, CONFLICT)])
    replaying.append(path, [entry(3, LEFT)])
    assert replaying.read(path).entries == (entry(1), entry(2, CONFLICT), entry(3, LEFT))
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_later_list_goes_on_from_an_earlier_one_and_a_shortened_one_does_not(path: Path, tmp_path: Path) -> None:
    replaying.append(path, [entry(1), entry(2)])
    before = replaying.read(path)
    replaying.append(path, [entry(3)])
    after = replaying.read(path)
    assert after.goes_on_from(2, before.links[-1]) and before.goes_on_from(2, before.links[-1]) and after.goes_on_from(0, replaying.BEGIN)
    assert not before.goes_on_from(3, after.links[-1])
    replaying.append(tmp_path / "another", [entry(7), entry(2), entry(3)])
    assert not replaying.read(tmp_path / "another").goes_on_from(2, before.links[-1])


@pytest.mark.parametrize("change", ["drop", "swap", "alter", "insert", "nonsense"])
def test_an_altered_list_is_refused(path: Path, change: str) -> None:
    replaying.append(path, [entry(n) for n in range(1, 6)])
    lines = path.read_text().splitlines(keepends=True)
    if change == "drop":
        del lines[2]
    elif change == "swap":
        lines[1], lines[2] = lines[2], lines[1]
    elif change == "alter":
        lines[2] = lines[2].replace(str(UUID(int=3)), str(UUID(int=4)))
    elif change == "insert":
        lines.insert(2, json.dumps({**entry(9).body(), "link": "0" * 64}) + "\n")
    else:
        lines[2] = "kenari\n"
    path.write_text("".join(lines))
    with pytest.raises(ListProblem, match="line"):
        replaying.read(path)


def test_a_line_cut_off_by_a_crash_was_never_there(path: Path) -> None:
    replaying.append(path, [entry(1), entry(2)])
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert replaying.read(path).entries == (entry(1),)
    replaying.append(path, [entry(3)])
    assert replaying.read(path).entries == (entry(1), entry(3))


FILLED = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from sintas.safekeeping import replaying
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 100,) * 2)  # room for half a line
try:
    replaying.append(path, [replaying.Entry(replaying.ERASED, UUID(int=7), datetime.now(UTC))])
except OSError as why:
    print(type(why).__name__, why.errno)
"""


def test_a_line_that_does_not_fit_is_said_and_leaves_nothing(path: Path) -> None:
    """The system takes a part of it and refuses the rest, as a disk does that fills up: nobody may believe that the line stands."""
    replaying.append(path, [entry(1)])
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", FILLED, str(path)], capture_output=True, text=True, timeout=60)
    assert done.stdout == f"OSError {errno.EFBIG}\n", done.stderr
    assert path.read_bytes() == before


def test_what_the_database_knows_is_added_once(path: Path) -> None:
    replaying.append(path, [entry(1)])
    assert replaying.add_missing(path, [entry(1), entry(2)]) == 1
    assert replaying.add_missing(path, [entry(1), entry(2)]) == 0
    assert replaying.read(path).entries == (entry(1), entry(2))


def test_many_at_once_keep_the_chain(path: Path) -> None:
    threads = [threading.Thread(target=lambda n=n: [replaying.append(path, [entry(n * 100 + k)]) for k in range(20)]) for n in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(replaying.read(path).entries) == 160


def test_a_list_of_a_newer_release_says_so(path: Path) -> None:
    replaying.append(path, [entry(1), entry(2, "something_new")])
    with pytest.raises(ListProblem, match="newer Sintas"):
        replaying.read(path)
