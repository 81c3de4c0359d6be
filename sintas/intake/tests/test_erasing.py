"""An enquiry that never became a case is erased by two people: whoever took it in asks, the head of the unit decides seven days later."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.access.actions import erasing as act
from sintas.access.models import Erasure
from sintas.access.reading.erasing import asked_of, what_would_go
from sintas.access.tests.conftest import past_every_lock
from sintas.access.tests.test_erasing_everything import STAYS, rows
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.actions.receiving import receive
from sintas.intake.models import Enquiry
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal
from sintas.staff.actor import actor_for
from sintas.staff.models import Notice
from sintas.staff.testing import hire

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["past_every_lock"]  # a fixture of the test of cases, used here as well
DAYS8 = timedelta(days=8)


@pytest.fixture
def received(people: Any, house: Any, as_user: Any) -> Enquiry:
    with as_user("inah"):
        return receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency="today", safe_now="no", name="Melati", told="Ia datang.")


@pytest.fixture
def closed(received: Enquiry, people: Any, as_user: Any) -> Enquiry:
    with as_user("sari"):
        return decide_otherwise(by=people["sari"], enquiry=received, state="redirected", redirected_to="Puskesmas terdekat")


def ask(people: Any, enquiry: Enquiry, who: str = "inah", ago: timedelta = DAYS8) -> Erasure:
    with acting_as(people[who].user_id), clock.stopped(clock.now() - ago):
        return act.ask_erasure(by=people[who], case=enquiry, ground="client_wish", words="Ia memintanya.", number=enquiry.number)


def test_asked_on_its_page_decided_and_gone(closed, people, cast, signed_in, as_user, past_every_lock):
    inah, sari = signed_in("inah"), signed_in("sari")
    here = f"/pengaduan/{closed.pk}/penghapusan/"
    assert here in inah.get(f"/pengaduan/{closed.pk}/").content.decode()
    assert inah.post(here, {"ground": "client_wish", "words": "Ia memintanya."}).status_code == 303
    assert "menunggu keputusan" in inah.get(here).content.decode()
    with as_user("inah"):
        act.withdraw_erasure(by=people["inah"], case=closed)
    row = ask(people, closed)
    listed = sari.get("/penghapusan/").content.decode()
    assert closed.number in listed and "Melati" not in listed
    page = sari.get(f"/penghapusan/{row.pk}/")
    assert {str(fact.term): fact.words for fact in page.context["going"]}["Pengaduan"] == "2"  # the enquiry and its one telling
    assert sari.post(f"/penghapusan/{row.pk}/").status_code == 303
    assert {table for table, n in rows(past_every_lock, closed.pk).items() if n} <= set(STAYS)
    past_every_lock.execute("SELECT count(*) FROM safekeeping_wrap WHERE file_id = %s", [closed.pk])
    assert past_every_lock.fetchone() == (0,)
    past_every_lock.execute("SELECT number, unit_id, outcome, words IS NULL FROM access_erasure WHERE id = %s", [row.pk])
    assert past_every_lock.fetchone() == (closed.number, closed.unit_id, "erased", True)
    for browser in (inah, sari):
        gone, never = browser.get(f"/pengaduan/{closed.pk}/"), browser.get(f"/pengaduan/{uuid7()}/")
        assert (gone.status_code, len(gone.content)) == (404, len(never.content))
    with as_user("inah"):
        assert Notice.objects.filter(code="file_erased").count() == 1


def test_an_open_one_and_one_that_became_a_case_are_not_asked_for(received, people, cast, house, signed_in, as_user):
    inah = signed_in("inah")
    page = inah.get(f"/pengaduan/{received.pk}/penghapusan/").content.decode()
    assert "belum diputuskan tidak dapat dihapus" in page and 'name="ground"' not in page
    assert inah.post(f"/pengaduan/{received.pk}/penghapusan/", {"ground": "client_wish"}).status_code == 422
    with as_user("sari"):
        accept(by=people["sari"], enquiry=received, lead_id=cast["ratna"].pk)
    assert inah.post(f"/pengaduan/{received.pk}/penghapusan/", {"ground": "client_wish"}).status_code == 422
    row = ask(people, received)  # past the page: the database knows that it became a case
    with as_user("sari"), pytest.raises(NotNow):
        act.erase(by=people["sari"], erasure_id=row.pk)
    with as_user("sari"), pytest.raises(ProgrammingError, match="not yours to decide"), transaction.atomic(), connection.cursor() as c:
        c.execute("SELECT * FROM erase_file(%s)", [row.pk])
    with as_user("inah"):
        assert Enquiry.objects.filter(pk=received.pk).exists()


def test_seven_days_four_eyes_and_nothing_held(closed, people, cast, as_user, signed_in):
    early = ask(people, closed, ago=timedelta(days=6))
    with as_user("sari"), pytest.raises(NotNow):
        act.erase(by=people["sari"], erasure_id=early.pk)
    inah = signed_in("inah")
    here = f"/pengaduan/{closed.pk}/penghapusan/"
    assert inah.post(here + "tarik/").status_code == 303
    row = ask(people, closed)
    assert inah.post(here + "tahan/", {"tahan-reason": "legal_process"}).status_code == 303
    with as_user("sari"), pytest.raises(NotNow) as held:
        act.erase(by=people["sari"], erasure_id=row.pk)
    assert "ditahan" in str(held.value.sentence)
    assert inah.post(here + "tahan/", {"akhiri": "1"}).status_code == 303
    with as_user("sari"):
        assert dict(what_would_go(asked_of(people["sari"], row.pk)))
        act.erase(by=people["sari"], erasure_id=row.pk)


def test_the_head_who_took_it_in_herself_needs_another_head(people, house, as_user):
    with as_user("sari"):
        own = receive(by=people["sari"], unit_id=house.unit.pk, route="self", urgency="today", safe_now="no", name="Kenanga")
        decide_otherwise(by=people["sari"], enquiry=own, state="withdrawn")
    row = ask(people, own, who="sari")
    with as_user("sari"), pytest.raises(NotNow):
        act.erase(by=people["sari"], erasure_id=row.pk)
    other = hire("hesti", house.unit, "head")
    with acting_as(other.pk):
        act.erase(by=actor_for(other), erasure_id=row.pk)


def test_declined_leads_back_to_its_own_page(closed, people, cast, as_user, signed_in):
    row = ask(people, closed)
    assert signed_in("sari").post(f"/penghapusan/{row.pk}/tolak/").status_code == 303
    day = signed_in("inah").get("/").content.decode()
    assert f"/pengaduan/{closed.pk}/penghapusan/" in day
    with as_user("sari"), pytest.raises(NotYours):
        act.erase(by=people["sari"], erasure_id=row.pk)


@pytest.mark.parametrize("who", ["ratna", "budi", "siska", "sari", "ana", "tono", "lina", "nyai"])
def test_nobody_asks_but_whoever_took_it_in(closed, people, as_user, signed_in, who):
    with as_user(who), pytest.raises(Refusal):
        act.ask_erasure(by=people[who], case=closed, ground="client_wish", number=closed.number)
    answer = signed_in(who).get(f"/pengaduan/{closed.pk}/penghapusan/")
    if who == "sari":  # she decided it and answers for it: she sees how it stands
        assert answer.status_code == 200 and 'name="ground"' not in answer.content.decode()
    else:
        assert answer.status_code == 404


@pytest.mark.parametrize("who", ["inah", "ratna", "siska", "ana", "tono", "lina", "nyai"])
def test_nobody_decides_but_the_head_of_its_unit(closed, people, as_user, who):
    row = ask(people, closed)
    with as_user(who), pytest.raises((Refusal, NotYours)):
        act.erase(by=people[who], erasure_id=row.pk)
    with as_user(who), connection.cursor() as c:
        c.execute("SELECT what_would_go(%s)::text, (SELECT count(*) FROM erasures_of(%s))", [row.pk, closed.unit_id])
        assert c.fetchone() == ("{}", 0)
        with pytest.raises(ProgrammingError, match="not yours to decide"), transaction.atomic():
            c.execute("SELECT * FROM erase_file(%s)", [row.pk])
