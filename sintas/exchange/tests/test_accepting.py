"""Wulan accepts and Tono leads: the whole case goes over at once, and its old unit keeps a number and a day."""

from datetime import timedelta

import pytest
from django.db import connection

from sintas.access.actions.restricting import restrict
from sintas.cases.actions.appointing import appoint
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.team import add_member, block, hand_over
from sintas.cases.models import Access
from sintas.cases.policy import the_case, visible_to
from sintas.cases.reading.diary import between
from sintas.cases.reading.head import head_of
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.tasks import tasks_of
from sintas.cases.reading.team import team_of
from sintas.casework.actions.approving import ask_approval
from sintas.casework.reading.approval_queue import waiting_for
from sintas.casework.tests.approving import write_plan
from sintas.exchange.actions.proposing import propose
from sintas.exchange.actions.receiving import accept
from sintas.exchange.reading.incoming import incoming_for
from sintas.exchange.reading.transfers import gone_from, transfer_of
from sintas.exchange.tests.conftest import WORDS
from sintas.kit import clock
from sintas.programmes.actions.enrolling import enrol
from sintas.safekeeping import replaying
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff.models import Notice, Posting, User


@pytest.fixture
def accepted(offered, people, cast, as_user):
    with as_user("wulan"):
        return accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)


def test_the_case_is_theirs(accepted, case, house, people, as_user):
    assert (accepted.outcome, accepted.new_number) == ("accepted", "AN-0001")
    with as_user("tono"):
        mine = the_case(people["tono"], case.pk)
        assert (mine.unit_id, mine.number, mine.file.unit_id) == (house.other_unit.pk, "AN-0001", house.other_unit.pk)
        assert head_of(mine, actor=people["tono"]).name == "Bunga Melati"
        assert [(one.name, one.role) for one in team_of(mine)] == [("Tono", "lead")]
        assert [(one.name, one.role) for one in team_of(mine, ended=True)] == [("Ratna", "lead")]
        assert transfer_of(mine, accepted.pk).number == "KS-0001"
        assert open_release(by=people["tono"], release_id=accepted.pk).parts
        verbs = list(Trail.objects.filter(file_id=case.pk).values_list("verb", flat=True))
        assert verbs.count("accept transfer") == 1
        assert "open case" in verbs  # the history came along
        assert list(Notice.objects.values_list("code", "file_id")) == [("case_handed_over", case.pk)]


def test_the_old_unit_keeps_a_number_and_a_day(accepted, case, people, as_user):
    for who in ("ratna", "sari", "siska"):
        with as_user(who):
            assert not visible_to(people[who]).exists()
            with pytest.raises(NotYours):
                the_case(people[who], case.pk)
            (one,) = gone_from(people[who])
            assert (one.number, one.unit, one.day) == ("KS-0001", "Anak", accepted.answered_at)
    for who in ("budi", "inah", "wulan", "tono", "lina", "nyai"):
        with as_user(who):
            assert gone_from(people[who]) == []
    with as_user("ratna"):
        assert list(Notice.objects.values_list("code", "file_id")) == [("transfer_accepted", None)]
        with pytest.raises(NotYours):
            open_release(by=people["ratna"], release_id=accepted.pk)


def test_a_carer_who_goes_out_with_it_is_told_of_in_the_file_and_never_brought_back(offered, case, begin, mira, people, cast, as_user, noted):
    made = begin(mentors=[mira.user_id])
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        enrol(by=people["ratna"], case=case, programme_id=made.pk, from_on=clock.today())
    before = User.objects.get(pk=mira.user_id).session_epoch
    with as_user("wulan"):
        accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)
    with as_user("tono"):
        gone = {row.user_id: row.pk for row in Access.objects.filter(file_id=case.pk, ended_at__isnull=False)}
        assert set(gone) == {people[who].user_id for who in ("ratna", "budi")} | {mira.user_id}
        assert Trail.objects.get(file_id=case.pk, verb="care out").detail == {"user": str(mira.user_id), "role": "mentor"}
    assert {one for kind, one in noted if kind == replaying.OUT} == {gone[cast["budi"].pk], gone[mira.user_id]}
    assert User.objects.get(pk=mira.user_id).session_epoch == before + 1


def test_whoever_accepts_but_does_not_lead_reads_it_no_more(accepted, case, people, as_user):
    with as_user("wulan"):
        assert incoming_for(people["wulan"]) == []
        assert not visible_to(people["wulan"]).exists()
        with pytest.raises(NotYours):
            open_release(by=people["wulan"], release_id=accepted.pk)


