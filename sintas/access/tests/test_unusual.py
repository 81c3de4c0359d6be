"""A colleague's day outside the usual becomes something to look at: counts, plain words, no score. The rules first, then the database."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest
from procrastinate.contrib.django import app

from sintas.access.actions.reviewing import close_unusual
from sintas.access.actions.watching import look_for_unusual
from sintas.access.jobs import look_for
from sintas.access.models import Unusual
from sintas.access.policy import to_look_at
from sintas.access.reading.unusual import Day, findings
from sintas.config.tests.test_startup import as_owner
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours
from sintas.staff.models import Notice, Posting, User

A, UNIT, MONDAY = uuid4(), uuid4(), date(2026, 9, 7)


def history(each: list[int], **last) -> list[Day]:
    """A working day for each number, one after the other, then a last one."""
    days = [Day(A, UNIT, "head", MONDAY - timedelta(days=len(each) - at), files=count) for at, count in enumerate(each)]
    return [*days, Day(A, UNIT, "head", MONDAY, **last)]


def rules(days: list[Day]) -> list[str]:
    return [one.rule for one in findings(days, MONDAY)]


@pytest.mark.parametrize(
    ("before", "today", "told"),
    [
        ([4] * 30, 20, []),  # twenty is work for anybody
        ([4] * 30, 21, ["many_files"]),
        ([9] * 30, 27, []),  # three times the usual
        ([9] * 30, 28, ["many_files"]),
        ([9] * 27 + [60] * 3, 28, ["many_files"]),  # three rushes do not make rushes usual
        ([], 20, []),  # somebody new
        ([], 21, ["many_files"]),
    ],
)
def test_many_files_against_ones_own_eight_weeks(before, today, told):
    assert rules(history(before, files=today)) == told


def test_what_lies_longer_back_does_not_count():
    old = [Day(A, UNIT, "head", MONDAY - timedelta(weeks=9), files=50)]
    assert rules([*old, Day(A, UNIT, "head", MONDAY, files=30)]) == ["many_files"]


def test_nights_of_whoever_works_at_night_are_usual():
    night = [Day(A, UNIT, "head", MONDAY - timedelta(days=d), files=4, at_night=4) for d in (3, 10)]
    assert rules([Day(A, UNIT, "head", MONDAY, at_night=3)]) == ["at_night"]
    assert rules([Day(A, UNIT, "head", MONDAY, at_night=2)]) == []
    assert rules([*night, Day(A, UNIT, "head", MONDAY, at_night=4)]) == []


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"refused": 4}, []),
        ({"refused": 5}, ["not_theirs"]),
        ({"after_leaving": 3}, ["after_leaving"]),
        ({"long_closed": 4}, []),
        ({"long_closed": 5}, ["long_closed"]),
    ],
)
def test_the_fixed_rules(counts, told):
    assert rules(history([5] * 20, files=5, **counts)) == told


# with the database --------------------------------------------------------------------------------------------------------------------

PUT = "INSERT INTO safekeeping_trail (id, actor_id, verb, file_id, outcome, at) VALUES (%s, %s, %s, %s, %s, %s)"


def looked(owner: psycopg.Connection, person, days_ago: int, files: int, *, hour: int = 10, outcome: str = "done") -> None:
    """So many different files on that day; written as the owner, for nobody else writes a time."""
    at = clock.now().replace(hour=(hour - 7) % 24, minute=0) - timedelta(days=days_ago)
    for _at in range(files):
        owner.execute(PUT, [uuid7(), person, "read file", uuid7(), outcome, at])


@pytest.fixture
def told(transactional_db, cast):
    """Two months of ordinary work of Ratna and Sari; then a day of each that is not."""
    with as_owner() as owner:
        owner.execute("ALTER TABLE safekeeping_trail NO FORCE ROW LEVEL SECURITY")
        for person in ("ratna", "sari", "budi"):
            for back in range(3, 50):
                looked(owner, cast[person].pk, back, 5)
        looked(owner, cast["ratna"].pk, 2, 25)
        looked(owner, cast["ratna"].pk, 1, 6, outcome="refused")
        looked(owner, cast["sari"].pk, 1, 4, hour=23)
        for _try in range(5):  # numbers tried in an emergency that open nothing
            owner.execute(PUT, [uuid7(), cast["inah"].pk, "break glass", None, "refused", clock.now() - timedelta(days=1)])
        owner.execute("ALTER TABLE safekeeping_trail FORCE ROW LEVEL SECURITY")


def found_by(who, people, as_user):
    with as_user(who):
        look_for_unusual(by=people[who])
        return sorted(to_look_at(people[who]).values_list("person__username", "rule", "count", "usual"))


def test_the_head_gets_rows_about_the_unit_and_the_supervisor_about_the_head(told, people, as_user):
    assert found_by("sari", people, as_user) == [
        ("inah", "not_theirs", 5, None),
        ("ratna", "many_files", 25, 5),
        ("ratna", "not_theirs", 6, None),
    ]
    assert found_by("siska", people, as_user) == [("sari", "at_night", 4, None)]
    for who in ("ratna", "budi", "inah", "ana", "tono", "nyai", "lina"):
        assert found_by(who, people, as_user) == [], who
    with as_user("sari"):
        assert look_for_unusual(by=people["sari"]) == 0  # again: nothing new
        assert Notice.objects.filter(code="look_together").count() == 1


def test_the_administrator_looks_after_a_head_without_a_supervisor(told, people, as_user, cast):
    Posting.objects.filter(user_id=cast["siska"].pk).update(ended_at=clock.now())
    assert found_by("ana", people, as_user) == [("sari", "at_night", 4, None)]


def test_it_is_closed_with_a_verdict_by_whoever_looks_after_them(told, people, as_user):
    look_for.func(user_id=str(people["sari"].user_id))  # as the worker runs it
    with as_user("sari"):
        row = to_look_at(people["sari"]).get(rule="many_files")
        close_unusual(by=people["sari"], unusual_id=row.pk, verdict="explained", note="Serah terima kasus rekan yang cuti.")
        trail.record(by=people["sari"], verb="close unusual", opens_release=row.pk)
        assert Unusual.objects.get(pk=row.pk).note == "Serah terima kasus rekan yang cuti."
        rest = to_look_at(people["sari"]).get(person__username="ratna")
    for who in ("ratna", "siska", "ana"):
        with as_user(who), pytest.raises(NotYours):
            close_unusual(by=people[who], unusual_id=rest.pk, verdict="explained", note="Saya tutup sendiri saja.")
        with as_user(who):
            assert not Unusual.objects.filter(person_id=people["ratna"].user_id).exists()


def test_the_worker_runs_it_several_times_a_day():
    periodic = {name: task for (name, _id), task in app.periodic_registry.periodic_tasks.items()}
    assert periodic["sintas.access.look_for_unusual"].cron == "10 */3 * * *"


def test_nothing_is_looked_for_on_behalf_of_an_account_that_has_run_out(people, cast, monkeypatch):
    from sintas.access import jobs

    asked: list[str] = []
    monkeypatch.setattr(jobs.look_for, "defer", lambda user_id: asked.append(user_id))
    User.objects.filter(pk=cast["sari"].pk).update(expires_on=clock.today() - timedelta(days=1))
    jobs.look()
    assert str(cast["ana"].pk) in asked and str(cast["sari"].pk) not in asked
    monkeypatch.setattr(jobs, "look_for_unusual", lambda by: asked.append(by.username))
    jobs.look_for(str(cast["sari"].pk))  # it ran out between the two
    assert "sari" not in asked
