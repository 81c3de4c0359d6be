"""A file is erased: nothing of it can be read or found again, by anybody, in any table; before that, four eyes and seven days."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from sintas.access.actions import erasing as act
from sintas.access.models import Erasure
from sintas.access.reading.erasing import asked_in, kept_too_long
from sintas.cases.models import Case
from sintas.cases.reading.caseload import lines_for
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import actor_for
from sintas.staff.models import Notice
from sintas.staff.testing import hire

DAYS8 = timedelta(days=8)


@pytest.fixture
def case(open_a_case: Any) -> Any:
    return open_a_case("ratna", name="Bunga")


def ask(people: Any, case: Any, ground: str = "client_wish", ago: timedelta = DAYS8, who: str = "ratna") -> Erasure:
    with acting_as(people[who].user_id), clock.stopped(clock.now() - ago):
        return act.ask_erasure(by=people[who], case=case, ground=ground, words="Ia memintanya sendiri di kantor.")


def erase(people: Any, row: Erasure, who: str = "sari") -> None:
    with acting_as(people[who].user_id):
        act.erase(by=people[who], erasure_id=row.pk)


def test_asked_decided_and_gone(case, people, cast, signed_in, as_user):
    row = ask(people, case)
    with as_user("sari"):
        assert Notice.objects.filter(code="erasure_asked").count() == 1
    sari, ratna = signed_in("sari"), signed_in("ratna")
    listed = sari.get("/penghapusan/").content.decode()
    assert case.number in listed
    assert "Bunga" not in listed
    page = sari.get(f"/penghapusan/{row.pk}/")
    going = {str(fact.term): fact.words for fact in page.context["going"]}
    assert going["Data klien"] == "1"
    assert "Bunga" not in page.content.decode()
    assert sari.post(f"/penghapusan/{row.pk}/").status_code == 303
    for browser in (ratna, sari):
        for path in ("", "catatan/", "tim/", "penghapusan/", "surat/"):
            gone, never = browser.get(f"/kasus/{case.pk}/{path}"), browser.get(f"/kasus/{uuid7()}/{path}")
            assert (gone.status_code, len(gone.content)) == (404, len(never.content)), path
    assert case.number not in ratna.get("/kasus/").content.decode()
    listed = sari.get("/penghapusan/").content.decode()
    assert case.number in listed
    assert "Permintaan klien" in listed
    with as_user("ratna"):
        assert Notice.objects.filter(code="file_erased").count() == 1
        assert lines_for(people["ratna"], [case.pk], "id") == {}


def test_seven_days_four_eyes_and_nothing_held(case, people, cast, house, signed_in, as_user):
    row = ask(people, case, ago=timedelta(days=6))
    with pytest.raises(NotNow):
        erase(people, row)
    with acting_as(people["sari"].user_id), pytest.raises(ProgrammingError, match="too early"), transaction.atomic():
        call("erase_file", row)
    sari = signed_in("sari")
    assert "Dapat dihapus mulai" in sari.get(f"/penghapusan/{row.pk}/").content.decode()
    assert sari.post(f"/penghapusan/{row.pk}/").status_code == 409
    with as_user("ratna"):
        act.withdraw_erasure(by=people["ratna"], case=case)
    with pytest.raises(NotYours):
        erase(people, row)
    row = ask(people, case)
    with as_user("ratna"):
        act.hold(by=people["ratna"], case=case, reason="legal_process")
    with pytest.raises(NotNow) as held:
        erase(people, row)
    assert "ditahan" in str(held.value.sentence)
    with as_user("ratna"):
        act.end_hold(by=people["ratna"], case=case)
    erase(people, row)


def test_never_by_whoever_asked_even_when_she_heads_the_unit(open_a_case, people, cast, house):
    own = open_a_case("sari")
    row = ask(people, own, who="sari")
    with pytest.raises(NotNow):
        erase(people, row)
    with acting_as(people["sari"].user_id), pytest.raises(ProgrammingError, match="never by whoever asked"), transaction.atomic():
        call("erase_file", row)
    other = hire("hesti", house.unit, "head")
    with acting_as(other.pk):
        act.erase(by=actor_for(other), erasure_id=row.pk)


def call(function: str, row: Erasure) -> None:
    with connection.cursor() as c:
        c.execute(f"SELECT * FROM {function}(%s)", [row.pk])  # noqa: S608 - one of two names written below


@pytest.mark.parametrize("who", ["ratna", "budi", "siska", "ana", "tono", "lina", "nyai", "dewi", "inah"])
def test_nobody_else_decides_not_even_past_the_pages(case, people, cast, signed_in, who):
    row = ask(people, case)
    with pytest.raises((Refusal, NotYours)):
        erase(people, row, who)
    for function in ("erase_file", "decline_erasure"):
        with acting_as(people[who].user_id), pytest.raises(ProgrammingError, match="not yours to decide"), transaction.atomic():
            call(function, row)
    with acting_as(people[who].user_id), connection.cursor() as c:
        c.execute("SELECT what_would_go(%s)::text, (SELECT count(*) FROM erasures_of(%s)), (SELECT count(*) FROM kept_too_long(%s, 0, 0))",
                  [row.pk, case.unit_id, case.unit_id])  # fmt: skip
        assert c.fetchone() == ("{}", 0, 0)
    somebody = signed_in(who)
    mine = somebody.get(f"/penghapusan/{row.pk}/")
    nobodys = somebody.get(f"/penghapusan/{uuid7()}/")
    assert (mine.status_code, len(mine.content)) == (nobodys.status_code, len(nobodys.content))
    assert mine.status_code in (403, 404)


def test_a_blocked_head_does_not_see_it(case, people, cast, as_user):
    from sintas.cases.actions.team import block

    row = ask(people, case)
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=cast["sari"].pk)
    with as_user("sari"):
        assert asked_in(people["sari"]) == []
    with pytest.raises(NotYours):
        erase(people, row)


def test_only_the_lead_asks_with_a_ground_once(case, people, cast, as_user, signed_in):
    from sintas.cases.actions.team import add_member

    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
    with pytest.raises(Refusal):
        ask(people, case, who="budi")
    for name in ("access:erasure", "access:erasure_hold"):  # whatever stands in the form
        assert signed_in("budi").post(reverse(name, args=[case.pk]), {}).status_code == 403, name
    with pytest.raises(BadInput):
        ask(people, case, ground="no_such_ground")
    with pytest.raises(BadInput):
        ask(people, case, ground="")
    ask(people, case)
    with pytest.raises(NotNow):
        ask(people, case)
    assert signed_in("budi").post(f"/kasus/{case.pk}/penghapusan/", {"ground": "client_wish"}).status_code == 403


def test_a_held_file_is_not_even_asked_for(case, people, as_user, signed_in):
    ratna = signed_in("ratna")
    assert ratna.post(f"/kasus/{case.pk}/penghapusan/tahan/", {"tahan-reason": "police_report"}).status_code == 303
    with pytest.raises(NotNow):
        ask(people, case)
    typed = "Ia meminta semuanya dihapus, juga fotonya."
    refused = ratna.post(f"/kasus/{case.pk}/penghapusan/", {"ground": "client_wish", "words": typed})
    assert refused.status_code == 422
    assert typed in refused.content.decode()
    page = ratna.get(f"/kasus/{case.pk}/penghapusan/").content.decode()
    assert "Laporan polisi belum selesai" in page
    assert ratna.post(f"/kasus/{case.pk}/penghapusan/tahan/", {"akhiri": "1"}).status_code == 303
    ask(people, case)


def test_declined_the_lead_is_told(case, people, cast, as_user, signed_in):
    row = ask(people, case)
    assert signed_in("sari").post(f"/penghapusan/{row.pk}/tolak/").status_code == 303
    with as_user("ratna"):
        assert Erasure.objects.get().outcome == "declined"
        assert Notice.objects.filter(code="erasure_declined").count() == 1
        assert Case.objects.filter(pk=case.pk).count() == 1
    assert signed_in("ratna").get(f"/kasus/{case.pk}/").status_code == 200


def test_no_step_is_taken_by_writing_the_row(case, people, as_user):
    """As the app role: neither declining nor erasing, and what has ended stays ended."""
    ask(people, case)
    with as_user("ratna"):
        for outcome in ("erased", "declined"):
            with pytest.raises(ProgrammingError, match="decided by the head"), transaction.atomic():
                Erasure.objects.filter(file_id=case.pk).update(outcome=outcome, ended_at=clock.now())
        act.withdraw_erasure(by=people["ratna"], case=case)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Erasure.objects.filter(file_id=case.pk).update(outcome="asked", ended_at=None)
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
            c.execute("SELECT destroy_file(%s, now(), NULL)", [case.pk])


def test_it_asks_for_a_fresh_proof(case, people, signed_in):
    row, sari = ask(people, case), signed_in("sari")
    with clock.stopped(clock.now() + timedelta(minutes=6)):
        assert sari.get(f"/penghapusan/{row.pk}/").url.startswith("/masuk/lagi/")
        assert sari.post(f"/penghapusan/{row.pk}/").status_code in (302, 401)


def test_closed_cases_past_their_time_are_a_list_and_nothing_more(open_a_case, people, cast, as_user, signed_in):
    old, child, young = open_a_case("ratna", name="Satu"), open_a_case("ratna", name="Dua", age_stated=12), open_a_case("ratna", name="Tiga")
    with as_user("ratna"):
        for case, years in ((old, 11), (child, 11), (young, 9)):
            closed = clock.today() - timedelta(days=int(365.25 * years))
            Case.objects.filter(pk=case.pk).update(closed_on=closed, closing_reason="goals_met", opened_on=closed)
    with as_user("sari"):
        assert [one.number for one in kept_too_long(people["sari"])] == [old.number]
    page = signed_in("sari").get("/penghapusan/").content.decode()
    assert old.number in page
    assert child.number not in page
    with as_user("ratna"):
        assert Case.objects.filter(pk=old.pk).exists()


def test_the_trail_says_it_in_order(case, people, as_user, written):
    row = ask(people, case)
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=case.pk, verb="ask erasure").count() == 1
    erase(people, row)
    (said,) = written("erase file")
    assert (said["file"], said["ground"], said["actor"]) == (case.pk, "client_wish", people["sari"].user_id)


def test_the_page_of_the_case_leads_there_for_its_lead(case, signed_in):
    assert reverse("access:erasure", args=[case.pk]) in signed_in("ratna").get(f"/kasus/{case.pk}/tim/").content.decode()
