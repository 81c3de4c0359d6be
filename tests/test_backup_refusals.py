"""A backup that is not whole, not ours or too new is refused in one sentence before anything is written; and so is a place that is wrong."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pyrage import x25519

from sintas.config import startup
from sintas.config.backup import checking, incoming, making, parts, restoring
from sintas.config.command import keeping_keys, main
from sintas.config.problem import SystemProblem
from sintas.config.system import UNFINISHED_RESTORE, System
from sintas.config.testing import empty_tables
from sintas.safekeeping import boxes, keyfile, recovery, replaying
from sintas.safekeeping.keys import ServiceKey
from tests.backup import small
from tests.backup.kept import Kept, keep, private

pytestmark = pytest.mark.django_db  # the database of the test run is made for tests that say so
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Backed:
    """Three backups of one small house: an hour apart, the last one by a program of the future."""

    kept: Kept
    names: list[str]


@pytest.fixture(scope="module")
def backed(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Backed:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        kept = keep(tmp_path_factory.mktemp("backed"), patch)
        house = small.build()
        names = [kept.make(now=NOON).sheet.name]
        replaying.append(kept.system.replay_list, [replaying.Entry(replaying.ERASED, house["case"].pk, NOON)])
        names.append(kept.make(now=NOON + timedelta(hours=1)).sheet.name)
        patch.setattr(making, "__version__", "9.10.0")
        names.append(kept.make(now=NOON + timedelta(hours=2)).sheet.name)
        empty_tables()
    return Backed(kept, names)


@pytest.fixture
def asked(backed: Backed, tmp_path: Path) -> checking.Asked:
    """A copy of the second backup that can be restored; a test spoils one thing of it."""
    shutil.copytree(backed.kept.folder, tmp_path / "b")
    return checking.Asked(
        source=tmp_path / "b" / f"{backed.names[1]}.json",
        identity=private(tmp_path / "identity", backed.kept.recovery + "\n"),
        keys=private(tmp_path / "service.json", backed.kept.keys.read_text()),
        replay=tmp_path / "b" / parts.LIST,
    )


def data_of(asked: checking.Asked) -> Path:
    return asked.source.with_name(f"{asked.source.stem}.data.age")


def wraps_of(asked: checking.Asked) -> Path:
    return asked.source.parent / "wraps" / f"{asked.source.stem}.wraps.age"


def changed(asked: checking.Asked, **new: Any) -> checking.Asked:
    return checking.Asked(**{**vars(asked), **new})


def cut(path: Path, share: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])


def flip(path: Path, at: int) -> None:
    held = bytearray(path.read_bytes())
    held[at] ^= 1
    path.write_bytes(held)


def test_what_is_whole_is_taken_and_shows_nothing_in_clear(asked: checking.Asked, backed: Backed) -> None:
    checked = checking.check(asked)
    assert checked.manifest.counts["cases_note"] == 1 and checked.manifest.wraps == 3
    assert checked.since == 1
    assert checking.administrator(checked, "ANA") == "ana"
    for path in asked.source.parent.rglob("*.*"):
        text = path.read_bytes() if path.is_file() else b""
        assert small.WORD.encode() not in text and b"Cempaka" not in text and b"ratna" not in text


@pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.999])
def test_a_cut_off_part_is_told_as_such(asked: checking.Asked, share: float) -> None:
    for path in (data_of(asked), wraps_of(asked)):
        whole = path.read_bytes()
        cut(path, share)
        refuse(asked, "cut off")
        path.write_bytes(whole)
    checking.check(asked)


def test_an_altered_part_is_damaged_wherever_it_was_altered(asked: checking.Asked) -> None:
    for path in (data_of(asked), wraps_of(asked)):
        size = path.stat().st_size
        for at in (250, size // 2, size - 5):
            flip(path, at)
            refuse(asked, "is damaged")
            flip(path, at)
    path.write_bytes(path.read_bytes() + b"x")
    refuse(asked, "is damaged")


def test_the_parts_of_two_backups_do_not_go_together(asked: checking.Asked, backed: Backed) -> None:
    first = changed(asked, source=asked.source.with_name(f"{backed.names[0]}.json"))
    for of in (data_of, wraps_of):
        mine = of(asked).read_bytes()
        theirs = of(first).read_bytes()
        of(asked).write_bytes(theirs.ljust(len(mine), b"\0"))
        refuse(asked, "different backups|is damaged|cut off|not the one this backup")
        of(asked).write_bytes(mine)
    refuse(changed(asked, wraps=wraps_of(first)), "not the one this backup|cut off")


def test_a_box_of_somebody_else_is_not_even_looked_at(asked: checking.Asked, backed: Backed) -> None:
    """Sealed to the right key, longer than ours, and holding what none of our readers could make sense of."""
    to = str(x25519.Identity.from_str(backed.kept.recovery).to_public())
    for of in (data_of, wraps_of):
        mine = of(asked).read_bytes()
        for inside in (b"\xff" * (len(mine) + 100), b"sintas-wraps-1\tx\tmany\n" * len(mine)):
            with of(asked).open("wb") as box:
                boxes.seal_to([to], io.BytesIO(inside), box)
            refuse(asked, "is not the one this backup was written with")
        of(asked).write_bytes(mine)
    checking.check(asked)


def test_a_sheet_of_another_backup_or_an_altered_one_carries_no_mark(asked: checking.Asked) -> None:
    held = json.loads(asked.source.read_text())
    for name, value in (("made_at", "2027-01-01 00:00:00+00:00"), ("replay_lines", 9), ("id", str(uuid4())), ("mark", "00")):
        asked.source.write_text(json.dumps({**held, name: value}))
        refuse(asked, "mark")
    for of in ({**held["data"], "file": "../../etc/passwd"}, {**held["data"], "bytes": "many"}, {**held["data"], "file": "sintas-20261122-120000.json"}, 7):
        asked.source.write_text(json.dumps({**held, "data": of}))
        refuse(asked, "cannot be read")
    for text in (json.dumps(held)[:50], "[" * 100_000, "7"):
        asked.source.write_text(text)
        refuse(asked, "cannot be read")
    asked.source.unlink()
    refuse(asked, "There is no")


def test_another_identity_or_none(asked: checking.Asked, backed: Backed, tmp_path: Path) -> None:
    other = private(tmp_path / "other", f"{x25519.Identity.generate()}\n")
    first, second = (recovery.fingerprint(recovery.recipient_of(one)) for one in (backed.kept.recovery, other.read_text().strip()))
    refuse(changed(asked, identity=other), rf"another recovery key \({first}\) than this identity \({second}\)")
    other.write_text("two words\n")
    refuse(changed(asked, identity=other), "AGE-SECRET-KEY-1")
    other.write_text(asked.identity.read_text())
    other.chmod(0o640)
    refuse(changed(asked, identity=other), "0600")
    refuse(changed(asked, identity=tmp_path / "none"), "sintas keys join")


def test_other_keys(asked: checking.Asked, tmp_path: Path) -> None:
    ServiceKey.create(tmp_path / "other.json")
    refuse(changed(asked, keys=tmp_path / "other.json"), "does not carry the mark of this key file")
    held = json.loads(asked.keys.read_text())
    name = next(iter(held["keys"]))
    later = {**held, "current": "k9", "keys": {"k9": json.loads((tmp_path / "other.json").read_text())["keys"]["k1"]}}
    private(tmp_path / "later.json", json.dumps(later))
    refuse(changed(asked, keys=tmp_path / "later.json"), f"wrapping key {name}")
    later["keys"] = {name: later["keys"]["k9"]}
    private(tmp_path / "later.json", json.dumps({**later, "current": name}))
    refuse(changed(asked, keys=tmp_path / "later.json"), "does not open the key wraps")
    asked.keys.chmod(0o644)
    refuse(asked, "0600")
    refuse(changed(asked, keys=tmp_path / "none"), "missing")


def test_the_keys_backup_is_taken_as_it_is(asked: checking.Asked, backed: Backed, tmp_path: Path) -> None:
    """The very file `sintas keys backup` writes; no clear copy of the keys has to be made for a restore."""
    keeping_keys.save(backed.kept.system, tmp_path / "keys.age")
    assert keyfile.parse(checking.check(changed(asked, keys=tmp_path / "keys.age")).key_file.decode()) == keyfile.read(asked.keys)
    whole = (tmp_path / "keys.age").read_bytes()
    flip(tmp_path / "keys.age", 300)
    refuse(changed(asked, keys=tmp_path / "keys.age"), "keys backup named with --keys .* is damaged")
    (tmp_path / "keys.age").write_bytes(whole[:-9])
    refuse(changed(asked, keys=tmp_path / "keys.age"), "was cut short")
    (tmp_path / "keys.age").write_bytes(data_of(asked).read_bytes())
    refuse(changed(asked, keys=tmp_path / "keys.age"), "not a backup of the keys")


def test_a_backup_of_a_newer_release(asked: checking.Asked, backed: Backed, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(changed(asked, source=asked.source.with_name(f"{backed.names[2]}.json")), "made by Sintas 9.10.0, which is newer than this program")
    refuse(changed(asked, source=asked.source.parent), "9.10.0")  # the newest of the folder
    monkeypatch.setattr("sintas.config.backup.known.folder_of", lambda app: Path("/nowhere") if app == "cases" else asked.source.parent)
    refuse(asked, r"tables of a newer Sintas than this program \(cases\.0001_initial\)|newer Sintas")
    monkeypatch.undo()
    monkeypatch.setattr("sintas.config.binaries.find", lambda: type("B", (), {"version": 14})())
    refuse(asked, "made with PostgreSQL")


def test_wraps_that_are_gone_are_said_to_be_gone_on_purpose(asked: checking.Asked) -> None:
    wraps_of(asked).unlink()
    refuse(asked, "older than 30 days")


def test_the_list_must_be_named_and_be_the_newest(asked: checking.Asked, tmp_path: Path) -> None:
    refuse(changed(asked, replay=None), "--no-newer-list")
    assert not checking.check(changed(asked, replay=None, no_newer_list=True)).list_named
    refuse(changed(asked, replay=tmp_path / "none"), "is not there")
    older = tmp_path / "older"
    older.write_bytes(b"")
    refuse(changed(asked, replay=older), "is older than it")
    other = tmp_path / "other"
    replaying.append(other, [replaying.Entry(replaying.LEFT, entry.id, entry.at) for entry in replaying.read(asked.replay or other).entries * 2])
    refuse(changed(asked, replay=other), "not the one of this backup")
    longer = tmp_path / "longer"
    shutil.copy(asked.source.with_name(parts.LIST), longer)
    replaying.append(longer, [replaying.Entry(replaying.LEFT, entry.id, entry.at) for entry in replaying.read(longer).entries])
    assert len(checking.check(changed(asked, replay=longer)).known.entries) == 2


def test_only_an_administrator_of_the_backup_restores(asked: checking.Asked, backed: Backed) -> None:
    checked = checking.check(asked)
    for name in ("ratna", "nobody", ""):
        with pytest.raises(SystemProblem, match="administrator"):
            checking.administrator(checked, name)


def test_a_box_that_is_exchanged_after_it_was_checked_is_not_loaded(asked: checking.Asked, tmp_path: Path) -> None:
    """The backup lies on a disk that others write to: what is loaded is a copy of our own, of the bytes the sheet names."""
    checked = checking.check(asked)
    with incoming.copied_in(tmp_path, checked.data, checked.sheet.data, "data") as own:
        assert own.read_bytes() == checked.data.read_bytes() and own.stat().st_mode & 0o077 == 0
        checked.data.write_bytes(b"another box")
        assert hashlib.sha256(own.read_bytes()).hexdigest() == checked.sheet.data.sha256
    assert not own.exists()
    with pytest.raises(SystemProblem, match="exchanged"), incoming.copied_in(tmp_path, checked.data, checked.sheet.data, "data"):
        raise AssertionError("it was taken")
    assert list(tmp_path.glob("*.age")) == []


@pytest.mark.parametrize("fill", ["a file", "unfinished"])
def test_only_an_empty_folder_is_filled(tmp_path: Path, fill: str) -> None:
    target = tmp_path / "there"
    target.mkdir()
    restoring.refuse_filled(target)
    (target / ("x" if fill == "a file" else "restore.unfinished")).write_text("x")
    with pytest.raises(SystemProblem, match="empty folder" if fill == "a file" else "not finished"):
        restoring.refuse_filled(target)
    assert [path.name for path in target.iterdir()] == ["x" if fill == "a file" else "restore.unfinished"]


def test_a_restore_that_was_cut_off_is_never_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("django.conf.settings.SYSTEM", System.at(tmp_path))
    assert startup.CHECKS[0] is startup.whole and startup.whole() is None
    (tmp_path / UNFINISHED_RESTORE).write_text("")
    for command in (["serve"], ["check"], ["init", "--username", "ana", "--organisation", "Sentra"]):  # also before there was a database
        assert main([*command, "--data", str(tmp_path)]) == 2
        assert "delete the folder and restore again" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [UNFINISHED_RESTORE]
    assert "delete the folder and restore again" in (startup.whole() or "")


def refuse(asked: checking.Asked, sentence: str) -> None:
    """One sentence, and nothing was written beside the backup."""
    before = sorted(asked.source.parent.rglob("*"))
    with pytest.raises(SystemProblem, match=sentence) as raised, making.in_plain_words():
        checking.check(asked)
    assert "\n" not in str(raised.value) and "Traceback" not in str(raised.value)
    assert sorted(asked.source.parent.rglob("*")) == before
