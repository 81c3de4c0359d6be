"""Joining, leaving, handing over, conflict of interest: the file is never without a lead and never open to the wrong one."""

import pytest
from django.db import IntegrityError, connection, transaction

from sintas.cases.actions.team import add_member, block, end_membership, hand_over
from sintas.cases.models import Access, Case, Client, Conflict
from sintas.cases.policy import visible_to
from sintas.kit import clock
from sintas.safekeeping.models import Wrap
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna")


def test_a_colleague_joins_and_leaves(case, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        with pytest.raises(BadInput):
            add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
    with as_user("budi"):
        assert visible_to(people["budi"]).get().pk == case.pk
        end_membership(by=people["budi"], case=case, user_id=cast["budi"].pk, why="left")
        assert Case.objects.count() == 0  # at once
    with as_user("ratna"):
        assert Access.objects.filter(user=cast["budi"]).exclude(ended_at=None).count() == 1  # and stays readable


def test_nobody_of_another_house_joins(case, people, cast, as_user):
    with as_user("ratna"), pytest.raises(BadInput):
        add_member(by=people["ratna"], case=case, user_id=cast["lina"].pk)


def test_the_lead_hands_over_before_leaving(case, people, cast, as_user):
    with as_user("ratna"):
        with pytest.raises(NotNow):
            end_membership(by=people["ratna"], case=case, user_id=cast["ratna"].pk, why="left")
        hand_over(by=people["ratna"], file_id=case.pk, new_lead_id=cast["budi"].pk, why="leaving")
        assert Case.objects.count() == 0
    with as_user("budi"):
        assert Access.objects.get(file_id=case.pk, role="lead", ended_at=None).user_id == cast["budi"].pk


def test_the_head_hands_over_without_reading(case, people, cast, as_user):
    with as_user("sari"):
        hand_over(by=people["sari"], file_id=case.pk, new_lead_id=cast["budi"].pk, why="absence")
        assert [m.objects.count() for m in (Case, Client, Wrap)] == [0, 0, 0]
    with as_user("budi"):
        assert visible_to(people["budi"]).count() == 1
    with as_user("ratna"):
        assert visible_to(people["ratna"]).count() == 0


def test_others_do_not_hand_over(case, people, cast, as_user):
    for who in ("budi", "siska", "tono", "nyai"):
        with as_user(who), pytest.raises(Refusal), transaction.atomic():
            hand_over(by=people[who], file_id=case.pk, new_lead_id=cast["budi"].pk, why="other")


def test_a_file_is_never_without_a_lead(case, people, as_user):
    with as_user("ratna"), pytest.raises(IntegrityError, match="never without a lead"), transaction.atomic():
        leave_without_a_lead(case)


def leave_without_a_lead(case):
    """What no verb does: end the lead's row, and let the database look at once instead of at commit."""
    Access.objects.filter(file_id=case.pk, role="lead").update(ended_at=clock.now())
    with connection.cursor() as c:
        c.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_conflict_of_interest_beats_everything(case, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        block(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        with pytest.raises(BadInput):
            add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        with pytest.raises(BadInput), transaction.atomic():
            hand_over(by=people["ratna"], file_id=case.pk, new_lead_id=cast["budi"].pk, why="other")
        with pytest.raises(NotNow):
            block(by=people["ratna"], case=case, user_id=cast["ratna"].pk)
    with as_user("budi"):
        assert [m.objects.count() for m in (Case, Client, Wrap, Access, Conflict)] == [0, 0, 0, 0, 0]


def test_the_team_page_says_who_opened_the_file(case, people, cast, signed_in, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
    signed_in("budi").get(f"/kasus/{case.pk}/")
    signed_in("lina").get(f"/kasus/{case.pk}/")
    page = signed_in("ratna").get(f"/kasus/{case.pk}/tim/").content.decode()
    assert "Budi" in page
    assert "Menambah anggota tim" in page
    added = signed_in("ratna").post(f"/kasus/{case.pk}/tim/tambah/", {"user": str(cast["dewi"].pk), "role": "carer"})
    assert added.status_code == 302
    given = signed_in("ratna").post(f"/kasus/{case.pk}/tim/serahkan/", {"user": str(cast["budi"].pk), "why": "leaving"})
    assert given.status_code == 302
    assert signed_in("ratna").get(f"/kasus/{case.pk}/tim/").status_code == 404
