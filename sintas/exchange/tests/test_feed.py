"""Ratna lets her phone know when she is busy: when, and nothing else. Whoever leaves, or has the wrong address, gets nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some
from icalendar import Calendar

from sintas.cases.actions.appointing import appoint, settle
from sintas.cases.actions.tasks import give_task, move
from sintas.cases.actions.team import add_member, end_membership
from sintas.cases.models import Conflict
from sintas.exchange.actions.feeding import digest, end_feed, fetch, make_feed
from sintas.exchange.models import Feed
from sintas.exchange.reading.feed import Asked, FeedEvent, as_ics
from sintas.kit import clock
from sintas.kit.clock import ZONES
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.models import Posting, Unit, User
from sintas.staff.testing import come_in

NAME, WORDS, PLACE = "Bunga Melati", "wawancara tentang telaga", "Jalan Sunyi 7"


@pytest.fixture
def case(open_a_case: Any) -> Any:
    return open_a_case("ratna", name=NAME)


@pytest.fixture
def busy(case: Any, people: Any, as_user: Any) -> dict[str, Any]:
    """A meeting tomorrow, one she called off, a hearing, something owed; long past and far ahead as well."""
    by, now = people["ratna"], clock.now()
    with as_user("ratna"):
        said = {"by": by, "case": case, "about": WORDS, "place": PLACE, "bring": "KTP"}
        held = {
            "meeting": appoint(**said, starts_at=now + timedelta(days=1), minutes=45),
            "hearing": appoint(**said, starts_at=now + timedelta(days=2), kind="court"),
            "off": appoint(**said, starts_at=now + timedelta(days=3)),
            "far": appoint(**said, starts_at=now + timedelta(days=181)),
            "task": give_task(by=by, case=case, owner_id=by.user_id, title="Menelepon Sulastri", due_at=now + timedelta(days=4)),
        }
        settle(by=by, case=case, appointment_id=held["off"].pk, state="cancelled")
    return held


@pytest.fixture
def token(people: Any, as_user: Any) -> str:
    with as_user("ratna"):
        return make_feed(by=people["ratna"])


def read(token: str, **more: Any) -> Any:
    return Client(**more).get(f"/kalender/{token}.ics")


def events(answer: Any) -> dict[str, Any]:
    """By title; each stands once in these tests."""
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(one["summary"]): one for one in found}


def test_her_phone_reads_when_she_is_busy_and_nothing_else(busy: Any, token: str) -> None:
    answer = read(token)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    found = events(answer)
    assert set(found) == {"Janji", "Sidang", "Tugas"}
    assert found["Janji"].decoded("dtstart") == busy["meeting"].starts_at.replace(microsecond=0)
    assert found["Janji"].decoded("dtend") - found["Janji"].decoded("dtstart") == timedelta(minutes=45)
    assert found["Tugas"].decoded("dtstart") == clock.local(busy["task"].due_at).date()
    said = answer.content.decode()
    for word in (*NAME.split(), *WORDS.split()[1:], "Sunyi", "KTP", "Sulastri", "DESCRIPTION", "LOCATION", "KS-"):
        assert word not in said
    for one in busy.values():
        assert str(one.pk) not in said


def test_what_is_moved_keeps_its_id_and_counts_up(busy: Any, token: str, people: Any, as_user: Any) -> None:
    before = events(read(token))["Tugas"]
    with clock.stopped(clock.now() + timedelta(minutes=5)), as_user("ratna"):
        move(by=people["ratna"], task=busy["task"], due_at=clock.now() + timedelta(days=6))
        after = events(read(token))["Tugas"]
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("last-modified") > before.decoded("last-modified")
    assert events(read(token))["Janji"]["uid"] == events(read(token))["Janji"]["uid"]


def test_a_fetch_leaves_one_row_an_hour_and_names_nobody(busy: Any, token: str, cast: Any, monkeypatch: Any) -> None:
    began, rows, record = clock.now(), [], trail.record

    def noting(**said: Any) -> Trail:
        rows.append(said)
        return record(**said)

    monkeypatch.setattr(trail, "record", noting)
    for minutes in (0, 10, 59, 61, 70):
        with clock.stopped(began + timedelta(minutes=minutes)):
            assert read(token).status_code == 200
    with acting_as(cast["ratna"].pk):
        feed = Feed.objects.get()
    assert feed.asked_at == began + timedelta(minutes=61)
    assert rows == [{"by": None, "verb": "fetch feed", "feed": str(feed.pk)}] * 2


def test_a_wrong_an_old_and_no_address_look_the_same(busy: Any, token: str, people: Any, as_user: Any) -> None:
    nobody = read("x" * 43)
    assert nobody.status_code == 404
    with as_user("ratna"):
        newer = make_feed(by=people["ratna"])
    old = read(token)
    assert (old.status_code, old.content, old.headers) == (404, nobody.content, nobody.headers)
    assert read(newer).status_code == 200
    with as_user("ratna"):
        assert end_feed(by=people["ratna"]) is True
        assert end_feed(by=people["ratna"]) is False
    assert read(newer).content == nobody.content
    assert read(token + "x").status_code == read("x").status_code == 404


def test_who_left_is_suspended_expired_or_without_a_role_gets_nothing(busy: Any, token: str, cast: Any) -> None:
    ratna = User.objects.filter(pk=cast["ratna"].pk)
    assert read(token).status_code == 200
    ratna.update(expires_on=clock.today() - timedelta(days=1))
    assert read(token).status_code == 404
    ratna.update(expires_on=clock.today())
    assert read(token).status_code == 200
    Posting.objects.filter(user_id=cast["ratna"].pk).update(ended_at=clock.now())
    assert read(token).status_code == 404
    Posting.objects.filter(user_id=cast["ratna"].pk).update(ended_at=None)
    assert read(token).status_code == 200
    ratna.update(is_active=False)
    assert read(token).status_code == 404
    ratna.update(is_active=True)  # came back: with a new address, never with the old one
    assert read(token).status_code == 404
    with acting_as(cast["ratna"].pk):
        assert Feed.objects.get().ended_at is not None


def test_a_file_she_left_or_is_kept_from_is_not_in_it(case: Any, busy: Any, people: Any, cast: Any, as_user: Any) -> None:
    with as_user("ratna"):
        for name in ("budi", "tono"):
            add_member(by=people["ratna"], case=case, user_id=cast[name].pk, role="member")
            appoint(by=people["ratna"], case=case, starts_at=clock.now() + timedelta(days=1), owner_id=cast[name].pk)
    tokens = {}
    for name in ("budi", "tono"):
        with as_user(name):
            tokens[name] = make_feed(by=people[name])
        assert set(events(read(tokens[name]))) == {"Janji"}
    with as_user("ratna"):
        end_membership(by=people["ratna"], case=case, user_id=cast["budi"].pk, why="left")
        Conflict.objects.create(
            file_id=case.pk, organisation_id=case.organisation_id, user_id=cast["tono"].pk, entered_by=people["ratna"].user_id
        )
    for name in ("budi", "tono"):
        assert events(read(tokens[name])) == {}


def test_guessing_is_made_to_wait_and_locks_nobody_out_at_the_door(token: str) -> None:
    for n in range(30):
        assert read(f"x{n}", REMOTE_ADDR="198.51.100.9").status_code == 404
    assert read(token, REMOTE_ADDR="198.51.100.9").status_code == 429
    assert read(token, REMOTE_ADDR="198.51.100.10").status_code == 200
    assert Client(REMOTE_ADDR="198.51.100.9").post("/masuk/", {"username": "x", "password": "x"}).status_code != 429
    with clock.stopped(clock.now() + timedelta(minutes=11)):
        assert read(token, REMOTE_ADDR="198.51.100.9").status_code == 200


def test_nobody_reads_a_table_by_it(busy: Any, token: str, cast: Any) -> None:
    """Without an identity the owner's functions answer, and nothing else does; they leave no identity and no open gate behind."""
    with acting_as(None), connection.cursor() as c:
        assert fetch(token) is not None
        for table in ("exchange_feed", "cases_appointment", "cases_task", "cases_case"):
            c.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - names of this test
            assert c.fetchone()[0] == 0
        c.execute("SELECT current_setting('app.gate', true), current_setting('app.user_id', true)")
        assert c.fetchone() == ("", "")
        c.execute("SELECT count(*) FROM feed_of(%s, current_date, '-infinity', 'infinity')", [digest("x")])
        assert c.fetchone()[0] == 0
    with acting_as(cast["budi"].pk):
        assert Feed.objects.count() == 0


