"""Sari heads the unit: she sees who carries how much and hands cases over, without a name or a word of theirs."""

import pytest

from sintas.cases.actions.opening import open_case
from sintas.cases.policy import visible_to


@pytest.fixture
def two(open_a_case):
    return [open_a_case("ratna", name="Bunga Melati"), open_a_case("ratna", name="Kenanga")]


def test_numbers_without_names_of_clients(two, signed_in):
    page = signed_in("sari").get("/beban/").content.decode()
    assert "KS-0001 · Engagement · Ratna" in page
    assert "Melati" not in page
    assert "Kenanga" not in page


def test_a_supervisor_looks_and_hands_nothing_over(two, signed_in, cast):
    siska = signed_in("siska")
    assert "Menyerahkan kasus" not in siska.get("/beban/").content.decode()
    assert siska.post("/beban/", {"cases": [str(two[0].pk)], "new_lead": str(cast["budi"].pk), "why": "leaving"}).status_code == 403


def test_several_cases_go_to_another_lead(two, signed_in, cast, people, as_user):
    sari = signed_in("sari")
    typed = {"cases": [str(case.pk) for case in two], "new_lead": str(cast["budi"].pk), "why": "leaving"}
    assert sari.post("/beban/", typed).status_code == 302
    with as_user("budi"):
        assert visible_to(people["budi"]).count() == 2
    with as_user("ratna"):
        assert visible_to(people["ratna"]).count() == 0
    assert "KS-0001 · Engagement · Budi" in sari.get("/beban/").content.decode()
    assert sari.get(f"/kasus/{two[0].pk}/").status_code == 404


def test_all_or_none(two, signed_in, cast, people, as_user):
    from sintas.cases.actions.team import block

    with as_user("ratna"):
        block(by=people["ratna"], case=two[1], user_id=cast["budi"].pk)
    typed = {"cases": [str(case.pk) for case in two], "new_lead": str(cast["budi"].pk), "why": "leaving"}
    answer = signed_in("sari").post("/beban/", typed)
    assert answer.status_code == 422
    with as_user("ratna"):
        assert visible_to(people["ratna"]).count() == 2


def test_only_whoever_may_lead_a_case_is_offered(two, signed_in, cast):
    """An auditor with no case at hand is the easiest choice in the list, and would be refused."""
    page = signed_in("sari").get("/beban/").content.decode()
    by_hand = signed_in("ratna").get(f"/kasus/{two[0].pk}/tim/serahkan/").content.decode()
    for shown in (page, by_hand):
        assert f'<option value="{cast["budi"].pk}"' in shown
        for who in ("dewi", "inah", "siska", "ana"):
            assert f'<option value="{cast[who].pk}"' not in shown, who


def test_what_is_missing_is_said(two, signed_in):
    answer = signed_in("sari").post("/beban/", {})
    assert answer.status_code == 422
    assert "Pilih paling sedikit satu kasus." in answer.content.decode()


def test_outsiders(two, signed_in, house, cast, people, as_user):
    for who in ("ratna", "dewi", "ana", "lina"):
        assert signed_in(who).get("/beban/").status_code == 403, who
    with as_user("lina"):
        other = open_case(by=people["lina"], unit_id=house.ngo_unit.pk, client={"name": "Mawar"})
    nyai = signed_in("nyai")
    page = nyai.get("/beban/").content.decode()
    assert "KS-0001" not in page
    assert other.number in page
    foreign = nyai.post("/beban/", {"cases": [str(two[0].pk)], "new_lead": str(cast["lina"].pk), "why": "leaving"})
    assert foreign.status_code == 422  # not among her cases at all
