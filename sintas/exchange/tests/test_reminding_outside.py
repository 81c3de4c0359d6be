"""Between two houses nobody's silence is the end of it: an offer of a case and a referral are asked about, then rise to the heads of both sides."""

from datetime import date, timedelta

import pytest

from sintas.cases.actions.consent import record_consent
from sintas.cases.policy import the_case
from sintas.exchange.actions.offering_outside import propose_outside, set_door
from sintas.exchange.actions.reminding import remind, remind_of_arrivals
from sintas.exchange.actions.sending_inside import send_to_unit
from sintas.exchange.actions.taking_arrivals import take_arrival
from sintas.exchange.jobs import remind_of_transfers
from sintas.exchange.reading.transfers import transfer_of
from sintas.exchange.tests.conftest import WORDS
from sintas.intake.actions.accepting import accept
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.staff.models import Notice

AT_ONCE = timedelta(0)


@pytest.fixture
def door(house, people, as_user):
    with as_user("nyai"):
        set_door(by=people["nyai"], unit_id=house.ngo_unit.pk, is_open=True)


@pytest.fixture
def across_ago(unagreed, house, people, as_user, door):
    """across_ago(4): the offer to the foundation was made four days ago; it asks for an answer within three."""

    def make(days):
        with as_user("ratna"), clock.stopped(clock.now() - timedelta(days=days)):
            record_consent(
                by=people["ratna"], case=unagreed, outcome="given", purposes=["transfer"], recipients=["partner_agency"],
                data_classes=["identity", "contact", "services", "risk_safety"], reading="read_aloud", manner="signed", limits_explained=True,
                happened=date(2026, 1, 5),
            )  # fmt: skip
            return propose_outside(
                by=people["ratna"], case=unagreed, to_unit_id=house.ngo_unit.pk, recipient_kind="partner_agency", handover=WORDS
            )

    return make


def told(as_user, who):
    with as_user(who):
        return sorted(Notice.objects.exclude(code__in=("transfer_offered", "referral_arrived")).values_list("code", "file_id"))


def run(verb, **how):
    with acting_as(None):
        return verb(**how)


def test_an_offer_rises_to_the_heads_of_both_houses(across_ago, unagreed, house, people, as_user):
    row = across_ago(4)
    remind_of_transfers()
    assert told(as_user, "ratna") == [("transfer_unanswered", unagreed.pk)]
    assert told(as_user, "nyai") == [("transfer_late", None)]
    assert told(as_user, "sari") == []
    assert run(remind, rises_after=AT_ONCE) == 1
    assert told(as_user, "nyai") == [("transfer_late", None), ("transfer_risen", None)]
    assert told(as_user, "sari") == [("transfer_risen", None)]
    assert run(remind, rises_after=AT_ONCE) == 0
    for who in ("lina", "budi", "wulan", "inda"):
        assert told(as_user, who) == []
    with as_user("ratna"):
        assert transfer_of(unagreed, row.pk).state == "proposed"
        assert the_case(people["ratna"], unagreed.pk).unit_id == house.unit.pk


def test_in_the_end_it_runs_out_and_the_case_never_moved(across_ago, unagreed, people, as_user):
    row = across_ago(15)
    assert run(remind) == 1
    assert told(as_user, "ratna") == [("transfer_expired", unagreed.pk)]
    with as_user("ratna"):
        assert transfer_of(unagreed, row.pk).state == "expired"
        assert the_case(people["ratna"], unagreed.pk).closed_on is None


def test_a_referral_rises_as_well(unagreed, house, people, cast, referred_to, door, as_user):
    row = referred_to("partner_agency")
    with as_user("ratna"), clock.stopped(clock.now() - timedelta(days=8)):
        sent = send_to_unit(by=people["ratna"], case=unagreed, entry=row.entry, unit_id=house.ngo_unit.pk)
    remind_of_transfers()
    assert told(as_user, "ratna") == [("referral_unanswered", unagreed.pk)]
    assert told(as_user, "nyai") == [("referral_late", None)]
    with as_user("nyai"):  # taken in, and not decided: it still waits
        enquiry = take_arrival(by=people["nyai"], arrival_id=sent.pk)
    assert run(remind_of_arrivals, rises_after=AT_ONCE) == 1
    assert run(remind_of_arrivals, rises_after=AT_ONCE) == 0
    assert ("referral_risen", None) in told(as_user, "nyai")
    assert told(as_user, "sari") == [("referral_risen", None)]
    with as_user("ratna"):
        steps = Trail.objects.filter(file_id=unagreed.pk, verb="remind of arrival").order_by("id")
        assert [(one.actor_id, one.detail["step"]) for one in steps] == [(None, "reminded"), (None, "risen")]
    with as_user("nyai"):
        accept(by=people["nyai"], enquiry=enquiry, lead_id=cast["lina"].pk)


def test_an_answered_referral_is_asked_about_no_more(unagreed, house, people, cast, referred_to, as_user):
    row = referred_to("own_team")
    with as_user("ratna"), clock.stopped(clock.now() - timedelta(days=8)):
        sent = send_to_unit(by=people["ratna"], case=unagreed, entry=row.entry, unit_id=house.other_unit.pk)
    with as_user("wulan"):
        accept(by=people["wulan"], enquiry=take_arrival(by=people["wulan"], arrival_id=sent.pk), lead_id=cast["tono"].pk)
    assert run(remind_of_arrivals) == 0
