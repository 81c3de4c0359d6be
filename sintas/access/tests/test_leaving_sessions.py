"""Sessions end on the next request when somebody is out of a team, a role or the house; by one's own hand this very session goes on."""

from __future__ import annotations

from typing import Any

import pytest

from sintas.access.actions.joining import join
from sintas.access.actions.restricting import restrict
from sintas.cases.actions.team import add_member, block, end_membership, hand_over
from sintas.safekeeping.identity import acting_as
from sintas.staff.actions.leaving import let_go
from sintas.staff.actions.postings import end
from sintas.staff.drafts import drafts_of
from sintas.staff.models import Posting, User

PAGE = "/pengaturan/"
LONG = "Ia bercerita bahwa pelaku menunggu di depan sekolah setiap Jumat sore."


@pytest.fixture
def case(open_a_case: Any, people: Any, cast: Any, as_user: Any) -> Any:
    """Ratna leads, Budi helps."""
    made = open_a_case("ratna")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=made, user_id=cast["budi"].pk, role="second")
    return made


def is_in(browser: Any) -> bool:
    answer = browser.get(PAGE)
    assert answer.status_code == 200 or answer.url.startswith("/masuk/")
    return bool(answer.status_code == 200)


def by_the_lead(case: Any, people: Any, cast: Any) -> None:
    end_membership(by=people["ratna"], case=case, user_id=cast["budi"].pk, why="left")


def a_conflict(case: Any, people: Any, cast: Any) -> None:
    block(by=people["ratna"], case=case, user_id=cast["budi"].pk)


@pytest.mark.parametrize(("who", "act"), [("ratna", by_the_lead), ("ratna", a_conflict)])
def test_taken_off_a_team(case, people, cast, signed_in, who, act):
    budi, phone, sari = signed_in("budi"), signed_in("budi"), signed_in("sari")
    assert is_in(budi)
    with acting_as(people[who].user_id):
        act(case, people, cast)
    assert (is_in(budi), is_in(phone), is_in(sari)) == (False, False, True)


def test_a_supervisor_who_had_joined_when_it_becomes_a_restricted_case(case, people, cast, signed_in, as_user):
    siska, sari = signed_in("siska"), signed_in("sari")
    with as_user("siska"):
        join(by=people["siska"], file_id=case.pk, reason="safety")
    with as_user("ratna"):
        restrict(by=people["ratna"], case=case, reason="hiding")
    assert (is_in(siska), is_in(sari)) == (False, True)


def test_handed_over_by_the_head(case, people, cast, signed_in, as_user):
    ratna, budi = signed_in("ratna"), signed_in("budi")
    with as_user("sari"):
        hand_over(by=people["sari"], file_id=case.pk, new_lead_id=cast["budi"].pk, why="absence")
    assert (is_in(ratna), is_in(budi)) == (False, True)


def test_a_role_ended_and_an_account_ended(people, cast, signed_in, as_user):
    budi, tono = signed_in("budi"), signed_in("tono")
    with as_user("ana"):
        end(by=people["ana"], posting=Posting.objects.get(user=cast["budi"], ended_at=None))
        let_go(by=people["ana"], user=User.objects.get(username="tono"))
    assert (is_in(budi), is_in(tono)) == (False, False)


@pytest.mark.parametrize("at", ["tim", "workload", "role"])
def test_by_ones_own_hand_this_session_goes_on_and_the_others_end(case, people, cast, house, signed_in, open_a_case, at):
    who = {"tim": "budi", "workload": "sari", "role": "ana"}[at]
    here, phone = signed_in(who), signed_in(who)
    if at == "tim":
        here.post(leave_address(case, cast["budi"]))
    elif at == "workload":
        own = open_a_case("sari")
        data = {"cases": [str(own.pk)], "new_lead": str(cast["budi"].pk), "why": "caseload"}
        assert here.post(workload_address(house), data).status_code == 302
    else:
        from sintas.staff.testing import hire

        hire("arif", house.unit, "administrator")
        posting = Posting.objects.get(user=cast["ana"], ended_at=None)
        assert here.post(f"/petugas/{cast['ana'].pk}/peran/{posting.pk}/akhiri/").status_code == 303
    assert (is_in(here), is_in(phone)) == (True, False)


def leave_address(case: Any, user: User) -> str:
    from django.urls import reverse

    return reverse("cases:leave", args=[case.pk, user.pk])


def workload_address(house: Any) -> str:
    from django.urls import reverse

    return reverse("cases:workload_of", args=[house.unit.pk])


def test_giving_ones_own_case_away_keeps_this_session(case, cast, signed_in):
    here, phone = signed_in("ratna"), signed_in("ratna")
    assert here.post(f"/kasus/{case.pk}/tim/serahkan/", {"user": str(cast["budi"].pk), "why": "leaving"}).status_code == 302
    assert (is_in(here), is_in(phone)) == (True, False)


# what stood on the screen of somebody who is out ------------------------------------------------------------------------------------------


def test_what_was_typed_is_not_kept_and_not_lost_without_a_word(case, people, cast, signed_in, client):
    """He sends, the door asks, he signs in again: a plain page gives him his own words back, and nothing of them is stored anywhere."""
    budi = signed_in("budi")
    with acting_as(cast["ratna"].pk):
        by_the_lead(case, people, cast)
    sent = budi.post(f"/kasus/{case.pk}/catatan/", {"text": LONG, "submission": "C" * 22})
    assert sent.status_code == 401
    assert LONG not in sent.content.decode()
    from sintas.staff.testing import through_the_door

    page = through_the_door(budi, "budi", carried=sent.context["carried"], next="/")
    assert page.status_code == 404
    assert LONG in page.content.decode()
    assert "tidak disimpan" in page.content.decode()
    with acting_as(cast["budi"].pk):
        assert drafts_of(people["budi"]) == []


def test_the_same_when_the_session_still_stands(case, people, cast, signed_in):
    """He left in one tab and writes on in the other. Not his and not there answer alike, his own words included."""
    budi = signed_in("budi")
    budi.post(leave_address(case, cast["budi"]))
    from sintas.kit.ids import uuid7

    mine = budi.post(f"/kasus/{case.pk}/catatan/", {"text": LONG, "submission": "C" * 22})
    nobodys = budi.post(f"/kasus/{uuid7()}/catatan/", {"text": LONG, "submission": "C" * 22})
    assert mine.status_code == nobodys.status_code == 404
    assert LONG in mine.content.decode()
    assert len(mine.content) == len(nobodys.content)
    saved = budi.post(f"/draf/?form=/kasus/{case.pk}/catatan/", {"text": LONG})
    assert saved.status_code == 404
    with acting_as(cast["budi"].pk):
        assert drafts_of(people["budi"]) == []
