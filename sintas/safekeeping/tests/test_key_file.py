"""The key file under a running program: a new one is taken up at once, a wrong one never, and it is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import keyfile
from sintas.safekeeping.keyfile import KeyProblem
from sintas.safekeeping.keys import ServiceKey, service_key


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "service.json"
    ServiceKey.create(path)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "service.json"
    shutil.copy(made, path)
    monkeypatch.setenv("SINTAS_SERVICE_KEY", str(path))
    service_key()
    return path


def turned(path: Path) -> keyfile.KeyFile:
    held = keyfile.read(path)
    return held.with_key("k2", held.exit, clock.now()).turned_to("k2")


def test_a_replaced_file_is_taken_up_and_an_unchanged_one_not_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, reads, real = service_key(), [], keyfile.read
    monkeypatch.setattr(keyfile, "read", lambda where: reads.append(where) or real(where))
    for _time in range(100):
        assert service_key() is first
    assert reads == []
    keyfile.write(path, turned(path))
    reads.clear()
    assert (service_key().current, len(reads)) == ("k2", 1)
    assert service_key().holds("k1")


def test_a_wrong_file_is_not_taken_up_by_a_running_program(path: Path, tmp_path: Path) -> None:
    """Another installation's, one others can read, a broken or a missing one: it goes on with what it holds; a start refuses them."""
    first = service_key()
    ServiceKey.create(tmp_path / "other.json")
    good = path.read_bytes()
    for spoil in (
        lambda: path.write_bytes((tmp_path / "other.json").read_bytes()),
        lambda: path.write_bytes(good[: len(good) // 2]),
        lambda: path.chmod(0o644),
        path.unlink,
    ):
        spoil()
        assert service_key() is first
        path.write_bytes(good)
        path.chmod(0o600)
    keyfile.write(path, turned(path))
    assert service_key().current == "k2"


def test_a_program_that_begins_with_a_wrong_file_does_not_begin(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINTAS_SERVICE_KEY", str(tmp_path / "none.json"))
    with pytest.raises(KeyProblem, match="missing"):
        service_key()
    monkeypatch.delenv("SINTAS_SERVICE_KEY")
    with pytest.raises(KeyProblem, match="names no key file"):
        service_key()


def test_a_keyring_finds_the_key_that_came_after_it_was_made(path: Path) -> None:
    """A transaction began under k1; a wrap it reads was made anew under k2 in between."""
    from sintas.safekeeping.keyring import Keyring
    from sintas.safekeeping.unreadable import KeyMissing

    ring = Keyring(None, service_key())
    key, ids = os.urandom(32), (uuid7(), uuid7(), "header")
    later = ServiceKey.of(turned(path))
    kek, wrapped = later.wrap(key, *ids)
    with pytest.raises(KeyMissing) as refused:
        ring._unwrapped(kek, wrapped, *ids)
    assert (refused.value.what, refused.value.file_id) == ("wrap.header", ids[1])
    keyfile.write(path, later.file)
    assert ring._unwrapped(kek, wrapped, *ids) == key


def test_a_full_disk_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, new = path.read_bytes(), turned(path)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeyProblem, match="it is as it was"):
        keyfile.write(path, new)
    with pytest.raises(OSError, match="No space"):
        keyfile.write_new(path.with_name("copy"), b"x")
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root could give the file to itself by mistake")
def test_root_turns_a_key_and_the_file_stays_its_owners(path: Path) -> None:
    os.chown(path, 65534, 65534)
    keyfile.write(path, turned(path))
    assert (path.stat().st_uid, path.stat().st_gid, path.stat().st_mode & 0o777) == (65534, 65534, 0o600)


def test_a_file_of_an_older_release_opens(path: Path) -> None:
    import json

    old = {name: value for name, value in json.loads(path.read_text()).items() if name in ("current", "keys", "index", "exit")}
    held: Any = keyfile.parse(json.dumps(old))
    assert (held.current, held.exits, held.boxes, dict(held.made)) == ("k1", (), (), {})
    for spoil in ({"current": "k9"}, {"keys": []}, {"exits": [1]}, {"boxes": {"a": 1}}):
        with pytest.raises(KeyProblem):
            keyfile.parse(json.dumps(old | spoil))
