"""A case conference is called together: planned, changed, called off; colleagues hear of it without a word of the case."""

from datetime import time, timedelta

import pytest

from sintas.cases.actions.team import end_membership
from sintas.cases.models import Record, Task
from sintas.exchange.actions import replying
from sintas.exchange.actions.convening import call_conference, call_off
from sintas.exchange.actions.entering import knock
from sintas.exchange.actions.inviting import invite_colleagues
from sintas.exchange.actions.replying import record_reply, reply_as_partner
from sintas.exchange.models import Convening, Invitation, Reply
from sintas.exchange.reading.my_conferences import conferences_ahead
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice

from .conferring import in_a_week


def plan(called, **other):
    said = {"on": called.row.on, "purpose": called.row.purpose, "agenda": called.row.agenda, "at": called.row.at, "mode": "in_person"}
    words = {"place": called.row.place, "leader": called.row.leader, "summary": called.row.summary}
    return call_conference(by=called.by, case=called.case, entry=called.entry, based_on=called.row.number, **said | words | other)


def test_it_stands_in_the_story_and_the_trail(called):
    with acting_as(called.by.user_id):
        assert Record.objects.get(file_id=called.case.pk, kind="convening").source_entry == called.entry
        assert Trail.objects.filter(file_id=called.case.pk, verb="record convening").count() == 1
        assert Trail.objects.filter(file_id=called.case.pk, verb="invite").count() == 3
        assert called.row.agenda == ["Keadaan sekarang", "Siapa mendampingi ke klinik"]


def test_its_hour_is_kept_and_is_not_the_hour_it_was_called(called):
    with acting_as(called.by.user_id):
        assert Convening.current.get(entry=called.entry).at == time(9)
        assert Record.objects.get(file_id=called.case.pk, kind="convening").happened_at is None


def test_a_colleague_is_told_and_owes_an_answer_until_the_day(called, people, as_user):
    with as_user("budi"):
        assert Notice.objects.filter(user_id=people["budi"].user_id, code="conference_invited").count() == 1
        [task] = Task.objects.filter(kind="conference_invited")
        assert task.owner_id == people["budi"].user_id and task.due_at.date() == called.row.on
        [ahead] = conferences_ahead(people["budi"])
        assert (ahead.entry, ahead.state) == (called.entry, "invited")
        record_reply(by=people["budi"], case=called.case, invitation_id=called.budi.pk, step="accepted")
        assert not Task.objects.filter(kind="conference_invited", done_at=None).exists()
    with as_user("ratna"):
        assert Notice.objects.filter(user_id=called.by.user_id, code="conference_answered").count() == 1
        assert [one.state for one in conferences_ahead(called.by)] == ["accepted"]  # whoever plans and ticks herself has answered


def test_another_day_closes_the_copies_and_tells_the_invited(called, pack, people, as_user):
    with as_user("ratna"):
        plan(called, on=in_a_week() + timedelta(days=3))
    with acting_as(pack.link_id):
        assert knock(pack.link_id, pack.token) is None
    with as_user("budi"):
        assert Notice.objects.filter(user_id=people["budi"].user_id, code="conference_changed").count() == 1
        assert Task.objects.get(kind="conference_invited", done_at=None).due_at.date() == in_a_week() + timedelta(days=3)


def test_what_is_amiss_is_said_at_once_and_nothing_is_kept(unasked, people, as_user):
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            call_conference(by=people["ratna"], case=unasked, on=clock.today() - timedelta(days=1), purpose=" ", agenda=[" "])
        assert set(refused.value.fields) == {"on", "purpose", "agenda"}
        assert not Convening.objects.exists()


def test_called_off_nobody_owes_or_reads_anything(called, pack, people, as_user):
    with as_user("ratna"):
        with pytest.raises(BadInput):
            call_off(by=called.by, case=called.case, entry=called.entry, why=" ")
        trail.record(by=called.by, verb="open form convening", file_id=called.case.pk, opens=True)
        for _again in range(2):
            call_off(by=called.by, case=called.case, entry=called.entry, why="Klien memilih menunggu.")
        assert Convening.current.get().called_off and Convening.objects.count() == 2
        for late in (lambda: plan(called), lambda: invite_colleagues(by=called.by, case=called.case, entry=called.entry, user_ids=[])):
            with pytest.raises(NotNow):
                late()
        assert not Task.objects.filter(kind="conference_invited", done_at=None).exists()
    with acting_as(pack.link_id):
        assert knock(pack.link_id, pack.token) is None
    with as_user("budi"):
        assert Notice.objects.filter(user_id=people["budi"].user_id, code="conference_called_off").count() == 1
        assert conferences_ahead(people["budi"]) == []


def test_nobody_outside_the_team_calls_or_finds_one(called, people, as_user):
    said = {"case": called.case, "on": in_a_week(), "purpose": "x", "agenda": ["y"]}
    for stranger in ("tono", "sari", "dewi"):
        with as_user(stranger):
            assert not Convening.objects.exists() and not Invitation.objects.exists() and not Reply.objects.exists()
            with pytest.raises((Refusal, NotYours)):
                call_conference(by=people[stranger], entry=called.entry, based_on=1, **said)


def test_who_is_not_on_the_team_is_not_asked_by_account(called, cast, as_user):
    with as_user("ratna"):
        for who, field in (([], "user_ids"), ([cast["tono"].pk], "user_ids")):
            with pytest.raises(BadInput) as refused:
                invite_colleagues(by=called.by, case=called.case, entry=called.entry, user_ids=who)
            assert set(refused.value.fields) == {field}
        assert invite_colleagues(by=called.by, case=called.case, entry=called.entry, user_ids=[cast["budi"].pk]) == []


def test_who_left_the_team_is_neither_asked_nor_told(called, people, as_user):
    with as_user("ratna"):
        end_membership(by=called.by, case=called.case, user_id=people["budi"].user_id, why="on_leave")
        plan(called, on=in_a_week() + timedelta(days=3))
        trail.record(by=called.by, verb="open form convening", file_id=called.case.pk, opens=True)
        call_off(by=called.by, case=called.case, entry=called.entry, why="Klien memilih menunggu.")
    with as_user("budi"):
        assert not Notice.objects.filter(code__in=("conference_changed", "conference_called_off")).exists()


def test_a_partner_who_writes_much_does_not_stop_the_team(called, tuti, monkeypatch):
    monkeypatch.setattr(replying, "MOST", 2)
    with acting_as(tuti.user_id):
        for words in ("satu", "dua"):
            reply_as_partner(by=tuti, step="said", words=words)
        with pytest.raises(NotNow):
            reply_as_partner(by=tuti, step="said", words="tiga")
    with acting_as(called.by.user_id):
        assert record_reply(by=called.by, case=called.case, invitation_id=called.tuti.pk, step="accepted").step == "accepted"