def test_the_second_of_two_reads_a_plain_sentence(accepted, people, cast, as_user):
    with as_user("wulan"):  # the same answer again is the same answer
        assert accept(by=people["wulan"], transfer_id=accepted.pk, lead_id=cast["tono"].pk).new_number == "AN-0001"
    with as_user("inda"), pytest.raises(NotNow) as refused:
        accept(by=people["inda"], transfer_id=accepted.pk, lead_id=cast["wulan"].pk)
    assert "sudah diterima" in str(refused.value.sentence)


def test_what_is_owed_and_agreed_goes_along(case, offered, people, cast, as_user):
    tomorrow = clock.now() + timedelta(days=1)
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        give_task(by=people["ratna"], case=case, owner_id=cast["budi"].pk, title="telepon sekolah")
        appoint(by=people["ratna"], case=case, starts_at=tomorrow, owner_id=cast["budi"].pk, about="bertemu guru")
        write_plan(people["ratna"], case)
        ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk)
    with as_user("wulan"):
        accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)
    with as_user("tono"):
        assert [(one.title, one.mine) for one in tasks_of(people["tono"])] == [("telepon sekolah", True)]
        assert len(between(people["tono"], clock.today(), clock.today() + timedelta(days=2))) == 1
    with as_user("siska"):  # what stood before somebody of the old unit ended
        assert waiting_for(people["siska"]) == []
    with as_user("budi"):
        assert not visible_to(people["budi"]).exists()
        assert "transfer_accepted" in Notice.objects.values_list("code", flat=True)


def test_a_conflict_of_interest_binds(case, house, people, cast, as_user):
    with as_user("ratna"):
        for who in ("tono", "inda"):
            block(by=people["ratna"], case=case, user_id=cast[who].pk)
        offered = propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS)
    with as_user("inda"):
        assert incoming_for(people["inda"]) == []
        with pytest.raises(NotYours):
            accept(by=people["inda"], transfer_id=offered.pk, lead_id=cast["inda"].pk)
    with as_user("wulan"):
        with pytest.raises(BadInput) as refused:
            accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)
        assert list(refused.value.fields) == ["lead"]
        assert accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["wulan"].pk).new_number == "AN-0001"
    with as_user("tono"):
        assert not visible_to(people["tono"]).exists()
    with as_user("wulan"):
        assert the_case(people["wulan"], case.pk).closed_on is None


def test_who_may_lead(offered, case, house, people, cast, as_user):
    gone = cast["tono"]
    Posting.objects.filter(user=gone).update(ended_at=clock.now())
    with as_user("wulan"):
        for who in ("tono", "budi", "inda", "lina", "ratna"):
            with pytest.raises(BadInput):
                accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast[who].pk)
    with as_user("ratna"):  # nothing of it happened
        case.refresh_from_db(fields=["number"])
        assert (the_case(people["ratna"], case.pk).number, len(team_of(case))) == ("KS-0001", 1)


def test_a_restricted_case_stays_restricted(offered, case, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        restrict(by=people["ratna"], case=case, reason=a_ground())
    with as_user("wulan"):
        accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)
    with as_user("tono"):
        assert the_case(people["tono"], case.pk).restricted_at is not None
    with as_user("sari"):  # the old head never knew of it, and does not learn of it now
        assert gone_from(people["sari"]) == []
    with as_user("ratna"):
        assert len(gone_from(people["ratna"])) == 1
    with as_user("wulan"), connection.cursor() as c:
        c.execute("SELECT hidden_files()")
        assert c.fetchone() == ([case.pk],)


def a_ground():
    from sintas.practice.catalogue import load

    return load("restriction_reasons").in_use()[0].code


def test_a_case_closed_meanwhile_is_not_taken(offered, case, people, cast, as_user):
    with as_user("ratna"), connection.cursor() as c:
        c.execute("UPDATE cases_case SET closed_on = current_date, closing_reason = 'moved' WHERE file_id = %s", [case.pk])
    with as_user("wulan"), pytest.raises(NotNow):
        accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)


def test_the_number_is_not_spent_on_a_refusal(offered, people, cast, as_user):
    with as_user("wulan"):
        with pytest.raises(BadInput):
            accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["budi"].pk)
        assert accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk).new_number == "AN-0001"


def test_whoever_led_it_last_keeps_its_number(offered, case, people, cast, as_user):
    with as_user("ratna"):
        hand_over(by=people["ratna"], file_id=case.pk, new_lead_id=cast["budi"].pk, why="absence")
    with as_user("wulan"):
        accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)
    for who in ("ratna", "budi"):  # who offered it, and who led it when it went
        with as_user(who):
            assert [one.number for one in gone_from(people[who])] == ["KS-0001"]
