"""Ratna asks for two numbers each morning; they come once, whatever happens to the worker or the relay, and name nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings as in_force

from sintas.cases.actions.appointing import appoint
from sintas.cases.actions.tasks import give_task
from sintas.config.relay import Relay
from sintas.config.tests.small_relay import Taken, small_relay
from sintas.exchange.jobs import morning_mails
from sintas.exchange.models import Mail
from sintas.kit import clock
from sintas.kit.clock import ZONES
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actions.choosing import choose
from sintas.staff.models import Notice, Unit, User

MIDNIGHT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # of 3 March in Jakarta
MORNING = MIDNIGHT + timedelta(hours=6)
WORDS = ("Bunga", "Melati", "telaga", "Sunyi", "Sulastri", "KS-", "Sentra", "Sintas", "http")


class Killed(BaseException):
    """As kill -9 looks from inside: nothing below catches it."""


@pytest.fixture
def relay(settings: Any) -> Iterator[Taken]:
    with small_relay() as taken:
        settings.RELAY = Relay("127.0.0.1", taken.port, "", None, "kabar@contoh.example", "none", ())
        yield taken


@pytest.fixture
def wish(open_a_case: Any, people: Any, cast: Any, as_user: Any) -> Any:
    """Ratna's morning: an appointment today, one tomorrow, a task due today and one late."""
    User.objects.filter(pk=cast["ratna"].pk).update(email="ratna@contoh.example")
    by = people["ratna"]
    with clock.stopped(MIDNIGHT - timedelta(days=2)):
        case = open_a_case("ratna", name="Bunga Melati")
        with as_user("ratna"):
            choose(by=by, morning_mail=True)
            for hours in (9, 33):
                appoint(by=by, case=case, starts_at=MIDNIGHT + timedelta(hours=hours), about="telaga", place="Jalan Sunyi")
            give_task(by=by, case=case, owner_id=by.user_id, title="Menelepon Sulastri", due_at=MIDNIGHT + timedelta(hours=16))
            give_task(by=by, case=case, owner_id=by.user_id, title="Telaga", due_at=MIDNIGHT - timedelta(hours=8))
            give_task(by=by, case=case, owner_id=by.user_id, title="Lusa", due_at=MIDNIGHT + timedelta(hours=40))
    return case


def at(moment: datetime) -> None:
    """The job as it runs every ten minutes."""
    with clock.stopped(moment):
        morning_mails()


def standing(cast: Any, who: str = "ratna") -> list[tuple[str, str]]:
    with acting_as(cast[who].pk):
        return list(Mail.objects.order_by("day").values_list("state", "fault"))


def test_two_numbers_once_a_day(wish: Any, relay: Taken, cast: Any, monkeypatch: Any) -> None:
    rows, record = [], trail.record
    monkeypatch.setattr(trail, "record", lambda *, verb, **said: (rows.append(verb), record(verb=verb, **said))[1])
    at(MORNING - timedelta(minutes=10))
    assert relay == []
    for minutes in (0, 0, 10, 200):
        at(MORNING + timedelta(minutes=minutes))
    (mail,) = relay
    assert "1 janji, 2 tugas." in mail
    assert "To: ratna@contoh.example" in mail
    assert "Subject: Ringkasan hari ini" in mail
    assert not [word for word in WORDS if word in mail]
    at(MORNING + timedelta(days=1))
    assert len(relay) == 2
    assert "1 janji, 3 tugas." in relay[1]  # the two of yesterday are late now
    assert standing(cast) == [("sent", ""), ("sent", "")]
    assert rows == ["send morning mail"] * 2


def test_nothing_to_say_is_not_said(wish: Any, relay: Taken, cast: Any, people: Any, as_user: Any) -> None:
    User.objects.filter(pk=cast["budi"].pk).update(email="budi@contoh.example")
    with as_user("budi"):
        choose(by=people["budi"], morning_mail=True)
    at(MORNING)
    assert ["ratna@" in mail for mail in relay] == [True]
    assert standing(cast, "budi") == [("nothing", "")]


def test_only_who_asked_works_here_and_in_the_morning(wish: Any, relay: Taken, cast: Any, people: Any, as_user: Any) -> None:
    at(MORNING + timedelta(hours=6))
    User.objects.filter(pk=cast["ratna"].pk).update(expires_on=MIDNIGHT.date() - timedelta(days=1))
    at(MORNING)
    User.objects.filter(pk=cast["ratna"].pk).update(expires_on=None, is_active=False)
    at(MORNING)
    User.objects.filter(pk=cast["ratna"].pk).update(is_active=True)
    with as_user("ratna"):
        choose(by=people["ratna"], morning_mail=False)
    at(MORNING)
    assert relay == []
    with as_user("dewi"), pytest.raises(BadInput):  # no address in the register
        choose(by=people["dewi"], morning_mail=True)


def test_her_language_and_the_morning_of_her_unit(wish: Any, relay: Taken, cast: Any, house: Any) -> None:
    User.objects.filter(pk=cast["ratna"].pk).update(language="en")
    Unit.objects.filter(pk=house.unit.pk).update(time_zone=ZONES["WIT"])
    at(MORNING - timedelta(hours=2, minutes=10))
    assert relay == []
    at(MORNING - timedelta(hours=2))
    assert "1 appointment, 2 tasks." in relay[0]


