"""`sintas keys`: recovery, backup, join, restore, rotate, status, as an administrator types them."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sintas.config import startup
from sintas.config.command import main
from sintas.config.command.parser import parse
from sintas.config.command.running import as_operator
from sintas.config.problem import SystemProblem
from sintas.config.system import System
from sintas.safekeeping import keyfile, recovery
from sintas.safekeeping.keys import ServiceKey

Say = Callable[..., int]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "service.json"
    ServiceKey.create(path)
    return path


@pytest.fixture
def data(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Path]:
    """A data folder with keys of its own, in front of this test's database."""
    data = tmp_path / "d"
    (data / "keys").mkdir(parents=True, mode=0o700)
    shutil.copy(made, data / "keys" / "service.json")
    for name in ("db-keys.json", "socket"):
        shutil.copy(settings.SYSTEM.data / name, data / name)
    shutil.copy(settings.SYSTEM.django_secret, data / "keys" / "django.secret")
    monkeypatch.setenv("SINTAS_SERVICE_KEY", str(data / "keys" / "service.json"))
    settings.SYSTEM = System.at(data)
    return data


@pytest.fixture
def say(cast: Any, data: Path) -> Say:
    """say("backup", "--to", file) as Ana, the administrator."""
    return lambda name, *words, by="ana": as_operator(parse(["keys", name, "--as", by, "--data", str(data), *map(str, words)]))


def offline(data: Path, name: str, *words: Any) -> int:
    return main(["keys", name, "--data", str(data), *map(str, words)])


