"""Nobody answered within thirty days: Ratna sends the same referral to the same unit again, and Inda goes on with the enquiry she has."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction

from sintas.casework.actions.ending import refer
from sintas.exchange.actions.sending_inside import send_to_unit, take_back_from_unit
from sintas.exchange.actions.taking_arrivals import take_arrival
from sintas.exchange.models import Arrival, Sending
from sintas.exchange.reading.arrivals import arrived_for
from sintas.intake.actions.accepting import accept
from sintas.intake.models import Enquiry
from sintas.intake.policy import the_enquiry
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.models import Notice

from .test_taking_arrivals import opened


@pytest.fixture
def ran_out(unagreed, house, people, referred_to):
    """Sent forty days ago; its copy has run out since."""
    row = referred_to("own_team")
    with clock.stopped(clock.now() - timedelta(days=40)), acting_as(people["ratna"].user_id):
        return send_to_unit(by=people["ratna"], case=unagreed, entry=row.entry, unit_id=house.other_unit.pk)


@pytest.fixture
def again(unagreed, house, people, as_user):
    def send():
        with as_user("ratna"):
            return send_to_unit(by=people["ratna"], case=unagreed, entry=Sending.objects.get().entry, unit_id=house.other_unit.pk)

    return send


def taken_in(people, as_user, arrival):
    with clock.stopped(clock.now() - timedelta(days=39)), as_user("inda"):
        return take_arrival(by=people["inda"], arrival_id=arrival.pk)


def test_the_unit_has_one_enquiry_and_reads_in_it_again(ran_out, again, people, cast, as_user):
    taken = taken_in(people, as_user, ran_out)
    with as_user("wulan"):
        assert opened(people["wulan"], taken).over
    renewed = again()
    assert (renewed.pk, renewed.release_id != ran_out.release_id) == (ran_out.pk, True)
    with as_user("ratna"):
        assert (Arrival.objects.count(), Sending.objects.count()) == (1, 1)
    with as_user("inda"):
        assert arrived_for(people["inda"]) == []  # it stands among the enquiries already
        assert Enquiry.objects.count() == 1
        assert Notice.objects.filter(code="referral_arrived").count() == 2
    with as_user("wulan"):
        assert "sejak Agustus" in str(opened(people["wulan"], taken).told)
        made = accept(by=people["wulan"], enquiry=the_enquiry(people["wulan"], taken.pk, "intake.decide"), lead_id=cast["tono"].pk)
    with as_user("tono"):
        trail.record(by=people["tono"], verb="read file", file_id=made.pk, opens=True)
    with as_user("ratna"):
        assert Arrival.objects.get().release.ended_why == "decided"


def test_what_was_never_taken_in_waits_there_anew(ran_out, again, people, as_user):
    with as_user("inda"):
        assert arrived_for(people["inda"]) == []
    renewed = again()
    assert again().release_id == renewed.release_id  # pressed twice
    with as_user("inda"):
        (one,) = arrived_for(people["inda"])
        assert (one.arrival_id, one.late, one.taken) == (ran_out.pk, False, False)
        take_arrival(by=people["inda"], arrival_id=ran_out.pk)
        assert Enquiry.objects.count() == 1


def test_taken_back_and_sent_again_it_is_the_same_one(sent, unagreed, again, people, as_user):
    with as_user("ratna"):
        take_back_from_unit(by=people["ratna"], case=unagreed, entry=Sending.objects.get().entry)
    assert again().pk == sent.pk


def test_only_its_sender_renews_and_nobody_gives_it_another_unit(ran_out, unagreed, house, people, as_user):
    with as_user("inda"), pytest.raises(ProgrammingError), transaction.atomic():
        Arrival.objects.update(answer_by=clock.now(), taken_at=clock.now(), taken_by=people["inda"].user_id)
    with as_user("ratna"), pytest.raises(ProgrammingError), transaction.atomic():
        Arrival.objects.update(taken_at=clock.now(), taken_by=people["ratna"].user_id)


@pytest.mark.parametrize(("name", "turns"), [("unit  anak.", 1), ("Unit Anak dan Keluarga", 1)])
def test_another_spelling_of_the_receiver_is_no_new_sending(name, turns, sent, unagreed, people, as_user):
    """Which unit reads it decides, not how somebody writes it."""
    with as_user("ratna"):
        write_again(people["ratna"], unagreed, receiver=name)
        assert (Sending.objects.count(), Arrival.objects.get().release.ended_at) == (turns, None)


@pytest.mark.parametrize(("name", "turns"), [("  unit ANAK.", 1), ("Puskesmas Contoh", 2)])
def test_without_an_id_the_name_decides_however_it_is_spelt(name, turns, referred_to, unagreed, people, as_user):
    referred_to("own_team")
    with as_user("ratna"):
        write_again(people["ratna"], unagreed, receiver=name)
        assert Sending.objects.count() == turns


def write_again(by, case, **changed):
    trail.record(by=by, verb="open form referral", file_id=case.pk, opens=True)
    return refer(
        by=by, case=case, entry=Sending.objects.order_by("turn").first().entry, based_on=1,
        **{"receiver": "Unit Anak", "receiver_kind": "own_team", "urgency": "this_week", "state": "sent", "purpose": "pendampingan anak",
           "released": ["assessment", "contact", "progress", "services", "story"], "reasons": ["luka lama"], "happened": date(2026, 1, 6)} | changed,
    )  # fmt: skip
