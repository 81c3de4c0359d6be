"""Keys are turned while people work: nothing becomes unreadable, nothing stays under the old key, and any step may be the last before a power cut."""

from __future__ import annotations

import os
import random
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, ProgrammingError, connection, connections, transaction

from sintas.cases.actions.writing import write_note
from sintas.cases.models import Case, Client, Note
from sintas.kit import clock
from sintas.safekeeping import keyfile, rotation, trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keyfile import KeyProblem
from sintas.safekeeping.keys import ServiceKey, service_key
from sintas.safekeeping.tests.rotating import STEPS, as_keys, kek_counts, start

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "kata yang tetap terbaca"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Making an RSA key takes longer than a rotation."""
    path = tmp_path_factory.mktemp("made") / "service.json"
    ServiceKey.create(path)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """This test's own key file: everything it seals is wrapped under k1."""
    path = tmp_path / "keys" / "service.json"
    path.parent.mkdir(mode=0o700)
    shutil.copy(made, path)
    monkeypatch.setenv("SINTAS_SERVICE_KEY", str(path))
    return path


@pytest.fixture
def cases(path: Path, open_a_case: Callable[..., Case], people: dict[str, Any]) -> list[Case]:
    """Four files with a note each."""
    opened = [open_a_case("ratna", name=f"Bunga {n}") for n in range(4)]
    for case in opened:
        with acting_as(people["ratna"].user_id):
            write_note(by=people["ratna"], case=case, text=TEXT)
    return opened


def all_readable(people: dict[str, Any], cases: list[Case]) -> bool:
    with acting_as(people["ratna"].user_id):
        for case in cases:
            trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        names = {client.name for client in Client.current.all()}
        return {note.text for note in Note.objects.all()} == {TEXT} and len(names) == len(cases)


def turn(path: Path, **more: Any) -> rotation.Rotated:
    with as_keys() as held:
        return rotation.rotate(held, path, **more)


def test_the_old_key_goes_and_every_word_stays(path: Path, cases: list[Case], people: dict[str, Any], tmp_path: Path) -> None:
    before, saved = keyfile.read(path), []
    assert all_readable(people, cases)
    done = turn(path, saved=lambda key: saved.append((key, keyfile.read(path).current)))
    after = keyfile.read(path)
    assert (done.key, done.retired, done.resumed) == ("k2", ("k1",), False)
    assert saved == [("k2", "k1")]  # asked for before anything was written under it
    assert (after.current, list(after.keys)) == ("k2", ["k2"])
    assert set(kek_counts()) == {"k2"} and done.wraps == sum(kek_counts().values())
    assert (after.index, after.exits[0][0]) == (before.index, before.exit) and after.exit != before.exit
    assert path.stat().st_mode & 0o777 == 0o600 and sorted(one.name for one in path.parent.iterdir()) == ["service.json"]
    assert before.keys["k1"] not in path.read_bytes()
    assert all_readable(people, cases)
    assert turn(path).key == "k3" and all_readable(people, cases)  # a name never comes back


def test_killed_after_any_step_it_goes_on_where_it_stood(path: Path, cases: list[Case], people: dict[str, Any]) -> None:
    steps = STEPS if os.environ.get("SINTAS_DRILL") == "1" else random.sample(STEPS, 3)  # make drills: after each of them
    for number, step in enumerate(steps, 2):
        killed = start(path, step)
        assert killed.wait(30) == -9, killed.communicate()
        assert all_readable(people, cases), step
        with acting_as(people["ratna"].user_id):
            write_note(by=people["ratna"], case=cases[0], text=TEXT)  # and work goes on in between
        done = turn(path)
        assert done.resumed and done.key == f"k{number}", step
        assert set(kek_counts()) == {f"k{number}"} and list(keyfile.read(path).keys) == [f"k{number}"], step
        assert not rotation.former(path).exists()
    assert all_readable(people, cases)


