"""The sealer as a process: what passes by itself does not end it, anchors leave the machine, the mail says nothing but the seal."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from sintas.config import sealing
from sintas.config.command.parser import parse
from sintas.config.command.running import as_operator
from sintas.config.problem import SystemProblem
from sintas.config.relay import Relay
from sintas.config.sealing import Sealer
from sintas.config.system import System
from sintas.config.verifying import Asked, look
from sintas.safekeeping.sealing import anchors, table
from sintas.safekeeping.tests.sealed_trail import connect, empty, put, without_others

SMTP = {"SINTAS_SMTP_HOST": "127.0.0.1", "SINTAS_SMTP_TLS": "none", "SINTAS_SMTP_FROM": "sintas@contoh.example", "SINTAS_SMTP_TO": "a@contoh.example"}


@pytest.fixture
def sealer(db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sealer]:
    """Of this worker's test database, with a folder of its own and one elsewhere."""
    empty()
    (tmp_path / "stick").mkdir()
    one = Sealer(settings.SYSTEM)
    one.login = replace(one.login, name=connection.settings_dict["NAME"])
    one.own = anchors.AnchorFolder(tmp_path / "anchors", made=True)
    one.folders = [one.own, anchors.AnchorFolder(tmp_path / "stick")]
    one.mailed = tmp_path / "mailed.json"
    with without_others(monkeypatch):
        yield one
    empty()


def lines(folder: Path) -> list[int]:
    return [json.loads(line)["seal"] for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines()]


def seals() -> list[int]:
    with connect("sealer") as db:
        return [seal.number for seal in table.all_seals(db)]


def test_each_seal_leaves_the_machine(sealer: Sealer, tmp_path: Path) -> None:
    for _minute in range(3):
        put(2, random.Random(1))
        assert sealer.turn() == []
    assert lines(tmp_path / "anchors") == lines(tmp_path / "stick") == seals() == [1, 2, 3]
    assert anchors.read(tmp_path / "stick") == anchors.read(tmp_path / "anchors")


def test_a_stick_pulled_out_is_made_up_for_when_it_is_back(sealer: Sealer, tmp_path: Path) -> None:
    sealer.turn(always=True)
    (tmp_path / "stick").rename(tmp_path / "away")
    for _minute in range(2):
        assert sealer.turn(always=True) == ["anchors_other_missing"]
    assert not (tmp_path / "stick").exists()  # no folder on our own disk in its place
    (tmp_path / "away").rename(tmp_path / "stick")
    assert sealer.turn(always=True) == []
    assert lines(tmp_path / "stick") == lines(tmp_path / "anchors") == seals()