def test_the_token_is_nowhere(token: str, cast: Any) -> None:
    with acting_as(cast["ratna"].pk):
        assert bytes(Feed.objects.get().digest) == digest(token)
        assert token not in str(list(Trail.objects.values()))
    assert len(token) == 43


def test_her_page(busy: Any, signed_in: Any, cast: Any) -> None:
    ratna = signed_in("ratna")
    assert "/pengaturan/kalender/" in ratna.get("/pengaturan/").content.decode()
    assert "Belum ada alamat" in ratna.get("/pengaturan/kalender/").content.decode()
    shown = ratna.post("/pengaturan/kalender/buat/").content.decode()
    url = shown.split('value="http://testserver')[1].split('"')[0]
    assert Client().get(url).status_code == 200
    later = ratna.get("/pengaturan/kalender/").content.decode()
    assert url not in later
    assert "Terakhir diambil" in later
    assert ratna.post("/pengaturan/kalender/matikan/").status_code == 302
    assert Client().get(url).status_code == 404


def test_who_has_no_diary_has_no_address(people: Any, as_user: Any, signed_in: Any) -> None:
    with as_user("ana"), pytest.raises(Refusal):
        make_feed(by=people["ana"])
    ana = signed_in("ana")
    assert ana.get("/pengaturan/kalender/").status_code == ana.post("/pengaturan/kalender/buat/").status_code == 403
    assert "/pengaturan/kalender/" not in ana.get("/pengaturan/").content.decode()


