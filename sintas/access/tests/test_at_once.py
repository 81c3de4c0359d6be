"""Two requests at the same moment: the second waits for the first and is answered like one that came later, never with an error page."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections

from sintas.access.actions import erasing as act
from sintas.access.actions.breaking import break_glass
from sintas.access.actions.joining import join
from sintas.access.actions.sweeping import sweep_erased
from sintas.access.models import Entry
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.team import block
from sintas.cases.models import Access
from sintas.cases.policy import visible_to
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotNow, NotYours
from sintas.staff import drafts

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(open_a_case: Any) -> Any:
    return open_a_case("ratna", name="Bunga")


def both(first: Callable[[Callable[[], None]], None], second: Callable[[], str]) -> str:
    """`first` holds its transaction open and calls what it is given: the second then begins, and is waiting for it when that returns."""
    may_begin, said = threading.Event(), []

    def other() -> None:
        may_begin.wait(10)
        try:
            said.append(second())
        except Exception as why:  # handed to the test, which compares
            said.append(repr(why))
        finally:
            connections.close_all()

    hand = threading.Thread(target=other)

    def go() -> None:
        may_begin.set()
        until = time.monotonic() + 10
        while time.monotonic() < until and not waiting():
            time.sleep(0.02)
        assert waiting()

    hand.start()
    first(go)
    hand.join(20)
    return str(said[0])


def waiting() -> int:
    with connection.cursor() as c:
        c.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")
        return int(c.fetchone()[0])


def test_joining_twice(case, people, as_user):
    siska = people["siska"]

    def first(go: Callable[[], None]) -> None:
        with as_user("siska"):
            join(by=siska, file_id=case.pk, reason="safety")
            go()

    def second() -> str:
        with as_user("siska"):
            try:
                join(by=siska, file_id=case.pk, reason="safety")
            except NotNow as refused:
                return str(refused.sentence)
        return "in"

    assert both(first, second) == "Anda sudah ada dalam tim kasus ini."
    with as_user("siska"):
        assert Access.live.filter(user_id=siska.user_id).count() == 1
        assert Entry.objects.count() == 1


def test_breaking_the_glass_twice(case, people, as_user):
    tono = people["tono"]
    said = {"by": tono, "number": case.number, "reason": "danger_now", "words": "Polisi menunggu di depan."}

    def first(go: Callable[[], None]) -> None:
        with as_user("tono"):
            assert break_glass(**said).found == "in"
            go()

    def second() -> str:
        with as_user("tono"):
            return break_glass(**said).found

    assert both(first, second) == "there"
    with as_user("ratna"):
        assert Entry.objects.count() == 1


def asked_to_be_erased(people: Any, case: Any) -> Any:
    with acting_as(people["ratna"].user_id), clock.stopped(clock.now() - timedelta(days=8)):
        return act.ask_erasure(by=people["ratna"], case=case, ground="client_wish", words="Ia memintanya.")


def test_erasing_twice(case, people, as_user):
    row = asked_to_be_erased(people, case)

    def first(go: Callable[[], None]) -> None:
        with as_user("sari"):
            act.erase(by=people["sari"], erasure_id=row.pk)
            go()

    def second() -> str:
        with as_user("sari"):
            try:
                act.erase(by=people["sari"], erasure_id=row.pk)
            except NotNow:
                return "refused"
        return "erased"

    assert both(first, second) == "refused"


def test_erasing_and_holding(case, people, as_user):
    """The lead holds it while the head erases it: she is told that it is gone, and never that it is held."""
    row = asked_to_be_erased(people, case)

    def first(go: Callable[[], None]) -> None:
        with as_user("sari"):
            act.erase(by=people["sari"], erasure_id=row.pk)
            go()

    def second() -> str:
        with as_user("ratna"):
            try:
                act.hold(by=people["ratna"], case=case, reason="legal_process")
            except NotYours:
                return "gone"
        return "held"

    assert both(first, second) == "gone"


def test_holding_and_erasing(case, people, as_user):
    row = asked_to_be_erased(people, case)

    def first(go: Callable[[], None]) -> None:
        with as_user("ratna"):
            act.hold(by=people["ratna"], case=case, reason="legal_process")
            go()

    def second() -> str:
        with as_user("sari"):
            try:
                act.erase(by=people["sari"], erasure_id=row.pk)
            except NotNow as refused:
                return str(refused.sentence)
        return "erased"

    assert "masih ditahan" in both(first, second)


def test_what_was_being_written_is_swept(case, people, cast, as_user, written, past_every_lock):
    """A task given and a draft saved in the moment of the erasure stand afterwards; an hour later they do not. Other files keep what they have."""
    row, committed, erased = asked_to_be_erased(people, case), threading.Event(), threading.Event()

    def other() -> None:
        with as_user("ratna"):
            give_task(by=people["ratna"], case=case, owner_id=cast["ratna"].pk, title="Antar ke puskesmas")
            drafts.save_draft(by=people["ratna"], form=f"/kasus/{case.pk}/catatan/", fields={"text": ["Ia bercerita."]})
            committed.set()
            erased.wait(10)
        connections.close_all()

    hand = threading.Thread(target=other)
    hand.start()
    committed.wait(10)
    with as_user("sari"):
        act.erase(by=people["sari"], erasure_id=row.pk)
    erased.set()
    hand.join(10)
    assert rows_left(past_every_lock, case) == {"cases_task": 1, "staff_draft": 1}
    assert sweep_erased() == 1
    assert rows_left(past_every_lock, case) == {}
    assert written("erase file")[-1]["swept"] == 1
    assert sweep_erased() == 0


def rows_left(eyes: Any, case: Any) -> dict[str, int]:
    """Past every lock, in the tables such a request writes."""
    found: dict[str, int] = {}
    for table in ("cases_task", "staff_draft", "staff_notice", "cases_record"):
        eyes.execute(f"SELECT count(*) FROM {table} WHERE file_id = %s", [case.pk])  # noqa: S608 - four names written here
        (count,) = eyes.fetchone()
        found |= {table: count} if count else {}
    return found


def test_a_block_and_the_glass_at_the_same_moment(case, people, cast, as_user):
    """Whichever comes first: once the conflict of interest stands, nothing of the file shows."""
    tono = people["tono"]
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=tono.user_id)
        done = threading.Event()

        def other() -> None:  # the block is not committed yet: he gets in, for as long as that takes
            with as_user("tono"):
                break_glass(by=tono, number=case.number, reason="danger_now", words="Polisi menunggu di depan.")
            done.set()
            connections.close_all()

        hand = threading.Thread(target=other)
        hand.start()
        assert done.wait(10)
    hand.join(10)
    with as_user("tono"):
        assert not visible_to(tono).exists()
        assert not Entry.objects.exists()
