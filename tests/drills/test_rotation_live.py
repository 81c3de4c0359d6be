"""Keys are turned while eight people work through the browser: no error, no row unreadable, nothing left under the old key.

The rotation runs in a process of its own, as `sintas keys rotate` does, and is killed (kill -9) at moments drawn by lot and run again.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client as Browser

from sintas.cases.models import Case, Client, Note
from sintas.safekeeping import keyfile, trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keys import ServiceKey
from sintas.safekeeping.tests.rotating import kek_counts, start
from sintas.staff.testing import come_in

from . import seeds

DRILL = os.environ.get("SINTAS_DRILL") == "1"
HANDS, TURNS = 8, 6 if DRILL else 1
BEFORE = 120 if DRILL else 12  # files that stand before the first turn
pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "keys" / "service.json"
    path.parent.mkdir(mode=0o700)
    ServiceKey.create(path)
    monkeypatch.setenv("SINTAS_SERVICE_KEY", str(path))
    return path


class Work:
    """What eight people do until they are stopped, and what they were told."""

    def __init__(self, people: dict[str, Any], cast: dict[str, Any], cases: list[Case]) -> None:
        self.people, self.cast, self.cases = people, cast, cases
        self.stop, self.told, self.wrong, self.notes = threading.Event(), Counter[str](), list[str](), list[str]()

    def of_one(self, number: int) -> None:
        """Opens files (new data keys), writes notes, reads pages; through the browser and the verb behind it."""
        turn, browser = random.Random(number), Browser()
        try:
            come_in(browser, self.cast["ratna"])
            while not self.stop.is_set():
                self.once(turn, browser, number)
        except Exception as why:
            self.wrong.append(repr(why))
        finally:
            connections.close_all()

    def once(self, turn: random.Random, browser: Browser, number: int) -> None:
        by, case = self.people["ratna"], turn.choice(self.cases)
        match turn.randrange(4):
            case 0:
                from sintas.cases.actions.opening import open_case

                with acting_as(by.user_id):
                    self.cases.append(open_case(by=by, unit_id=by.units("cases.open")[0], client={"name": f"Bunga {number}"}))
                self.told["file opened"] += 1
            case 1:
                words = f"catatan {number}-{self.told['note written']}-{turn.random()}"
                answer = browser.post(f"/kasus/{case.pk}/catatan/", {"text": words, "happened": "1 Maret 2026"})
                self.notes += [words] if answer.status_code in (302, 303) else []
                self.heard("note written", answer, (302, 303))
            case 2:
                self.heard("file read", browser.get(f"/kasus/{case.pk}/"), (200,))
            case _:
                self.heard("list read", browser.get("/kasus/"), (200,))

    def heard(self, what: str, answer: Any, right: tuple[int, ...]) -> None:
        self.told[what] += 1
        if answer.status_code not in right:
            self.wrong.append(f"{what}: {answer.status_code}")


@pytest.mark.parametrize("seed", seeds(3))
def test_keys_are_turned_while_eight_people_work(
    path: Path, open_a_case: Callable[..., Case], people: dict[str, Any], cast: dict[str, Any], seed: int
) -> None:
    by, lot = people["ratna"], random.Random(seed)
    work = Work(people, cast, [open_a_case("ratna", name=f"Bunga {n}") for n in range(BEFORE)])
    hands = [threading.Thread(target=work.of_one, args=(number,)) for number in range(HANDS)]
    killed = resumed = 0
    for one in hands:
        one.start()
    try:
        for _turn in range(TURNS):
            time.sleep(0.3)
            for _try in range(3):  # cut off at a moment nobody chose
                cut_off = start(path)
                assert cut_off.stdout is not None
                resumed += cut_off.stdout.readline() != "key added\n"  # its first step: anything else was begun before
                time.sleep(lot.uniform(0, 0.25))
                cut_off.kill()
                killed += cut_off.wait() == -9
            done = start(path)
            said, wrong = done.communicate(timeout=120)
            assert done.returncode == 0, wrong
            resumed += not said.startswith("key added")
    finally:
        work.stop.set()
        for one in hands:
            one.join(60)
    name = keyfile.read(path).current
    assert work.wrong == []
    assert list(keyfile.read(path).keys) == [name] and set(kek_counts()) == {name}
    with acting_as(by.user_id):
        for case in work.cases:
            trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
        assert sum(bool(client.name) for client in Client.current.all()) == len(work.cases)
        assert {note.text for note in Note.objects.all()} == set(work.notes)
    print(f"{name}: {sum(kek_counts().values())} wraps, {dict(work.told)}; {killed} rotations killed, {resumed} resumed; 0 errors, 0 unreadable")
    assert killed and resumed and min(work.told.values()) > 0
