"""Making a backup: refused in a sentence where it would be worth nothing, and half of one is never taken for one."""

from __future__ import annotations

import errno
import fcntl
import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from sintas.config.backup import making, parts, postgres, pruning
from sintas.config.backup.postgres import connect
from sintas.config.command.parser import parse
from sintas.config.command.running import as_operator
from sintas.config.problem import SystemProblem
from sintas.config.system import System
from sintas.safekeeping import recovery, replaying
from tests.backup import small
from tests.backup.kept import Kept, keep, private

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def kept(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    return keep(tmp_path, monkeypatch)


def names_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {".sintas-backup.lock"}


def refuse(kept: Kept, sentence: str, **more: Any) -> None:
    """One sentence; nothing stays in the folder that was not there before."""
    before = names_in(kept.folder)
    with pytest.raises(SystemProblem, match=sentence) as raised:
        kept.make(**more)
    assert "\n" not in str(raised.value)
    assert names_in(kept.folder) == before


def test_a_role_that_does_not_see_every_row_makes_no_backup(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    small.build()
    name = connection.settings_dict["NAME"]
    for role in ("app", "owner", "keys"):
        login = settings.SYSTEM.login(role)
        monkeypatch.setenv("SINTAS_BACKUP_URL", f"postgresql://{login.user}:{quote(login.password)}@/{name}?host={quote(login.host)}")
        refuse(kept, "does not see every row" if role != "keys" else "does not see every row|did not succeed|has no right")
    monkeypatch.setenv("SINTAS_BACKUP_URL", f"postgresql://nobody:x@/{name}?host={quote(settings.SYSTEM.login('app').host)}")
    refuse(kept, "does not let in the role nobody")


def test_without_a_recovery_key_nobody_could_open_it(kept: Kept) -> None:
    (kept.system.keys / "recovery.txt").unlink()
    refuse(kept, "sintas keys recovery")
    private(kept.system.keys / "recovery.txt", "kenari\n")
    refuse(kept, "age1")


def test_places_that_are_none(kept: Kept, tmp_path: Path) -> None:
    inside = System(kept.system.keys.parent, kept.system.keys)
    (kept.system.keys.parent / "b").mkdir()
    for folder in (kept.system.keys.parent, kept.system.keys.parent / "b", kept.system.keys.parent / "b" / "c"):
        with pytest.raises(SystemProblem, match="outside the data folder"):
            making.make(inside, folder)
    with pytest.raises(SystemProblem, match="is not there"):
        making.make(kept.system, tmp_path / "no" / "such")


def test_two_backups_at_once(kept: Kept) -> None:
    with (kept.folder / ".sintas-backup.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refuse(kept, "Another backup is being written")


def test_what_a_killed_backup_left_goes_and_is_never_taken_for_one(kept: Kept) -> None:
    small.build()
    (kept.folder / "wraps").mkdir()
    for half in ("sintas-20261121-000000.data.age.part", "wraps/sintas-20261121-000000.wraps.age.part"):
        (kept.folder / half).write_bytes(b"half")
    (kept.folder / "mine.part").write_bytes(b"not ours")
    with pytest.raises(SystemProblem, match="no backup in this folder"):
        parts.find_sheet(kept.folder)
    made = kept.make(now=NOON)
    name = made.sheet.name
    assert names_in(kept.folder) == {"mine.part", f"{name}.json", f"{name}.data.age", f"wraps/{name}.wraps.age", parts.LIST}
    refuse(kept, "this very second", now=NOON)
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept.folder.rglob("sintas-*"))


@pytest.mark.parametrize("fails", ["pg_dump", "the database"])
def test_a_dump_that_ends_early_is_no_backup(kept: Kept, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    small.build()
    if fails == "pg_dump":  # half of its output, then an error
        monkeypatch.setattr(postgres, "program", lambda name: shutil.which("sh"))
        monkeypatch.setattr(making, "HIDDEN", ("-c", "head -c 100000 /dev/zero; echo 'pg_dump: error: it broke off' >&2; exit 1"))
        refuse(kept, "it broke off")
    else:
        count = making.manifest

        def ended(moment: Any, *more: Any) -> Any:
            found = count(moment, *more)
            moment.connection.close()
            return found

        monkeypatch.setattr(making, "manifest", ended)
        refuse(kept, "went away|did not succeed")


FILLED = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from sintas.config.backup import making
from sintas.config.problem import SystemProblem
from sintas.config.system import System
try:
    making.make(System(None, Path(sys.argv[1])), Path(sys.argv[2]))
except SystemProblem as why:
    print(why)
"""


def test_a_full_disk_leaves_nothing_half(kept: Kept) -> None:
    """The system itself refuses to write on (a largest size of files, as a full disk or a quota would): real writes, real refusals."""
    small.build()
    before = names_in(kept.folder)
    done = subprocess.run([sys.executable, "-c", FILLED, str(kept.system.keys), str(kept.folder)], capture_output=True, text=True, timeout=120)
    assert done.stdout == f"{postgres.FULL_SENTENCE}\n", done.stderr
    assert names_in(kept.folder) == before


def test_a_disk_that_is_full_when_the_sheet_is_written_keeps_no_boxes(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two boxes that no sheet names are no backup and would be removed by nobody."""
    small.build()
    kept.make(now=NOON)

    def full(path: Path, text: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(making, "write", full)
    refuse(kept, postgres.FULL_SENTENCE, now=NOON + timedelta(hours=1))


def test_a_list_that_is_not_ours_or_longer_than_ours_is_not_written_over(kept: Kept, tmp_path: Path) -> None:
    """Another installation's folder; or our own list was lost: what stands beside the backups is then the only copy there is."""
    house = small.build()
    replaying.append(kept.system.replay_list, [replaying.Entry(replaying.ERASED, house["case"].pk, NOON)])
    kept.make(now=NOON)
    whole = (kept.folder / parts.LIST).read_bytes()
    kept.system.replay_list.rename(tmp_path / "lost")
    refuse(kept, "lost lines", now=NOON + timedelta(hours=1))
    with pytest.raises(SystemProblem, match="lost lines"):
        making.bring_list_up(kept.system, kept.folder)
    assert (kept.folder / parts.LIST).read_bytes() == whole
    shutil.copy(kept.folder / parts.LIST, kept.system.replay_list)  # what the sentence says to do
    assert kept.make(now=NOON + timedelta(hours=1)).sheet.replay_lines == 1


@pytest.mark.parametrize("apart", ["wraps", "elsewhere"])
def test_a_link_in_the_folder_of_the_backups_leads_nowhere(kept: Kept, tmp_path: Path, apart: str) -> None:
    """A disk somebody prepared: the lock's name is a link to our key file, which opening it to write would have emptied."""
    small.build()
    before = kept.keys.read_bytes()
    place = kept.folder if apart == "wraps" else tmp_path / "elsewhere"
    place.mkdir(exist_ok=True)
    (place / ".sintas-backup.lock").symlink_to(kept.keys)
    with pytest.raises(SystemProblem, match=r"sintas-backup\.lock cannot be read or written"):
        kept.make(wraps=None if apart == "wraps" else place)
    assert kept.keys.read_bytes() == before


def test_backups_do_not_lie_with_the_keys(kept: Kept) -> None:
    (kept.system.keys / "b").mkdir()
    refuse(kept, "apart from the keys", wraps=kept.system.keys / "b")


def test_what_is_backed_up_beside_the_database_is_as_long_as_the_manifest_says(tmp_path: Path) -> None:
    """The sealer replaces its key file and goes on writing anchors while a backup runs; a shortened one would shift all that follows."""
    system = System.at(tmp_path)
    for name in ("keys/sealer.json", "anchors/trail-2026-11.jsonl", "site.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}\n")
    taken = {one.name: one for one in making.small_files(system)}
    (tmp_path / "keys/sealer.json").write_text("a longer one\n")
    (tmp_path / "anchors/trail-2026-11.jsonl").write_text("{}\n{}\n")
    assert [(one.size, one.read()) for one in taken.values()] == [(3, b"{}\n")] * 3
    (tmp_path / "anchors/trail-2026-11.jsonl").write_text("")
    with pytest.raises(SystemProblem, match="was cut while"):
        taken["anchors/trail-2026-11.jsonl"].read()


def test_wraps_of_strange_names_neither_end_a_backup_nor_live_on(tmp_path: Path) -> None:
    names = ("sintas-20261001-000000.wraps.age", "sintas-20261001-000000 (1).wraps.age", "sintas-20269999-000000.wraps.age", "sintas-mine.wraps.age",
             "sintas-20261122-000000.wraps.age")  # fmt: skip
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    assert pruning.prune(tmp_path, NOON) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[2:])


def test_key_wraps_live_thirty_days(kept: Kept) -> None:
    small.build()
    for days in (60, 31, 29, 1):
        kept.make(now=NOON - timedelta(days=days))
    apart = kept.folder / "wraps"
    held = sorted(path.name[7:15] for path in apart.iterdir())
    assert held == ["20261022", "20261024", "20261121"], held  # the one of 60 days went when the one of 29 days was made
    assert kept.make(now=NOON).pruned == 1
    assert sorted(path.name[7:15] for path in apart.iterdir()) == ["20261024", "20261121", "20261122"]
    assert pruning.prune(apart, NOON + timedelta(days=90)) == 2  # the newest stays: without it the newest backup opens for nobody
    assert [path.name[7:15] for path in apart.iterdir()] == ["20261122"]
    assert len(list(kept.folder.glob("*.data.age"))) == 5  # data without its wraps opens for nobody


@pytest.mark.parametrize("who", ["ratna", "sari", "siska"])
def test_only_an_administrator_backs_up(cast: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], db: None, who: str) -> None:
    assert as_operator(parse(["backup", "--to", str(tmp_path), "--as", who])) == 1
    assert "administrator" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_two_rows_and_says_what_it_wrote(kept: Kept, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    house = small.build()
    monkeypatch.setattr("sintas.config.command.backing_up.system_of", lambda data: kept.system)
    for what in ([], ["list"], ["prune"]):
        assert as_operator(parse(["backup", *what, "--to", str(kept.folder), "--as", "ana"])) == 0
    said = capsys.readouterr().out
    assert "key wraps older than 30 days removed: 0" in said and "lines: 0" in said
    assert f"recovery key: {recovery.fingerprint((kept.system.keys / 'recovery.txt').read_text().strip())}" in said  # to compare with the sheets
    with connect(postgres_login()) as c:
        rows = c.execute("SELECT verb, detail FROM safekeeping_trail WHERE actor_id = %s AND verb LIKE '%%backup' ORDER BY id", [house["ana"].pk]).fetchall()
    assert [verb for verb, _detail in rows] == ["command.backup", "backup", "command.backup", "command.backup"]
    sheet = parts.read_sheet(parts.find_sheet(kept.folder))
    assert rows[1][1]["backup"] == str(sheet.id) and rows[1][1]["rows"] > 10  # type: ignore[index]
    assert json.loads(parts.find_sheet(kept.folder).read_text())["mark"]


def postgres_login() -> Any:
    """The backup role in this test's own database."""
    return System(None, Path("/nowhere")).login("backup")