@pytest.mark.parametrize("when", ["connecting", "handing", "noting"])
def test_killed_in_the_middle_it_comes_once(wish: Any, relay: Taken, cast: Any, monkeypatch: Any, when: str) -> None:
    import sintas.exchange.jobs as jobs

    def kill(*_args: Any, **_said: Any) -> Any:
        raise Killed

    with monkeypatch.context() as patched:
        if when == "connecting":
            patched.setattr(Relay, "door", kill)
        elif when == "handing":
            hand = Relay.hand
            patched.setattr(Relay, "hand", lambda self, *args, **said: (hand(self, *args, **said), kill()))
        else:
            patched.setattr(jobs, "note_outcome", kill)
        with pytest.raises(Killed):
            at(MORNING)
    at(MORNING + timedelta(minutes=5))  # perhaps the other worker still holds it
    for minutes in (15, 30, 60):
        at(MORNING + timedelta(minutes=minutes))
    assert len(relay) == 1
    assert standing(cast) == [("sent", "") if when == "connecting" else ("gave_up", "unclear")]


def test_a_relay_that_is_down_loses_nothing(wish: Any, relay: Taken, settings: Any, cast: Any) -> None:
    up = settings.RELAY
    settings.RELAY = Relay("127.0.0.1", 1, "", None, "kabar@contoh.example", "none", ())
    tries = 0
    for minutes in range(0, 60, 10):
        at(MORNING + timedelta(minutes=minutes))
    with acting_as(cast["ratna"].pk):
        mail = Mail.objects.get()
        tries = mail.tries
    assert (mail.state, mail.fault) == ("waiting", "refused")
    assert tries == 3  # after 10 and 20 minutes: each wait is twice as long
    settings.RELAY = up
    at(MORNING + timedelta(hours=8))  # late is better than never, while it is the same day
    assert standing(cast) == [("sent", "refused")]
    assert len(relay) == 1


def test_after_a_day_it_is_given_up_and_said(wish: Any, settings: Any, cast: Any, signed_in: Any) -> None:
    settings.RELAY = Relay("127.0.0.1", 1, "", None, "kabar@contoh.example", "none", ())
    at(MORNING)
    at(MORNING + timedelta(hours=23))
    assert standing(cast)[0] == ("waiting", "refused")
    at(MORNING + timedelta(hours=25))
    assert standing(cast)[0] == ("gave_up", "refused")
    with acting_as(cast["ratna"].pk):
        assert [one.code for one in Notice.objects.all()] == ["mail_not_sent"]


def test_an_address_that_is_refused_is_not_tried_again(wish: Any, relay: Taken, cast: Any) -> None:
    relay.strangers = ("ratna@",)
    at(MORNING)
    assert standing(cast) == [("gave_up", "recipient")]
    with acting_as(cast["ratna"].pk):
        assert [one.code for one in Notice.objects.all()] == ["mail_refused"]
    relay.strangers = ()
    at(MORNING + timedelta(hours=1))
    assert relay == []
    relay.refuse = True
    at(MORNING + timedelta(days=1))
    assert standing(cast)[1] == ("waiting", "not_now")


def test_without_a_relay_nothing_is_begun(wish: Any, cast: Any) -> None:
    assert in_force.RELAY is None
    at(MORNING)
    assert standing(cast) == []


def test_the_administrator_reads_numbers(wish: Any, relay: Taken, cast: Any, people: Any, signed_in: Any) -> None:
    relay.strangers = ("ratna@",)
    with clock.stopped(clock.now()):
        local = clock.local_now()
        at(local.replace(hour=8).astimezone(UTC))
    ana = signed_in("ana").get("/surel/")
    page = ana.content.decode()
    assert ana.status_code == 200
    assert "Alamat penerima ditolak" in page
    assert "ratna" not in page
    assert "surel tidak terkirim" in signed_in("ana").get("/").content.decode()
    assert signed_in("ratna").get("/surel/").status_code == 403
    with acting_as(cast["nyai"].pk):
        assert Mail.objects.count() == 0


def test_she_switches_it_on_herself(cast: Any, signed_in: Any) -> None:
    ratna = signed_in("ratna")
    asked = {"greeting": "Bu Ratna", "language": "id", "theme": "", "morning_mail": "on"}
    refused = ratna.post("/pengaturan/", asked)
    assert refused.status_code == 422
    assert "belum ada di daftar petugas" in refused.content.decode()
    assert "Bu Ratna" in refused.content.decode()
    User.objects.filter(pk=cast["ratna"].pk).update(email="ratna@contoh.example")
    assert ratna.post("/pengaturan/", asked).status_code == 302
    assert User.objects.get(pk=cast["ratna"].pk).morning_mail
    assert ratna.post("/pengaturan/", {**asked, "morning_mail": ""}).status_code == 302
    assert not User.objects.get(pk=cast["ratna"].pk).morning_mail