def test_whoever_began_before_the_turn_is_waited_for(
    path: Path, cases: list[Case], people: dict[str, Any], house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import that opened its transaction under the old key writes under it minutes later. With the waiting off the lock refuses it."""
    from sintas.cases.actions.opening import open_case

    by, ready, go, told = people["ratna"], threading.Event(), threading.Event(), []

    def import_slowly() -> None:
        try:
            with acting_as(by.user_id):
                ready.set()
                go.wait(20)
                told.append(open_case(by=by, unit_id=by.units("cases.open")[0], client={"name": "Bunga terlambat"}))
        except OperationalError as refused:
            told.append(refused)
        finally:
            connections.close_all()

    def turned_meanwhile(patience: bool) -> Any:
        ready.clear()
        go.clear()
        told.clear()
        slow = threading.Thread(target=import_slowly)
        slow.start()
        ready.wait(20)
        if patience:
            with pytest.raises(KeyProblem, match="not come to its end"):
                turn(path, patience=0.5)
            assert list(keyfile.read(path).keys) == ["k1", "k2"]  # both still open everything
        else:
            turn(path)
        go.set()
        slow.join(20)
        return told[0]

    assert isinstance(turned_meanwhile(patience=True), Case)
    assert kek_counts()["k1"] == 3  # the late file, in three rings
    assert turn(path).resumed and set(kek_counts()) == {"k2"}
    monkeypatch.setattr(rotation, "wait_for_their_end", lambda *words: None)
    refused = turned_meanwhile(patience=False)
    assert isinstance(refused, OperationalError) and "older key file" in str(refused)
    assert set(kek_counts()) == {"k3"}  # refused, not lost: nothing stands under a key nobody holds


def test_the_database_refuses_wraps_under_a_retired_or_unknown_key(path: Path, cases: list[Case], people: dict[str, Any]) -> None:
    old = service_key()
    turn(path)
    for service in (old, other_installation(path)):
        with acting_as(people["ratna"].user_id) as ring:
            ring.service = service
            with pytest.raises(OperationalError, match="older key file"), transaction.atomic():
                ring.new_file(people["ratna"].user_id, ("own2",))
    with connection.cursor() as c, pytest.raises(ProgrammingError, match="permission denied"):
        c.execute("UPDATE safekeeping_wrappingkey SET retired_at = NULL")


def other_installation(path: Path) -> ServiceKey:
    other = keyfile.read(path).with_key("x9", keyfile.read(path).exit, clock.now()).turned_to("x9")
    return ServiceKey.of(other)


def test_what_was_handed_out_under_the_former_keys_still_opens(path: Path, cases: list[Case]) -> None:
    from datetime import timedelta

    from sintas.safekeeping.carried import carry, open_browser_seal, uncarry
    from sintas.safekeeping.tests.browser import seal

    carried, sealed = carry("/x/", {"text": ["dari pagi"]}), seal({"form": "/x/", "fields": {"text": ["luring"]}})
    for _time in range(2):
        turn(path)
        held = uncarry(carried)
        assert held is not None and held["fields"] == {"text": ["dari pagi"]}
        opened = open_browser_seal(sealed)
        assert opened is not None and opened["fields"] == {"text": ["luring"]}
    late = keyfile.read(path).without("none", (), clock.now() + timedelta(hours=14))
    assert late.boxes == ()  # and what is left of the old keys does not stay


def test_a_wrap_that_does_not_open_keeps_its_key(path: Path, cases: list[Case], people: dict[str, Any]) -> None:
    with as_keys() as held:
        broken = held.execute("SELECT id FROM safekeeping_wrap WHERE file_id = %s AND ring = 'care'", [cases[0].pk]).fetchone()
        assert broken is not None
        original = held.execute("SELECT wrapped FROM safekeeping_wrap WHERE id = %s", broken).fetchone()
        assert original is not None
        held.execute("UPDATE safekeeping_wrap SET wrapped = decode('00', 'hex') || substr(wrapped, 2) WHERE id = %s", broken)
        done = turn(path)
        assert done.unreadable == broken and done.retired == ()
        assert list(keyfile.read(path).keys) == ["k1", "k2"] and kek_counts() == {"k1": 1, "k2": done.wraps}
        held.execute("UPDATE safekeeping_wrap SET wrapped = %s WHERE id = %s", [original[0], broken[0]])
    assert turn(path).retired == ("k1",) and set(kek_counts()) == {"k2"}
    assert all_readable(people, cases)


def test_another_installations_or_an_older_key_file_is_not_turned(path: Path, cases: list[Case], made: Path, tmp_path: Path) -> None:
    old = path.read_bytes()
    turn(path)
    new = path.read_bytes()
    path.write_bytes(old)
    with pytest.raises(KeyProblem, match=r"older than the data.*k2"):
        turn(path)
    ServiceKey.create(tmp_path / "other.json", "k2")
    path.write_bytes((tmp_path / "other.json").read_bytes())
    with pytest.raises(KeyProblem, match="another installation"):
        turn(path)
    path.write_bytes(new)
    with as_keys(), rotation.one_at_a_time(path), pytest.raises(KeyProblem, match="Another command"):
        turn(path)
    assert set(kek_counts()) == {"k2"}
