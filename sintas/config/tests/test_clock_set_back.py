"""A clock set back: nothing is served, nothing that ended counts again, and the way out is an administrator's word in the trail."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import RequestFactory

from sintas.config import startup
from sintas.config.command.parser import parse
from sintas.config.command.running import as_operator
from sintas.config.health import Healthz
from sintas.config.problem import SystemProblem
from sintas.config.verifying import of_tables
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.sealing.key import SealerKey
from sintas.safekeeping.sealing.order import SET_RIGHT
from sintas.safekeeping.tests.sealed_trail import connect, empty, put, sealed, without_others
from sintas.staff import one_time, proving

HOUR = timedelta(hours=1)


@pytest.fixture
def ground(django_db_setup: None) -> Iterator[None]:
    """Stands before `db` in every test: emptied again only when the test's own transaction has let go of the table."""
    empty()
    yield
    empty()


def moved(by: str, *, verb: str = "search") -> None:
    """One more row, as a machine whose clock is wrong by so much would have written it."""
    with connect("super") as c:
        c.execute("INSERT INTO safekeeping_trail (id, verb, outcome, at) VALUES (gen_random_uuid(), %s, 'done', now() + %s::interval)", [verb, by])


# at the start -------------------------------------------------------------------------------------------------------------------------


def test_a_start_on_a_clock_set_back_is_refused_until_somebody_says_it_is_right(ground: None, db: None, cast: dict[str, Any], monkeypatch: Any) -> None:
    moved("4 minutes")
    assert startup.clock() is None
    moved("1 hour")
    assert "60 minutes in the future" in str(startup.clock())
    with pytest.raises(SystemProblem, match="sintas trail clock"):
        startup.check()
    said: list[str] = []
    monkeypatch.setattr(trail, "record", lambda **words: said.append(words["verb"]))
    assert as_operator(parse(["trail", "clock", "--as", "ana"])) == 0
    assert said == [SET_RIGHT]
    moved("0 hours", verb=SET_RIGHT)  # the row, committed
    assert startup.clock() is None


def test_only_who_sets_up_the_house_may_say_so(ground: None, db: None, cast: dict[str, Any]) -> None:
    assert as_operator(parse(["trail", "clock", "--as", "ratna"])) == 1


def test_verification_finds_the_step_and_calls_it_a_clock(ground: None, db: None, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    key = SealerKey.create(tmp_path / "sealer.json")
    with without_others(monkeypatch), connect("sealer") as db:
        sealed(key, 2, 20, random.Random(1))
        moved("2 hours")
        put(10, random.Random(2))
        (step,) = of_tables(db, key.known).found
        assert (step.kind, step.note) == ("clock", False)
        assert timedelta(minutes=119) < (step.since or datetime.min) - (step.until or datetime.min) < timedelta(minutes=121)
        moved("1 second", verb=SET_RIGHT)
        assert [(one.kind, one.note) for one in of_tables(db, key.known).found] == [("clock_set", True)]
        moved("-1 hour")
        assert [one.kind for one in of_tables(db, key.known).found] == ["clock_set", "clock"]


def test_rows_side_by_side_and_long_transactions_are_no_step(ground: None, db: None, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    key = SealerKey.create(tmp_path / "sealer.json")
    with connect("super") as c, c.transaction():  # an import of 40 minutes
        for minutes in range(0, 40, 4):
            c.execute(
                "INSERT INTO safekeeping_trail (id, verb, outcome, at) VALUES (%s, 'import', 'done', now() - interval '40 minutes' + %s)",
                [f"00000000-0000-7000-8000-0000000000{minutes:02}", timedelta(minutes=minutes)],
            )
    moved("-38 minutes")  # somebody else's row, begun after it and finished long before
    with connect("sealer") as db:
        assert of_tables(db, key.known).found == []


# while it runs ------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def set_back(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """The wall clock as the process sees it from now on; the running clock goes on."""
    return lambda by: monkeypatch.setattr(clock, "_wall_clock", lambda: datetime.now(UTC) - by)


def test_no_page_opens_and_one_row_says_why(cast: dict[str, Any], signed_in: Callable[[str], Any], set_back: Any, monkeypatch: Any) -> None:
    ratna, rows, record = signed_in("ratna"), [], trail.record
    monkeypatch.setattr(trail, "record", lambda **words: rows.append((words["verb"], words.get("outcome"))) or record(**words))
    set_back(timedelta(minutes=4))
    assert ratna.get("/kasus/").status_code == 200
    rows.clear()
    set_back(HOUR)
    answer = ratna.get("/kasus/")
    assert (answer.status_code, rows) == (503, [("clock set back", "refused")])
    assert "Jam server mundur" in answer.content.decode()
    typed = ratna.post("/cari/", {"q": "Bunga"})
    assert typed.status_code == 503
    assert "carried_again" in typed.content.decode()
    assert "Bunga" not in typed.content.decode()


def test_whoever_wants_to_leave_still_can(signed_in: Callable[[str], Any], set_back: Any) -> None:
    ratna, budi = signed_in("ratna"), signed_in("budi")
    set_back(HOUR)
    assert ratna.post("/kunci/", {"leave": "1"}).status_code == 303
    assert budi.post("/keluar/").status_code == 303
    assert ratna.session.get("locked")
    assert "_auth_user_id" not in budi.session


def test_a_session_from_the_future_is_over_and_an_untouched_one_locked(signed_in: Callable[[str], Any]) -> None:
    ratna = signed_in("ratna")
    ratna.get("/kasus/")
    session = ratna.session
    session["seen"] = (clock.now() + HOUR).isoformat()
    session.save()
    assert ratna.get("/kasus/")["Location"].startswith("/terkunci/")
    session = ratna.session
    session.pop("locked")
    session["began"] = session["seen"] = (clock.now() + HOUR).isoformat()
    session.save()
    assert ratna.get("/kasus/")["Location"].startswith("/masuk/")


def test_neither_a_proof_nor_half_a_sign_in_nor_a_code_counts_from_the_future(cast: dict[str, Any]) -> None:
    request = RequestFactory().get("/")
    later, user = (clock.now() + HOUR).isoformat(), cast["ratna"]
    request.session = {"half": {"user": str(user.pk), "epoch": user.session_epoch, "at": later}, "proved": later}  # type: ignore[assignment]
    assert proving.who_owes(request) is None
    from sintas.staff.signin import proved_lately

    assert not proved_lately(request)
    code = one_time.give_code(user)
    assert one_time.fits(user, code)
    user.code_until = clock.now() + one_time.LIVES + HOUR
    assert not one_time.fits(user, code)


# health -------------------------------------------------------------------------------------------------------------------------------


def test_health_says_that_the_sealing_is_late(ground: None, db: None) -> None:
    ask: Any = lambda: Healthz(lambda request: None)(RequestFactory().get("/healthz")).content  # type: ignore[arg-type,return-value]  # noqa: E731
    assert ask() == b"ok\n"
    moved("-16 minutes")
    assert ask() == b"ok\ntrail late\n"
