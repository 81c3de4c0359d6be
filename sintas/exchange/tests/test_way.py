"""The way follows what casework writes, the database keeps its order, and a referral sent before this room was built gets its way."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sintas.cases.models import Record
from sintas.casework import followers
from sintas.casework.actions.ending import answer_referral, refer
from sintas.casework.models import Referral
from sintas.exchange.actions.answering_back import answer_as_partner
from sintas.exchange.actions.entering import knock
from sintas.exchange.actions.recording import record_step
from sintas.exchange.models import Move, Sending
from sintas.exchange.reading.open_referrals import mine_on_the_way
from sintas.exchange.reading.way import releases_of, way_of
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.practice.referral import STATES, allowed, answer_due
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal


def way(entry):
    return [(move.step, move.after) for move in Move.objects.filter(sending__entry=entry).order_by("sending__turn", "number")]


@pytest.fixture
def say(on_its_way):
    """say(state, ...) answers the referral on the page of casework."""

    def answer(state, **facts):
        with acting_as(on_its_way.by.user_id):
            return answer_referral(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry, state=state, **facts)

    return answer


def test_sending_begins_the_way_with_the_day_an_answer_is_owed(on_its_way):
    with acting_as(on_its_way.by.user_id):
        sending = Sending.objects.get()
        assert (sending.receiver_kind, sending.urgency) == ("health", "this_week")
        assert sending.due_on == answer_due(clock.today(), "this_week")
        assert way(on_its_way.entry) == [("sent", "sent")]


def test_what_is_prepared_has_no_way_yet(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = refer(by=people["ratna"], case=case, receiver="RS Contoh")
        assert not Sending.objects.exists()
        answer_referral(by=people["ratna"], case=case, entry=row.entry, state="declined", answer="klien memilih menunggu")
        assert not Sending.objects.exists()


def test_answers_of_casework_are_steps(on_its_way, say):
    say("accepted", answer="Senin")
    say("done")
    with acting_as(on_its_way.by.user_id):
        assert way(on_its_way.entry) == [("sent", "sent"), ("accepted", "accepted"), ("done", "done")]


def test_a_correction_stands_as_one(on_its_way, say):
    say("done")
    say("accepted", answer="belum selesai ternyata")
    with acting_as(on_its_way.by.user_id):
        assert way(on_its_way.entry)[-1] == ("corrected", "accepted")


def test_declined_and_sent_again_is_a_second_turn(on_its_way, say):
    say("declined", answer="penuh")
    with acting_as(on_its_way.by.user_id):
        current = Referral.current.get()
        refer(
            by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry, based_on=current.number, receiver="RS Contoh",
            receiver_kind="health", state="sent", released=["services"],
        )  # fmt: skip
        assert way(on_its_way.entry) == [("sent", "sent"), ("declined", "declined"), ("sent", "sent")]
        assert Sending.objects.count() == 2


def test_taken_back_to_prepared_is_withdrawn_and_the_link_ends(on_its_way, link):
    with acting_as(on_its_way.by.user_id):
        refer(
            by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry, based_on=1, receiver="RS Contoh", receiver_kind="health", state="prepared"
        )
        assert way(on_its_way.entry)[-1] == ("withdrawn", "withdrawn")
    with acting_as(link.link_id):
        assert knock(link.link_id, link.token) is None


@pytest.mark.parametrize("change", [{"receiver": "RS Lain"}, {"released": ["services"]}])
def test_another_receiver_or_less_data_ends_the_link(on_its_way, link, change):
    given = {"receiver": "RS Contoh", "receiver_kind": "health", "state": "sent"} | change
    with acting_as(on_its_way.by.user_id):
        refer(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry, based_on=1, **given)
    with acting_as(link.link_id):
        assert knock(link.link_id, link.token) is None


def test_a_corrected_purpose_leaves_the_link(on_its_way, link):
    with acting_as(on_its_way.by.user_id):
        refer(
            by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry, based_on=1, receiver="RS Contoh", receiver_kind="health",
            state="sent", purpose="mata kiri",
        )  # fmt: skip
    with acting_as(link.link_id):
        assert knock(link.link_id, link.token) is not None


def test_imported_referrals_have_their_way(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = refer(by=people["ratna"], case=case, receiver="RS Contoh", state="accepted", imported=True)
        assert way(row.entry) == [("sent", "sent"), ("accepted", "accepted")]
        told = refer(by=people["ratna"], case=case, receiver="RS Lama", imported=True)
        assert way(told.entry) == []


def test_the_team_writes_what_it_learned(on_its_way):
    token = uuid7()
    args = {"by": on_its_way.by, "case": on_its_way.case, "entry": on_its_way.entry}
    with acting_as(on_its_way.by.user_id):
        for _again in range(2):
            record_step(**args, step="received", submission=token)
        with pytest.raises(BadInput):
            record_step(**args, step="declined", words=" ")
        with pytest.raises(BadInput):
            record_step(**args, step="moon")
        record_step(**args, step="lapsed", words="tiga kali ditelepon")
        with pytest.raises(NotNow):
            record_step(**args, step="accepted")
        assert way(on_its_way.entry) == [("sent", "sent"), ("received", "received"), ("lapsed", "lapsed")]
        assert Referral.current.get().state == "declined"


def test_nobody_outside_the_team_writes_a_step(on_its_way, people, as_user):
    for stranger in ("budi", "sari"):
        with as_user(stranger), pytest.raises((Refusal, NotYours)):
            record_step(by=people[stranger], case=on_its_way.case, entry=on_its_way.entry, step="received")
    with as_user("dewi"), pytest.raises(Refusal):
        record_step(by=people["dewi"], case=on_its_way.case, entry=on_its_way.entry, step="received")


def put(sending, number, step, before, after, **more):
    return Move.objects.create(
        file_id=sending.file_id, organisation_id=sending.organisation_id, sending=sending, number=number, step=step, before=before, after=after,
        at=clock.now(), **more,
    )  # fmt: skip


def test_the_database_knows_no_other_order(on_its_way):
    with acting_as(on_its_way.by.user_id):
        sending = Sending.objects.get()
        me = {"actor_id": on_its_way.by.user_id}
        for before in STATES:
            for after in STATES:
                if after in allowed(before) or before == after:
                    continue
                with pytest.raises(IntegrityError), transaction.atomic():
                    put(sending, 2, after, before, after, **me)
        with pytest.raises(IntegrityError), transaction.atomic():  # allowed by itself, but nobody accepted
            put(sending, 2, "begun", "accepted", "begun", **me)
        with pytest.raises(IntegrityError), transaction.atomic():
            put(sending, 3, "accepted", "sent", "accepted", **me)
        with pytest.raises(IntegrityError), transaction.atomic():
            put(sending, 1, "sent", "", "sent", **me)
        with pytest.raises(DatabaseError), transaction.atomic():  # in somebody else's name
            put(sending, 2, "accepted", "sent", "accepted", actor_id=uuid7())
        with pytest.raises(DatabaseError), transaction.atomic():
            Move.objects.update(step="done")


def test_what_was_sent_before_gets_its_way(open_a_case, people, as_user, monkeypatch):
    """The statements of the migration, on a referral written while nothing followed it."""
    monkeypatch.setattr(followers, "_FOLLOW_REFERRALS", [])
    case = open_a_case("ratna")
    args = {"by": people["ratna"], "case": case}
    with as_user("ratna"):
        row = refer(**args, receiver="Pengasuh", receiver_kind="carers", urgency="planned", state="sent", happened=clock.today())
        answer_referral(**args, entry=row.entry, state="accepted", answer="Senin")
        refer(**args, receiver="RS Contoh")
        for statement in import_module("sintas.exchange.migrations.0004_sent_before").WAYS:
            with connection.cursor() as c:
                c.execute(statement)
        assert way(row.entry) == [("sent", "sent"), ("accepted", "accepted")]
        assert [one.due_on for one in Sending.objects.all()] == [answer_due(clock.today(), "planned")]


def test_another_receiver_is_another_sending_and_each_keeps_its_own_words(on_its_way, link, partner):
    with acting_as(link.link_id):
        answer_as_partner(by=partner, step="received", words="sedang dipelajari")
    with clock.stopped(clock.now() + timedelta(days=3)), acting_as(on_its_way.by.user_id):
        refer(
            by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry, based_on=1, receiver="RS Lain", receiver_kind="health", state="sent",
            urgency="this_week", released=["services"],
        )  # fmt: skip
        assert way(on_its_way.entry) == [
            ("sent", "sent"), ("received", "received"), ("noted", "received"), ("withdrawn", "withdrawn"), ("sent", "sent"),
        ]  # fmt: skip
        assert Sending.objects.order_by("turn").last().due_on == answer_due(clock.today(), "this_week")
        assert [(one.state, one.news) for one in mine_on_the_way(on_its_way.by, "id")] == [("sent", False)]
        trail.record(
            by=on_its_way.by, verb="read referral", file_id=on_its_way.case.pk, opens=True, opens_release=releases_of(on_its_way.case, on_its_way.entry)
        )
        shown = way_of(on_its_way.by, on_its_way.case, Referral.current.get(), "id")
        assert (shown.receiver, [one.by for one in shown.steps][1]) == ("RS Lain", "dari mitra: RS Contoh")
        assert "sedang dipelajari" in Record.objects.get(kind="referral_step").line