def test_a_full_disk_ends_nothing_and_tears_no_line(sealer: Sealer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealer.turn(always=True)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        assert sealer.turn(always=True) == ["anchors_own_ENOSPC", "anchors_other_ENOSPC"]
    with next((tmp_path / "anchors").glob("*.jsonl")).open("a") as torn:
        torn.write('{"seal": 2, "at": "20')
    assert sealer.turn(always=True) == []
    assert sorted(set(lines(tmp_path / "anchors"))) == seals()
    assert anchors.read(tmp_path / "anchors").unreadable == 0


STRANGE = (
    '{"seal": Infinity, "at": "2026-11-22T07:00:00Z", "digest": "00"}', '{"seal": 1, "at": "2026-11-22T07:00:00", "digest": "00"}',
    "[" * 100_000, "{}", "null", "\0",
)  # fmt: skip


def test_a_stick_somebody_prepared_ends_nothing_and_destroys_nothing(sealer: Sealer, tmp_path: Path) -> None:
    """Lines that are none are passed over, and a link to a file of ours is not written through."""
    (tmp_path / "stick" / "trail-2000-01.jsonl").write_text("".join(f"{line}\n" for line in STRANGE))
    os.mkfifo(tmp_path / "stick" / "trail-2000-02.jsonl")
    ours = tmp_path / "service.json"
    ours.write_text("the key, without a line end")
    (tmp_path / "stick" / f"trail-{datetime.now(UTC):%Y-%m}.jsonl").symlink_to(ours)
    assert sealer.turn(always=True) == ["anchors_other_ELOOP"]
    assert ours.read_text() == "the key, without a line end"
    assert anchors.read(tmp_path / "stick").unreadable == len(STRANGE)
    (tmp_path / "stick" / f"trail-{datetime.now(UTC):%Y-%m}.jsonl").unlink()
    assert sealer.turn(always=True) == []
    assert lines(tmp_path / "anchors") == seals() == [1, 2]
    assert [one.number for one in anchors.read(tmp_path / "stick").anchors] == [1, 2]


def test_a_database_away_ends_nothing(sealer: Sealer, tmp_path: Path) -> None:
    here = sealer.login
    sealer.login = replace(here, host=str(tmp_path))
    assert sealer.turn() == ["database_OperationalError"]
    sealer.login = here
    assert sealer.turn(always=True) == []
    assert seals() == [1]


def test_what_was_written_last_is_sealed_on_the_way_out(sealer: Sealer) -> None:
    turns: list[float] = []

    def pause(seconds: float) -> None:
        turns.append(seconds)
        put(4, random.Random(len(turns)))
        if len(turns) == 2:
            raise SystemExit(143)

    with pytest.raises(SystemExit):
        sealer.run(pause)
    with connect("sealer") as db:
        assert sum(seal.rows for seal in table.all_seals(db)) == 8
    assert all(1 <= seconds <= sealing.EACH for seconds in turns)


def test_a_restarted_sealer_writes_no_line_twice(sealer: Sealer, tmp_path: Path) -> None:
    for _minute in range(3):
        sealer.turn(always=True)
    sealer.folders = [anchors.AnchorFolder(tmp_path / "anchors", made=True), anchors.AnchorFolder(tmp_path / "stick")]
    sealer.turn(always=True)
    assert lines(tmp_path / "anchors") == [1, 2, 3, 4]


def test_it_is_said_when_the_anchors_lag(sealer: Sealer, tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    system = System(None, tmp_path / "keys")
    now = datetime.now(UTC)
    assert not sealing.anchors_lag(system, 0, None, now)
    assert sealing.anchors_lag(system, 1, now, now)  # sealed, and not one line
    sealer.turn(always=True)
    assert not sealing.anchors_lag(system, 1, now, now)
    assert sealing.anchors_lag(system, 1, now + timedelta(minutes=16), now)
    with connect("sealer") as db:
        held, late = sealing.how_late(system, db)
    assert (held.seals, late) == (1, [])


# mail ---------------------------------------------------------------------------------------------------------------------------------


def test_once_a_day_the_newest_seal_is_mailed_and_nothing_else(sealer: Sealer, monkeypatch: pytest.MonkeyPatch) -> None:
    from sintas.config.tests.small_relay import small_relay

    with small_relay() as taken:
        for name, value in (SMTP | {"SINTAS_SMTP_PORT": str(taken.port)}).items():
            monkeypatch.setenv(name, value)
        sealer.relay = Relay.from_environment()
        taken.refuse = True
        assert sealer.turn(always=True) == ["mail_SMTPSenderRefused"]
        taken.refuse = False
        assert sealer.turn(always=True) == []
        assert sealer.turn(always=True) == []
        (mail,) = taken
    head, _blank, body = mail.partition("\r\n\r\n")
    with connect("sealer") as db:
        seal = table.all_seals(db)[1]
    assert "Subject: Catatan harian" in head
    assert "sintas trail" not in mail.lower()
    words = body.split()
    assert words[:2] == ["2", sealing.spoken(2, seal.digest).split()[1]]
    assert seal.digest.hex() in words


def test_one_address_that_is_wrong_floods_nobody(sealer: Sealer, monkeypatch: pytest.MonkeyPatch) -> None:
    from sintas.config.tests.small_relay import small_relay

    with small_relay() as taken:
        for name, value in (SMTP | {"SINTAS_SMTP_PORT": str(taken.port), "SINTAS_SMTP_TO": "a@contoh.example,b@contoh.example"}).items():
            monkeypatch.setenv(name, value)
        sealer.relay, taken.strangers = Relay.from_environment(), ("b@contoh.example",)
        assert sealer.turn(always=True) == ["mail_refused_by_some"]
        assert sealer.turn(always=True) == [] and len(taken) == 1
        sealer._mailed = datetime.min.replace(tzinfo=UTC)
        sealer.mailed.unlink()
        taken.strangers = ("a@contoh.example", "b@contoh.example")
        assert sealer.turn(always=True) == ["mail_SMTPRecipientsRefused"]  # nobody got it: asked again


def test_a_clock_that_was_ahead_does_not_silence_the_mail(sealer: Sealer, monkeypatch: pytest.MonkeyPatch) -> None:
    from sintas.config.tests.small_relay import small_relay

    sealer.mailed.write_text(json.dumps({"seal": 1, "at": "2099-01-01T00:00:00.000000Z"}))
    with small_relay() as taken:
        for name, value in (SMTP | {"SINTAS_SMTP_PORT": str(taken.port)}).items():
            monkeypatch.setenv(name, value)
        sealer.relay = Relay.from_environment()
        assert sealer.turn(always=True) == [] and len(taken) == 1


def test_without_a_relay_no_mail_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SINTAS_SMTP_HOST", raising=False)
    assert Relay.from_environment() is None
    assert settings.EMAIL_BACKEND in ("django.core.mail.backends.dummy.EmailBackend", "django.core.mail.backends.locmem.EmailBackend")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SINTAS_SMTP_PORT", "0"),
        ("SINTAS_SMTP_PORT", "smtp"),
        ("SINTAS_SMTP_TLS", "no"),
        ("SINTAS_SMTP_FROM", "nobody"),
        ("SINTAS_SMTP_HOST", "mail.contoh.example"),
    ],
)
def test_a_setting_that_cannot_work_is_said(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """The last one would send in clear to another machine."""
    for each, given in (SMTP | {name: value}).items():
        monkeypatch.setenv(each, given)
    with pytest.raises(SystemProblem, match="SINTAS_SMTP"):
        Relay.from_environment()


def test_the_relays_password_is_nobody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = tmp_path / "password"
    held.write_text("satu dua\n")
    held.chmod(0o644)
    for name, value in (SMTP | {"SINTAS_SMTP_PASSWORD_FILE": str(held)}).items():
        monkeypatch.setenv(name, value)
    relay = Relay.from_environment()
    assert relay is not None
    with pytest.raises(SystemProblem, match="0600"):
        relay.password()
    held.chmod(0o600)
    assert relay.password() == "satu dua"


def test_a_folder_for_anchors_is_named_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    system: Callable[[], Path | None] = lambda: sealing.other_folder(System.at(tmp_path))  # noqa: E731
    assert system() is None
    monkeypatch.setenv("SINTAS_ANCHORS", "stick")
    with pytest.raises(SystemProblem, match="slash"):
        system()
    monkeypatch.setenv("SINTAS_ANCHORS", str(tmp_path))
    assert system() == tmp_path


def test_a_verification_looks_at_the_folder_off_the_machine_by_itself(sealer: Sealer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trail, seals and our own anchors rewritten together: the stick the sealer writes to still knows better, named by nobody."""
    for _minute in range(2):
        put(2, random.Random(1))
        sealer.turn()
    monkeypatch.setattr(sealing, "own_folder", lambda system: tmp_path / "anchors")
    monkeypatch.setattr(System, "login", lambda system, role: sealer.login)
    monkeypatch.setenv("SINTAS_ANCHORS", str(tmp_path / "stick"))
    assert {one.kind for one in look(settings.SYSTEM, Asked())[1]} == set()
    empty()
    shutil.rmtree(tmp_path / "anchors")
    sealer.folders = [anchors.AnchorFolder(tmp_path / "anchors", made=True)]  # the stick is out meanwhile
    for _minute in range(2):
        put(2, random.Random(2))
        sealer.turn()
    assert {one.kind for one in look(settings.SYSTEM, Asked())[1]} == {"rewritten"}
    monkeypatch.delenv("SINTAS_ANCHORS")
    empty()
    shutil.rmtree(tmp_path / "anchors")
    sealer.folders = [anchors.AnchorFolder(tmp_path / "anchors", made=True)]
    sealer.turn(always=True)
    assert {one.kind for one in look(settings.SYSTEM, Asked())[1]} == {"emptied"}  # nothing of it left, and sealed anew at once
    put(2, random.Random(2))
    sealer.turn()
    assert {one.kind for one in look(settings.SYSTEM, Asked())[1]} == set()  # the control: without the stick nobody would see it


@pytest.mark.django_db(transaction=True)  # the command's own row is committed, as it is for an operator: nothing waits for it
def test_a_declared_restore_leaves_its_anchor_at_once(sealer: Sealer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cast: dict[str, Any]) -> None:
    """Nobody may be serving yet; a verification a quarter of an hour later must not miss a line of our own folder."""
    put(2, random.Random(1))
    sealer.turn()
    monkeypatch.setattr(System, "login", lambda system, role: sealer.login)
    monkeypatch.setattr(sealing, "own_folder", lambda system: tmp_path / "anchors")
    assert as_operator(parse(["trail", "restored", "--as", "ana", "--source", "sintas-20261122-010000"])) == 0
    assert lines(tmp_path / "anchors") == seals() == [1, 2]