def test_making_one_asks_for_the_second_step_again(signed_in: Any, cast: Any) -> None:
    ratna = signed_in("ratna")
    session = ratna.session
    session["proved"] = (clock.now() - timedelta(hours=1)).isoformat()
    session.save()
    assert "/masuk/lagi/" in ratna.post("/pengaturan/kalender/buat/")["Location"]
    with acting_as(cast["ratna"].pk):
        assert Feed.objects.count() == 0


def test_in_english_and_in_the_units_zone(busy: Any, token: str, cast: Any, house: Any) -> None:
    User.objects.filter(pk=cast["ratna"].pk).update(language="en")
    Unit.objects.filter(pk=house.unit.pk).update(time_zone=ZONES["WIT"])
    answer = read(token)
    assert Calendar.from_ical(answer.content)["x-wr-timezone"] == "Asia/Jayapura"
    assert events(answer)["Task"].decoded("dtstart") == busy["task"].due_at.astimezone(zone("WIT")).date()


def zone(letters: str) -> Any:
    return Asked(uuid7(), "id", ZONES[letters]).zone


@given(
    moment=some.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1), timezones=some.just(UTC)),
    minutes=some.integers(5, 720),
    letters=some.sampled_from(sorted(ZONES)),
    kind=some.sampled_from(["appointment", "court", "task"]),
)
def test_it_parses_back_to_the_same_moment_in_all_three_zones(moment: datetime, minutes: int, letters: str, kind: str) -> None:
    moment = moment.replace(microsecond=0)
    one = FeedEvent(kind, uuid7(), moment, moment + timedelta(minutes=minutes), moment, 3)
    (event,) = Calendar.from_ical(as_ics(Asked(uuid7(), "id", ZONES[letters]), [one])).walk("VEVENT")
    hours = {"WIB": 7, "WITA": 8, "WIT": 9}[letters]
    if kind == "task":
        day: date = event.decoded("dtstart")
        assert day == (moment + timedelta(hours=hours)).date()
        assert event.decoded("dtend") == day + timedelta(days=1)
    else:
        assert event.decoded("dtstart") == moment
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=minutes)
        assert event.decoded("dtstart").astimezone(zone(letters)).utcoffset() == timedelta(hours=hours)


def test_a_unit_in_the_east_has_its_day_by_its_own_clock(signed_in: Any, house: Any) -> None:
    """At 22.30 in Jakarta it is past midnight in Jayapura: the diary shows tomorrow there, and Jakarta again for the next request."""
    Unit.objects.filter(pk=house.unit.pk).update(time_zone=ZONES["WIT"])
    with clock.stopped(datetime(2026, 3, 2, 15, 30, tzinfo=UTC)):
        ratna, tono = Client(), Client()
        for browser, name in ((ratna, "ratna"), (tono, "tono")):
            come_in(browser, User.objects.get(username=name))
        assert "3 Maret" in ratna.get("/jadwal/").content.decode()
        assert "2 Maret" in tono.get("/jadwal/").content.decode()
