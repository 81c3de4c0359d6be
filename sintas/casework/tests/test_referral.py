"""A referral: only what the client let go, to whom she let it go, and the answer that comes back."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from sintas.cases.actions.consent import record_consent, withdraw_consent
from sintas.cases.actions.people import record_person
from sintas.cases.models import Task, UrgentStep
from sintas.cases.reading.consent import may
from sintas.cases.reading.tasks import tasks_of
from sintas.casework.actions.ending import answer_referral, refer
from sintas.casework.models import Referral
from sintas.casework.reading.released import LetGo, classes_to_give
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import uuid7
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

THURSDAY = datetime(2024, 9, 26, 8, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = THURSDAY.date()


@pytest.fixture
def thursday():
    with clock.stopped(THURSDAY):
        yield


@pytest.fixture
def case(thursday, open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati", birth=FuzzyDate.in_year(2000))
    agreed(case, on=date(2024, 8, 26))
    return case


@pytest.fixture
def let_go(case, people, as_user):
    """let_go("health", "identity", "services"): the client agrees to a referral there, with these data."""

    def say(recipient, *classes, **facts):
        with as_user("ratna"):
            return record_consent(
                **{"by": people["ratna"], "case": case, "outcome": "given", "purposes": ["referral"], "recipients": [recipient]}
                | {"data_classes": list(classes), "happened": date(2024, 9, 1)} | facts
            )  # fmt: skip

    return say


@pytest.fixture
def send(case, people, as_user):
    """send(...) writes or corrects a referral as Ratna."""

    def write(**facts):
        given = {"by": people["ratna"], "case": case, "happened": TODAY, "receiver": "RS Contoh", "receiver_kind": "health"}
        with as_user("ratna"):
            return refer(**given | facts)

    return write


def tasks(people, as_user):
    with as_user("ratna"):
        return [(task.kind, task.due_at.date()) for task in tasks_of(people["ratna"]) if task.kind == "referral_answer"]


def test_it_is_prepared_without_consent_and_waits_for_it_to_be_sent(send, let_go, people, as_user):
    first = send(reasons=["- luka lama", ""], condition=["tenang", "tidur membaik"])
    assert first.state == "prepared"
    with pytest.raises(BadInput) as refused:
        send(entry=first.entry, based_on=1, state="sent")
    assert "Klien belum menyetujui" in str(refused.value.fields["state"])
    let_go("health", "identity", "services")
    sent = send(entry=first.entry, based_on=1, state="sent", released=["identity", "services"], urgency="this_week")
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=sent.file_id, opens=True)
        kept = Referral.current.get()
        assert (kept.number, kept.reasons, kept.condition, kept.released) == (
            2,
            ["luka lama"],
            ["tenang", "tidur membaik"],
            ["identity", "services"],
        )
    assert tasks(people, as_user) == [("referral_answer", TODAY + timedelta(days=7))]


def test_only_what_was_let_go_to_this_receiver_may_be_ticked(send, let_go):
    let_go("health", "identity", "services")
    for released in (["identity", "psychology"], ["images"]):
        with pytest.raises(BadInput) as refused:
            send(released=released)
        assert load("data_classes").label(released[-1], "id") in str(refused.value.fields["released"])
    with pytest.raises(BadInput):
        send(receiver_kind="police", released=["identity"])
    assert send(released=["identity"]).released == ["identity"]


def test_a_withdrawal_does_not_undo_the_past_and_stops_what_is_new(send, let_go, case, people, as_user):
    let_go("health", "identity", "services")
    sent = send(state="sent", released=["identity"])
    with as_user("ratna"):
        withdraw_consent(by=people["ratna"], case=case, purposes=["referral"], happened=TODAY)
    send(entry=sent.entry, based_on=1, purpose="pemeriksaan ulang")
    with pytest.raises(BadInput):
        send(entry=sent.entry, based_on=2, released=["identity", "services"])
    with pytest.raises(BadInput):
        send(entry=sent.entry, based_on=2, receiver_kind="police", released=["identity"])
    with pytest.raises(BadInput):
        send(state="sent")


def test_a_referral_that_waits_is_asked_again_when_it_goes(send, let_go, case, people, as_user):
    let_go("health", "identity", "services")
    waiting = send(released=["identity", "services"])
    with as_user("ratna"):
        withdraw_consent(by=people["ratna"], case=case, purposes=["referral"], happened=TODAY)
    let_go("health", "identity", happened=TODAY)
    with pytest.raises(BadInput) as refused:
        send(entry=waiting.entry, based_on=1, state="sent")
    assert "Layanan yang telah diberikan" in str(refused.value.fields["released"])
    assert send(entry=waiting.entry, based_on=1, state="sent", released=["identity"]).state == "sent"


def test_inside_the_house_nothing_leaves_so_it_may_be_sent(send, people, as_user):
    assert send(receiver="Pendamping BIMPOK", receiver_kind="carers", state="sent").state == "sent"
    with pytest.raises(BadInput) as refused:
        send(receiver_kind="", state="sent")
    assert "receiver_kind" in refused.value.fields


def test_protection_does_not_wait_and_stands_as_a_step_of_protection(send, people, as_user):
    token = uuid7()
    sent = {"receiver": "Rumah aman", "receiver_kind": "shelter", "state": "sent", "submission": token}
    row = send(**sent, protective_reason="pelaku menunggu di depan rumah", told_client="yes")
    with pytest.raises(AlreadyDone):
        send(**sent, protective_reason="pelaku menunggu di depan rumah", told_client="yes")
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=row.file_id, opens=True)
        step = UrgentStep.current.get()
        assert (step.step, step.reason, step.told_client) == ("safe_house", "pelaku menunggu di depan rumah", "yes")
        assert "Rumah aman" in step.what
    with pytest.raises(BadInput) as refused:
        send(protective_reason="ada ancaman")
    assert "state" in refused.value.fields
    with pytest.raises(BadInput):  # the reason sends it; it does not let data go
        send(state="sent", protective_reason="ada ancaman", released=["health"])


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"receiver": "  "}, "receiver"),
        ({"receiver_kind": "moon"}, "receiver_kind"),
        ({"urgency": "soonish"}, "urgency"),
        ({"state": "lost"}, "state"),
        ({"state": "accepted"}, "state"),
        ({"released": ["secrets"]}, "released"),
        ({"happened": TODAY + timedelta(days=1)}, "happened"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(send, facts, field, as_user):
    with pytest.raises(BadInput) as refused:
        send(**facts)
    assert field in refused.value.fields
    with as_user("ratna"):
        assert not Referral.objects.exists()


def test_the_answer_is_its_next_version_and_nobody_need_ask_any_more(send, let_go, case, people, as_user):
    let_go("health", "identity")
    sent = send(state="sent", urgency="today", chronology="sejak Agustus", happened=TODAY - timedelta(days=2))
    assert tasks(people, as_user) == [("referral_answer", TODAY + timedelta(days=1))]
    with as_user("ratna"):
        answered = answer_referral(by=people["ratna"], case=case, entry=sent.entry, state="accepted", answer="dijadwalkan Senin", based_on=1)
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        kept = Referral.current.get()
        assert (kept.number, kept.state, kept.answer, kept.answered_on) == (2, "accepted", "dijadwalkan Senin", TODAY)
        assert (kept.chronology, kept.happened, kept.urgency) == ("sejak Agustus", sent.happened, "today")
        with pytest.raises(Overtaken):
            answer_referral(by=people["ratna"], case=case, entry=sent.entry, state="done", based_on=1)
    assert tasks(people, as_user) == []
    corrected = send(entry=answered.entry, based_on=2, purpose="periksa mata")
    assert corrected.state == "accepted"
    assert tasks(people, as_user) == []


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        ({"state": ""}, "state"),
        ({"state": "sent"}, "state"),
        ({"state": "declined"}, "answer"),
        ({"state": "accepted", "answered_on": TODAY + timedelta(days=1)}, "answered_on"),
        ({"state": "accepted", "answered_on": TODAY - timedelta(days=1)}, "answered_on"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(send, let_go, case, people, as_user, answer, field):
    let_go("health", "identity")
    sent = send(state="sent")
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        answer_referral(by=people["ratna"], case=case, entry=sent.entry, **answer)
    assert field in refused.value.fields


def test_what_was_never_sent_can_only_be_given_up(send, case, people, as_user):
    prepared = send()
    with as_user("ratna"):
        with pytest.raises(BadInput):
            answer_referral(by=people["ratna"], case=case, entry=prepared.entry, state="accepted")
        given_up = answer_referral(by=people["ratna"], case=case, entry=prepared.entry, state="declined", answer="klien memilih menunggu")
        assert given_up.state == "declined"
        with pytest.raises(NotYours):
            answer_referral(by=people["ratna"], case=case, entry=uuid7(), state="done")


def test_a_document_is_kept_as_it_tells_it(send, people, as_user):
    row = send(receiver="pendamping BIMPOK", receiver_kind="", state="sent", imported=True, happened=FuzzyDate.unknown())
    assert (row.state, row.happened_on) == ("sent", None)
    told = send(receiver="pendamping BIMPOK", receiver_kind="", imported=True)
    assert told.state == ""
    assert send(entry=told.entry, based_on=1, receiver_kind="", purpose="dilengkapi kemudian").state == ""
    with as_user("ratna"):
        assert not Task.objects.exists()


@pytest.mark.parametrize("child", [False, True])
def test_all_at_once_says_the_same_as_one_by_one(case, open_a_case, agreed, people, as_user, child, django_assert_num_queries):
    """`LetGo` is the rule of cases.reading.consent.may for every receiver and class; the two may never drift apart."""
    mine = open_a_case("ratna", name="Sekar", birth=FuzzyDate.in_year(2014)) if child else case
    agreed(mine, on=date(2024, 8, 27))
    guardian = {}
    with as_user("ratna"):
        if child:
            person = record_person(by=people["ratna"], case=mine, name="Ibu", relation="mother", is_guardian=True)
            guardian = {"given_by": "guardian", "guardian": person.entry, "child_assent": "yes"}
        said = {"by": people["ratna"], "case": mine, "purposes": ["referral"]}
        record_consent(
            **said, outcome="given", recipients=["health", "shelter"], data_classes=["identity", "child", "health"],
            happened=date(2024, 9, 1), **guardian,
        )  # fmt: skip
        record_consent(**said, outcome="given", recipients=["police"], data_classes=["identity"], happened=date(2024, 9, 2))
        withdraw_consent(**said, recipients=["shelter"], happened=date(2024, 9, 3))
        given = 0
        for day in (date(2024, 8, 30), date(2024, 9, 2), TODAY):
            with django_assert_num_queries(3):
                consented = LetGo(mine, day)
                {row.code: consented.to(row.code) for row in load("consent_recipients").rows}
            for row in load("consent_recipients").rows:
                alone = {one for one in classes_to_give() if may(mine, "referral", row.code, one, day)}
                assert consented.to(row.code) == alone, (day, row.code)
                given += len(alone)
        assert given


def test_nobody_outside_the_team_refers_or_sees_it(send, case, people, as_user):
    send(purpose="rahasia")
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not Referral.objects.exists(), stranger
    with as_user("dewi"), pytest.raises(Refusal):
        refer(by=people["dewi"], case=case, receiver="x")
