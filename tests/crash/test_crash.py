"""kill -9 of every part while workers write through HTTP: nothing acknowledged is lost, nothing is there twice, nothing is half there.

And the two controls: the same kill with synchronous_commit off loses, the same retry without the form's token doubles. Were either to find
nothing, the zeros of the drill would prove nothing, so the drill fails.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sintas.config import housing

from . import processes
from .at_once import at_once
from .hands import Book, Hand, Session
from .house import House, ask, lay_down, surroundings
from .outgoing import Watch
from .rounds import DRILL, WRITES, Rounds
from .server import Server

pytestmark = [pytest.mark.slow, pytest.mark.long]
OFF = "ALTER ROLE sintas_app SET synchronous_commit = off"
ON = "ALTER ROLE sintas_app RESET synchronous_commit"


@pytest.fixture
def folder() -> Iterator[Path]:
    """Beside pytest's own folders: each new run of pytest closes those to the account the database runs as."""
    made = Path(tempfile.mkdtemp(prefix="sintas-crash-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made, ignore_errors=True)


def test_nothing_acknowledged_is_lost_or_doubled_and_the_controls_fail(folder: Path) -> None:
    house = lay_down(folder / "d")
    rounds = Rounds.of_this_commit()
    killed: Counter[str] = Counter()
    with serving(house) as server:
        sessions, watch = signed_in(house, server), Watch(server)
        watch.start()
        for seed in rounds.left():
            before = sum(killed.values())
            book = a_round(server, sessions, seed, killed)
            found = counted(house, book, server)
            print(f"round {seed}: {found}")
            assert (found["lost"], found["duplicated"], found["half"]) == (0, 0, {}), found
            assert found["acknowledged"] == found["writes"] == WRITES
            rounds.keep(seed, found | {"kills": sum(killed.values()) - before})
        server.ready()
        everybody_saves_at_once(house, sessions[0], server, 100 if DRILL else 16)
        watch.end()
        assert (watch.seen, watch.looked > 100) == (set(), True)  # the server itself speaks to nobody
    print(f"{rounds.total('acknowledged'):,} writes acknowledged, {rounds.total('sent again'):,} of them sent again, {rounds.total('kills')} kills, ")
    print(f"here {dict(killed)}: 0 lost, 0 doubled, 0 half")
    unsafe = the_controls(house)
    print(f"controls: {unsafe}")
    assert unsafe["doubled without the token"] > 0
    assert unsafe["lost with synchronous_commit off"] > 0


def a_round(server: Server, sessions: list[Session], seed: int, killed: Counter[str]) -> Book:
    """So many writes by all hands; meanwhile each way to kill in its turn, at moments the seed chooses."""
    turn, book = Random(seed), Book((seed - 1) * WRITES, WRITES)
    ways = list(processes.KILLS) if DRILL else list(processes.KILLS[:3])
    turn.shuffle(ways)
    moments = sorted(turn.sample(range(WRITES // 20, WRITES - WRITES // 20), len(ways)))
    working = set_to_work(book, sessions, turn)
    for moment, way in zip(moments, ways, strict=True):
        wait_until(book, moment)
        server.ready()  # the blow falls on a program at work, not on one that lies down already
        killed[way(server, turn)] += 1
    finish(book, working)
    server.ready()  # the last blow may have fallen when everything was written: nobody counts in a database that is still getting up
    return book


def set_to_work(book: Book, sessions: list[Session], turn: Random, *, same_token: bool = True) -> list[Hand]:
    working = [Hand(session, book, Random(turn.random()), same_token=same_token) for session in sessions]
    for one in working:
        one.start()
    return working


def wait_until(book: Book, many: int) -> None:
    """So many are acknowledged. AssertionError as soon as one hand was told something wrong."""
    while book.acknowledged() < many:
        assert book.wrong == []
        time.sleep(0.02)


def finish(book: Book, working: list[Hand]) -> None:
    for one in working:
        one.join()
    assert book.wrong == []


def counted(house: House, book: Book, server: Server | None = None) -> dict[str, Any]:
    """What became of the round, read from the database as it stands."""
    told = json.dumps({"workers": house.workers, "writes": book.told()})
    if server is not None:
        return dict(json.loads(ask_once_up(server, "counting", told)))
    with housing.running(house.system):
        return dict(json.loads(ask(house.system, "counting", said=told)))


def ask_once_up(server: Server, program: str, said: str) -> str:
    """Ask while `sintas serve` runs. A part may still end of the last blow, and the supervisor then lays everything down and rises anew."""
    for _try in range(3):
        server.ready()
        with suppress(AssertionError):
            return ask(server.system, program, said=said)
    return ask(server.system, program, said=said)


def everybody_saves_at_once(house: House, session: Session, server: Server, many: int) -> None:
    """One of many is saved, and every other text stands beside it."""
    sent = at_once(session, many)
    kept = json.loads(ask_once_up(server, "at_once", json.dumps({"worker": session.worker, "records": sent})))
    for kind, one in sent.items():
        assert (one["saved"], one["beside"], kept[kind]["standing"]) == (1, many - 1, 1), (kind, one)
        assert sorted(kept[kind]["texts"]) == sorted(one["texts"]), kind
        print(f"{many} at once on one {kind}: 1 saved, {one['beside']} answered with both texts, {len(kept[kind]['texts'])} texts kept")


def the_controls(house: House) -> dict[str, int]:
    """The same hands on an installation that was made unsafe, and hands without tokens."""
    with housing.running(house.system), housing.superuser(house.system) as connection:
        connection.execute(OFF)
    words = ["serve", "--data", str(house.system.data), "--port", str(free_port())]
    refused = subprocess.run([sys.executable, "-m", "sintas", *words], env=surroundings(), capture_output=True, text=True, timeout=120, check=False)
    assert refused.returncode == 2
    assert "synchronous_commit" in refused.stderr and "set it to on" in refused.stderr
    with serving(house, "tests.crash.unsafely") as server:
        sessions, turn = signed_in(house, server), Random(1)
        doubled = Book(10_000_000, 100)
        finish(doubled, set_to_work(doubled, sessions, turn, same_token=False))
        lost = Book(20_000_000, 1_000_000)
        working = set_to_work(lost, sessions, turn)
        wait_until(lost, 60)
        server.let_go()
        processes.the_database(server, turn)
        lost.over.set()
        finish(lost, working)
    with housing.running(house.system):
        with housing.superuser(house.system) as connection:
            connection.execute(ON)  # whoever counts looks at durability first, as every part of the program does
        twice, gone = counted(house, doubled), counted(house, lost)
    return {
        "written without the token": twice["writes"], "doubled without the token": twice["duplicated"],
        "acknowledged with synchronous_commit off": gone["acknowledged"], "lost with synchronous_commit off": gone["lost"],
    }  # fmt: skip


@contextmanager
def serving(house: House, program: str = "sintas") -> Iterator[Server]:
    server = Server(house.system, free_port(), program)
    try:
        server.ready()
        yield server
    except BaseException:
        print(processes.last_words(server))  # the folder goes with the test
        raise
    finally:
        server.stop()


def signed_in(house: House, server: Server) -> list[Session]:
    """Two sessions of each worker."""
    sessions = [Session(server.port, worker, at) for worker in house.workers for at in range(len(worker["entries"]))]
    for one in sessions:
        one.enters()
    return sessions


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


