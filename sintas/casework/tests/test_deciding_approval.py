"""Siska answers; the paper closes behind her, and nobody else has a say."""

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.cases.actions.team import block
from sintas.cases.policy import the_case
from sintas.cases.reading.releases import open_release
from sintas.casework.actions.approving import ask_approval, decide, withdraw
from sintas.casework.models import SupervisorApproval
from sintas.casework.reading.approval_queue import waiting_for
from sintas.casework.reading.approvals import approval_of, comment_of
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.keyring import Erased
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff.actor import actor_for
from sintas.staff.models import Notice, Posting


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


def test_after_the_answer_her_key_does_not_open_it_any_more(asked, case, people, as_user):
    siska = people["siska"]
    with as_user("siska"):
        assert decide(by=siska, approval_id=asked.pk, outcome="returned", comment="lengkapi indikator").outcome == "returned"
    with as_user("siska"):
        assert waiting_for(siska) == []
        with pytest.raises(NotYours):
            open_release(by=siska, release_id=asked.pk)
        assert Wrap.objects.filter(file_id=asked.pk).count() == 0
        trail.record(by=siska, verb="read release", file_id=case.pk, opens_release=asked.pk)
        with pytest.raises(Erased):
            _ = SupervisorApproval.objects.get(pk=asked.pk).comment
    with as_user("ratna"):
        open_release(by=people["ratna"], release_id=asked.pk)
        assert comment_of(case, asked.pk) == "lengkapi indikator"
        assert list(Notice.objects.values_list("code", "file_id")) == [("approval_returned", case.pk)]
        row = Trail.objects.get(file_id=case.pk, verb="decide approval")
        assert (row.actor_id, row.detail["outcome_of"]) == (siska.user_id, "returned")
        assert "indikator" not in str(row.detail)


def test_an_answer_sent_twice_is_one_answer(asked, people, as_user):
    siska = people["siska"]
    with as_user("siska"):
        first = decide(by=siska, approval_id=asked.pk, outcome="approved", comment="baik")
        again = decide(by=siska, approval_id=asked.pk, outcome="approved", comment="baik sekali")
        assert first.decided_at == again.decided_at
        with pytest.raises(NotNow):
            decide(by=siska, approval_id=asked.pk, outcome="returned", comment="tidak jadi")
    with as_user("ratna"):
        assert Notice.objects.count() == 1
        assert approval_of_one(people, asked).state == "approved"


def approval_of_one(people, asked):
    return approval_of(the_case(people["ratna"], asked.file_id), asked.pk)


def test_returning_asks_for_a_comment_and_an_answer_for_a_choice(asked, people, as_user):
    with as_user("siska"):
        for said, field in (({"outcome": "returned", "comment": "  "}, "comment"), ({"outcome": "maybe"}, "outcome"), ({"outcome": "superseded"}, "outcome")):
            with pytest.raises(BadInput) as refused:
                decide(by=people["siska"], approval_id=asked.pk, **said)
            assert list(refused.value.fields) == [field]
        assert len(waiting_for(people["siska"])) == 1


@pytest.mark.parametrize("who", ["ratna", "sari", "budi", "tono", "nyai"])
def test_nobody_else_answers(asked, people, as_user, who):
    with as_user(who):
        with pytest.raises(NotYours):
            decide(by=people[who], approval_id=asked.pk, outcome="approved")
        assert waiting_for(people[who]) == []


def test_the_database_too_refuses_an_answer_by_the_team(asked, as_user):
    sql = "UPDATE casework_supervisorapproval SET outcome = %s, decided_at = now() WHERE id = %s"
    with as_user("ratna"), pytest.raises(ProgrammingError, match="only whoever was asked"), transaction.atomic(), connection.cursor() as c:
        c.execute(sql, ["approved", asked.pk])
    with as_user("siska"), connection.cursor() as c:
        c.execute(sql, ["approved", asked.pk])
        with pytest.raises(ProgrammingError, match="only whoever was asked"), transaction.atomic():
            c.execute(sql, ["returned", asked.pk])


def test_a_supervisor_who_is_blocked_finds_nothing(asked, case, people, cast, as_user):
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=cast["siska"].pk)
    with as_user("siska"):
        assert waiting_for(people["siska"]) == []
        with pytest.raises(NotYours):
            decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    with as_user("ratna"):  # and the team asks somebody else
        withdraw(by=people["ratna"], case=case, approval_id=asked.pk)
        assert ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["sari"].pk).outcome == "asked"


def test_an_office_that_ended_decides_nothing(asked, cast, as_user):
    Posting.objects.filter(user=cast["siska"]).update(ended_at=clock.now())
    siska = actor_for(cast["siska"])
    with as_user("siska"):
        assert waiting_for(siska) == []
        with pytest.raises(NotYours):
            decide(by=siska, approval_id=asked.pk, outcome="approved")
