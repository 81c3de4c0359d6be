"""Wulan's unit cannot take the case now; she says why, and it stays with Ratna."""

import pytest

from sintas.cases.actions.team import hand_over
from sintas.cases.policy import the_case
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.tasks import tasks_in
from sintas.exchange.actions.receiving import accept, decline
from sintas.exchange.reading.incoming import incoming_for
from sintas.exchange.reading.transfers import answer_of, transfer_of
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff.models import Notice


def test_the_case_stays_and_its_team_reads_why(offered, case, people, as_user):
    with as_user("wulan"):
        done = decline(by=people["wulan"], transfer_id=offered.pk, refusal="no_room", words="mulai Maret ada tempat")
        again = decline(by=people["wulan"], transfer_id=offered.pk, refusal="other", words="lain")
        assert (done.outcome, again.refusal) == ("declined", "no_room")
        assert incoming_for(people["wulan"]) == []
        with pytest.raises(NotYours):
            open_release(by=people["wulan"], release_id=offered.pk)
    with as_user("ratna"):
        assert the_case(people["ratna"], case.pk).number == offered.number
        open_release(by=people["ratna"], release_id=offered.pk)
        assert answer_of(case, offered.pk) == "mulai Maret ada tempat"
        line = transfer_of(case, offered.pk)
        assert (line.state, line.refusal) == ("declined", "Belum ada petugas atau tempat")
        assert tasks_in(case, people["ratna"]) == []
        assert list(Notice.objects.values_list("code", "file_id")) == [("transfer_declined", case.pk)]
        row = Trail.objects.get(file_id=case.pk, verb="decline transfer")
        assert (row.actor_id, row.detail["refusal"]) == (people["wulan"].user_id, "no_room")
        assert "Maret" not in str(row.detail)


def test_a_reason_is_asked_for(offered, people, as_user):
    with as_user("wulan"):
        for said, field in (
            ({"refusal": ""}, "refusal"),
            ({"refusal": "because"}, "refusal"),
            ({"refusal": "other", "words": " "}, "words"),
        ):
            with pytest.raises(BadInput) as refused:
                decline(by=people["wulan"], transfer_id=offered.pk, **said)
            assert list(refused.value.fields) == [field]
        assert len(incoming_for(people["wulan"])) == 1


@pytest.mark.parametrize("who", ["ratna", "budi", "sari", "siska", "inah", "tono", "lina", "nyai"])
def test_nobody_else_answers(offered, people, cast, who, as_user):
    with as_user(who):
        with pytest.raises(NotYours):
            decline(by=people[who], transfer_id=offered.pk, refusal="no_room")
        with pytest.raises(NotYours):
            accept(by=people[who], transfer_id=offered.pk, lead_id=cast["tono"].pk)


def test_declined_is_not_accepted_afterwards(offered, people, cast, as_user):
    with as_user("wulan"):
        decline(by=people["wulan"], transfer_id=offered.pk, refusal="no_room")
    with as_user("inda"), pytest.raises(NotNow):
        accept(by=people["inda"], transfer_id=offered.pk, lead_id=cast["tono"].pk)


def test_whoever_leads_today_is_told(offered, case, people, cast, as_user):
    with as_user("ratna"):
        hand_over(by=people["ratna"], file_id=case.pk, new_lead_id=cast["budi"].pk, why="absence")
    with as_user("inda"):
        decline(by=people["inda"], transfer_id=offered.pk, refusal="not_safe")
    with as_user("budi"):
        assert "transfer_declined" in Notice.objects.values_list("code", flat=True)
