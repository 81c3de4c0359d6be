"""Ratna takes the offer back before anybody answered."""

import pytest

from sintas.cases.actions.team import add_member
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.tasks import tasks_in
from sintas.exchange.actions.proposing import propose, take_back
from sintas.exchange.actions.receiving import accept, decline
from sintas.exchange.reading.incoming import incoming_for
from sintas.exchange.reading.transfers import transfer_of
from sintas.exchange.tests.conftest import WORDS
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal


def test_from_then_on_nobody_else_reads_it(offered, case, people, cast, as_user):
    with as_user("ratna"):
        first = take_back(by=people["ratna"], case=case, transfer_id=offered.pk)
        again = take_back(by=people["ratna"], case=case, transfer_id=offered.pk)
        assert (first.outcome, first.answered_at) == ("withdrawn", again.answered_at)
        assert Trail.objects.filter(file_id=case.pk, verb="withdraw transfer").count() == 1
        assert tasks_in(case, people["ratna"]) == []
        assert transfer_of(case, offered.pk).state == "withdrawn"
        assert open_release(by=people["ratna"], release_id=offered.pk).parts  # the team keeps what it wrote
    with as_user("wulan"):
        assert incoming_for(people["wulan"]) == []
        with pytest.raises(NotYours):
            open_release(by=people["wulan"], release_id=offered.pk)
        with pytest.raises(NotNow, match="NotNow"):
            accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)


def test_then_it_may_be_offered_again(offered, case, house, people, as_user):
    with as_user("ratna"):
        take_back(by=people["ratna"], case=case, transfer_id=offered.pk)
        assert propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS).pk != offered.pk


def test_an_answer_came_first(offered, case, people, as_user):
    with as_user("inda"):
        decline(by=people["inda"], transfer_id=offered.pk, refusal="no_room")
    with as_user("ratna"), pytest.raises(NotNow):
        take_back(by=people["ratna"], case=case, transfer_id=offered.pk)


def test_who_may(offered, case, people, cast, as_user, open_a_case):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
    with as_user("budi"), pytest.raises(Refusal):
        take_back(by=people["budi"], case=case, transfer_id=offered.pk)
    other = open_a_case("ratna")
    with as_user("ratna"), pytest.raises(NotYours):
        take_back(by=people["ratna"], case=other, transfer_id=offered.pk)