@pytest.mark.django_db
def test_from_sheets_to_a_restored_key(say: Say, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheets, copy, key, anew = tmp_path / "sheets", tmp_path / "keys.age", tmp_path / "id", tmp_path / "anew"
    sheets.mkdir()
    with pytest.raises(SystemProblem, match="keys recovery"):
        say("backup", "--to", copy)
    assert say("recovery", "--out", sheets) == 0
    papers, said = sorted(sheets.iterdir()), capsys.readouterr().out
    assert len(papers) == 3 and all(paper.stat().st_mode & 0o777 == 0o600 for paper in papers)
    public = data / "keys" / "recovery.txt"
    recipient = public.read_text().strip()
    assert public.stat().st_mode & 0o777 == 0o600 and public.read_text() == f"{recipient}\n"
    assert recovery.fingerprint(recipient) in said
    word = next(line for line in papers[0].read_text().splitlines() if line.startswith("   5 ")).split()[1]
    assert not any(f" {word} " in one.read_text() for one in data.rglob("*") if one.is_file())
    assert say("backup", "--to", copy) == 0
    assert recovery.fingerprint(recipient) in capsys.readouterr().out
    service = keyfile.read(data / "keys" / "service.json")
    assert copy.stat().st_mode & 0o777 == 0o600 and service.keys["k1"] not in copy.read_bytes()
    assert offline(data, "join", "--shares", papers[2], papers[0], "--to", key) == 0
    assert key.stat().st_mode & 0o777 == 0o600 and recovery.recipient_of(key.read_text().strip()) == recipient
    assert offline(anew, "restore", "--from", copy, "--identity", key) == 0
    assert keyfile.read(anew / "keys" / "service.json") == service
    assert (anew / "keys" / "recovery.txt").read_text() == public.read_text()
    assert offline(anew, "check") == 0
    assert offline(anew, "restore", "--from", copy, "--identity", key) == 0  # once more changes nothing


@pytest.mark.django_db
def test_restore_refuses_in_plain_words_and_changes_nothing(say: Say, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        assert say("recovery", "--out", tmp_path / name, *(["--renew"] if name == "new" else [])) == 0
        assert offline(data, "join", "--shares", *sorted((tmp_path / name).iterdir())[:2], "--to", tmp_path / f"{name}.key") == 0
    copy, empty = tmp_path / "keys.age", tmp_path / "empty"
    assert say("backup", "--to", copy) == 0
    sealed = copy.read_bytes()
    for name, held in {"cut": sealed[:-9], "altered": sealed[:400] + b"\0" + sealed[401:], "none": b"{}"}.items():
        (tmp_path / name).write_bytes(held)
    (tmp_path / "open.key").write_text((tmp_path / "new.key").read_text())
    (tmp_path / "open.key").chmod(0o644)
    other = recovery.seal_box((data / "keys" / "recovery.txt").read_text().strip(), b'{"kind": "letter"}')
    (tmp_path / "letter").write_bytes(other)
    capsys.readouterr()
    for source, identity, why in (
        ("keys.age", "old.key", "sealed to another"),  # the sheets of before the renewal
        ("cut", "new.key", "damaged or was cut short"),
        ("altered", "new.key", "damaged or was cut short"),
        ("none", "new.key", "not a backup that Sintas sealed"),
        ("letter", "new.key", "not a backup of the keys"),
        ("missing", "new.key", "cannot be read"),
        ("keys.age", "open.key", "0600"),
        ("keys.age", "missing.key", "sintas keys join"),
    ):
        assert offline(empty, "restore", "--from", tmp_path / source, "--identity", tmp_path / identity) == 2
        said = capsys.readouterr().err
        assert why in said and len(said.splitlines()) == 1, (source, identity, said)
        assert not (empty / "keys" / "service.json").exists()
    (empty / "keys").mkdir(parents=True, mode=0o700)
    ServiceKey.create(empty / "keys" / "service.json")
    before = (empty / "keys" / "service.json").read_bytes()
    assert offline(empty, "restore", "--from", copy, "--identity", tmp_path / "new.key") == 2
    assert "another key file" in capsys.readouterr().err
    assert (empty / "keys" / "service.json").read_bytes() == before
    (empty / "keys" / "service.json").write_text("{")  # broken: the way out is named, and not the command that was just typed
    assert offline(empty, "restore", "--from", copy, "--identity", tmp_path / "new.key") == 2
    assert "move it away" in capsys.readouterr().err and (empty / "keys" / "service.json").read_text() == "{"


@pytest.mark.django_db
def test_a_recovery_key_is_not_replaced_unasked_nor_shown_to_a_pipe(say: Say, data: Path, tmp_path: Path) -> None:
    for folder, why in ((None, "on a terminal only"), (data, "apart from the data"), (data / "keys", "apart"), (tmp_path / "none", "does not exist")):
        with pytest.raises(SystemProblem, match=why):
            say("recovery", *(["--out", folder] if folder else []))
    assert not (data / "keys" / "recovery.txt").exists()
    (tmp_path / "s").mkdir()
    assert say("recovery", "--out", tmp_path / "s") == 0
    first = (data / "keys" / "recovery.txt").read_text()
    with pytest.raises(SystemProblem, match="--renew"):
        say("recovery", "--out", tmp_path / "s")
    assert (data / "keys" / "recovery.txt").read_text() == first
    assert say("recovery", "--out", tmp_path / "s", "--renew") == 0
    assert (data / "keys" / "recovery.txt").read_text() != first
    assert len(list((tmp_path / "s").iterdir())) == 6


@pytest.mark.django_db
def test_a_backup_of_the_keys_lies_apart_and_replaces_nothing(say: Say, data: Path, tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    assert say("recovery", "--out", tmp_path / "s") == 0
    (tmp_path / "there").write_text("older")
    for place, why in (
        (data / "copy", "outside the data folder"), (data / "keys" / "copy", "outside the data folder"),
        (tmp_path / "there", "exists already"), (tmp_path / "no such folder" / "copy", "cannot be written"),
    ):  # fmt: skip
        with pytest.raises(SystemProblem, match=why):
            say("backup", "--to", place)
    assert (tmp_path / "there").read_text() == "older"


@pytest.mark.django_db
def test_only_an_administrator_touches_keys(say: Say, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(data.rglob("*")), (data / "keys" / "service.json").read_bytes()
    for name, words in (("rotate", ()), ("status", ()), ("recovery", ("--out", tmp_path)), ("backup", ("--to", tmp_path / "copy"))):
        assert say(name, *words, by="sari") == 1
        assert capsys.readouterr().err.startswith("sintas: ")
    assert (sorted(data.rglob("*")), (data / "keys" / "service.json").read_bytes()) == before


@pytest.mark.django_db(transaction=True)
def test_an_administrator_turns_the_key(say: Say, data: Path, tmp_path: Path, open_a_case: Any, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "s").mkdir()
    assert say("recovery", "--out", tmp_path / "s") == 0
    open_a_case("ratna")
    capsys.readouterr()
    assert say("rotate", "--to", tmp_path / "both.age") == 0
    said = capsys.readouterr().out
    assert "key: k2" in said and "retired: k1" in said and said.endswith("ok\n")
    assert offline(data, "join", "--shares", *sorted((tmp_path / "s").iterdir())[1:], "--to", tmp_path / "key") == 0
    assert offline(tmp_path / "anew", "restore", "--from", tmp_path / "both.age", "--identity", tmp_path / "key") == 0
    both = keyfile.read(tmp_path / "anew" / "keys" / "service.json")
    assert (both.current, list(both.keys)) == ("k1", ["k1", "k2"])  # a disk that dies after this loses nothing
    finished = (data / "keys" / "service.json").read_bytes()
    shutil.copy(tmp_path / "anew" / "keys" / "service.json", data / "keys" / "service.json")
    with pytest.raises(SystemProblem, match="keys rotate"):
        say("status")
    for place, why in ((tmp_path / "both.age", "new file"), (data / "copy", "outside the data folder"), (tmp_path / "no" / "x", "new file")):
        with pytest.raises(SystemProblem, match=why):
            say("rotate", "--to", place)
    assert say("rotate", "--to", tmp_path / "end.age") == 0  # finishes it: nothing is under k1, and k1 goes
    assert (tmp_path / "end.age").exists()
    assert list(keyfile.read(data / "keys" / "service.json").keys) == ["k2"]
    (data / "keys" / "service.json").write_bytes(finished)
    capsys.readouterr()
    assert say("status") == 0
    said = capsys.readouterr().out
    assert "k2: writes" in said and "k1: retired" in said and "former exit keys: 1" in said
    recipient = (data / "keys" / "recovery.txt").read_text().strip()
    assert recovery.fingerprint(recipient) in said and recipient not in said
    assert say("rotate") == 0
    assert "keys backup" in capsys.readouterr().out  # not saved anywhere yet: it says so


@pytest.mark.django_db
def test_the_sheets_are_shown_on_a_terminal(tmp_path: Path) -> None:
    """The command's own half that prints, at a terminal of its own: nobody can be asked to trust isatty() of a test."""
    script = (
        "from sintas.config.command.recovering import given_out, refuse_wrong_place as look\n"
        "from sintas.config.system import System\nfrom pathlib import Path\nimport sys\n"
        "look(System.at(sys.argv[1]), None)\ngiven_out(['paper one', 'paper two'], None, 'x')\n"
    )
    ours, theirs = pty.openpty()
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], stdout=theirs, stderr=subprocess.PIPE, text=True)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert b"paper one" in os.read(ours, 1000)
    os.close(ours)


@pytest.mark.django_db(transaction=True)
def test_start_up_refuses_a_key_file_that_is_not_of_these_data(say: Say, data: Path, tmp_path: Path) -> None:
    """Another installation's, and an older state: the wraps are under a key it does not hold."""
    path = data / "keys" / "service.json"
    old = path.read_bytes()
    assert startup.house() is None  # nothing known yet: a database before its first `migrate` of this release
    assert say("rotate") == 0
    new = path.read_bytes()
    assert startup.house() is None
    path.write_bytes(old)
    assert "older than the data" in str(startup.house()) and "keys restore" in str(startup.house())
    ServiceKey.create(tmp_path / "other.json", "k2")
    path.write_bytes((tmp_path / "other.json").read_bytes())
    assert "another installation" in str(startup.house())
    path.write_bytes(new)
    path.unlink()
    assert "missing" in str(startup.house())
