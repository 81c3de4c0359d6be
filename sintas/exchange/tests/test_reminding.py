"""Nobody answers: Ratna is told, then the heads of both units; in the end the offer runs out. The case is hers all the while."""

from datetime import timedelta

import pytest

from sintas.access.actions.restricting import restrict
from sintas.cases.actions.team import add_member, block
from sintas.cases.policy import the_case
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.tasks import tasks_in
from sintas.exchange.actions.proposing import propose
from sintas.exchange.actions.receiving import accept
from sintas.exchange.actions.reminding import remind
from sintas.exchange.jobs import remind_of_transfers
from sintas.exchange.reading.incoming import incoming_for
from sintas.exchange.reading.transfers import transfer_of
from sintas.exchange.tests.conftest import WORDS
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.practice.transfer import answer_within
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import NotYours
from sintas.staff.models import Notice

AT_ONCE = timedelta(0)


@pytest.fixture
def offered_ago(case, house, people, as_user):
    """offered_ago(4): the offer was made four days ago; it asks for an answer within three."""

    def make(days):
        with as_user("ratna"), clock.stopped(clock.now() - timedelta(days=days)):
            return propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS)

    return make


def told(as_user, who):
    with as_user(who):
        return sorted(Notice.objects.exclude(code="transfer_offered").values_list("code", flat=True))


def run(**how):
    with acting_as(None):
        return remind(**how)


def test_first_whoever_leads_and_the_unit_then_the_heads(offered_ago, case, as_user):
    offered_ago(4)
    remind_of_transfers()
    assert told(as_user, "ratna") == ["transfer_unanswered"]
    assert told(as_user, "inda") == ["transfer_late"]
    assert told(as_user, "sari") == []
    assert run() == 0  # again adds nothing
    assert run(rises_after=AT_ONCE) == 1
    assert told(as_user, "sari") == ["transfer_risen"]
    assert told(as_user, "wulan") == ["transfer_late", "transfer_risen"]
    assert run(rises_after=AT_ONCE) == 0
    for who in ("budi", "tono", "siska", "nyai"):
        assert told(as_user, who) == []
    with as_user("ratna"):
        steps = Trail.objects.filter(file_id=case.pk, verb="remind of transfer").order_by("id")
        assert [(row.actor_id, row.detail["step"]) for row in steps] == [(None, "reminded"), (None, "risen")]
    with as_user("sari"):  # a neutral sentence that leads into no file
        assert set(Notice.objects.values_list("file_id", flat=True)) == {None}


def test_in_the_end_it_runs_out_and_nothing_is_in_between(offered_ago, case, house, people, as_user):
    offer = offered_ago(15)
    with as_user("wulan"):
        assert incoming_for(people["wulan"]) == []
        with pytest.raises(NotYours):
            open_release(by=people["wulan"], release_id=offer.pk)
    assert run() == 1
    assert told(as_user, "ratna") == ["transfer_expired"]
    with as_user("ratna"):
        assert transfer_of(case, offer.pk).state == "expired"
        assert the_case(people["ratna"], case.pk).unit_id == house.unit.pk
        assert tasks_in(case, people["ratna"]) == []
        assert propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS).outcome == "proposed"


def test_offered_again_before_anybody_wrote_that_it_ran_out(offered_ago, case, house, people, as_user):
    old = offered_ago(15)
    with as_user("ratna"):
        new = propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS)
        assert (transfer_of(case, old.pk).state, transfer_of(case, new.pk).state) == ("expired", "proposed")


def test_nothing_is_asked_before_its_day_or_after_its_answer(offered, people, cast, as_user):
    assert run() == 0
    with as_user("wulan"):
        accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)
    assert run(rises_after=AT_ONCE) == 0


def test_of_a_restricted_case_its_head_hears_nothing(offered_ago, case, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        restrict(by=people["ratna"], case=case, reason=load("restriction_reasons").in_use()[0].code)
        block(by=people["ratna"], case=case, user_id=cast["inda"].pk)
    offered_ago(4)
    run()
    run(rises_after=AT_ONCE)
    assert told(as_user, "sari") == []
    assert told(as_user, "inda") == []  # kept out of the file: told of nothing
    assert told(as_user, "wulan") == ["transfer_late", "transfer_risen"]


def test_the_more_urgent_the_sooner():
    days = [answer_within(row.code).days for row in load("referral_urgency").in_use()]
    assert days == sorted(days)
    assert days[0] == 1
