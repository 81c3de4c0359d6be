"""Inda takes the referral in as an enquiry, Wulan decides; Ratna reads it on her referral, and the case that came of it tells the rest."""

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case, Client, Incident, Reach
from sintas.cases.policy import the_case
from sintas.casework.models import Referral
from sintas.exchange.actions.recording import record_step, take_in
from sintas.exchange.actions.taking_arrivals import take_arrival, tell_from_case
from sintas.exchange.models import Arrival, Move, Sending
from sintas.exchange.reading.arrivals import arrived_for
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.actions.referral_in import correct_referral
from sintas.intake.models import Enquiry, ReferralIn
from sintas.intake.policy import the_enquiry
from sintas.intake.reading.referral_in import received_with
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice


@pytest.fixture
def taken(sent, people, as_user):
    with as_user("inda"):
        return take_arrival(by=people["inda"], arrival_id=sent.pk)


def opened(by, enquiry):
    trail.record(by=by, verb="read enquiry", file_id=enquiry.pk, opens=True)
    return received_with(enquiry, by)


def steps(as_user):
    with as_user("ratna"):
        return list(Move.objects.order_by("number").values_list("step", "by_partner"))


def test_it_is_an_enquiry_that_keeps_no_word_of_it(taken, sent, people, as_user):
    assert (taken.route, taken.urgency, taken.state) == ("agency_referral", "this_week", "open")
    with as_user("wulan"):
        shown = opened(people["wulan"], taken)
        assert shown.sender == "Sentra Contoh, Rehabilitasi"
        assert "sejak Agustus" in str(shown.told)
        row = ReferralIn.objects.get()
        assert (row.came_by, row.chronology, row.services_given) == (sent.pk, None, None)
    assert steps(as_user) == [("sent", False), ("received", True)]
    with as_user("ratna"):
        assert "referral_answered" in Notice.objects.values_list("code", flat=True)
        assert not Enquiry.objects.exists()
    with as_user("wulan"):
        assert arrived_for(people["wulan"]) == []
        with pytest.raises(NotNow):
            take_arrival(by=people["wulan"], arrival_id=sent.pk)
        with pytest.raises(NotNow):
            correct_referral(by=people["wulan"], enquiry=taken, based_on=1, sender="lain")


def test_accepted_it_walks_into_the_case_and_the_sender_reads_so(taken, sent, unagreed, people, cast, as_user):
    with as_user("wulan"):
        made = accept(by=people["wulan"], enquiry=taken, lead_id=cast["tono"].pk)
    with as_user("tono"):
        case = the_case(people["tono"], made.pk)
        trail.record(by=people["tono"], verb="read file", file_id=case.pk, opens=True)
        assert Client.current.get().name == "Bunga Melati"
        assert Incident.current.get().told == "Dari rujukan: sejak Agustus di rumah kakak"
        row = ReferralIn.current.get()
        assert (row.came_by, row.services_given, row.progress) == (sent.pk, "pendampingan dua bulan", "tidur membaik")
        for step in ("begun", "begun", "done"):  # pressed twice, once
            tell_from_case(by=people["tono"], case=case, entry=row.entry, step=step)
        with pytest.raises(NotNow):
            tell_from_case(by=people["tono"], case=case, entry=row.entry, step="begun")
        with pytest.raises(BadInput):
            tell_from_case(by=people["tono"], case=case, entry=row.entry, step="declined")
    assert [step for step, _by in steps(as_user)] == ["sent", "received", "accepted", "begun", "done"]
    with as_user("ratna"):
        assert (Arrival.objects.get().release.ended_why, Sending.objects.count()) == ("decided", 1)
        trail.record(by=people["ratna"], verb="read file", file_id=unagreed.pk, opens=True)
        take_in(by=people["ratna"], case=unagreed, entry=Sending.objects.get().entry)
        assert Referral.current.get().state == "done"
        assert list(Trail.objects.filter(file_id=unagreed.pk, verb="answer arrival").order_by("id").values_list("actor_id", flat=True)) == [
            people[who].user_id for who in ("inda", "wulan", "tono", "tono")
        ]
    with as_user("wulan"):
        assert "di Sintas" in opened(people["wulan"], the_enquiry(people["wulan"], taken.pk)).answered


def test_safe_ways_come_along(unagreed, house, people, cast, referred_to, as_user):
    from sintas.cases.actions.reach import record_reach
    from sintas.exchange.actions.sending_inside import send_to_unit

    with as_user("ratna"):
        record_reach(by=people["ratna"], case=unagreed, channel="phone", value="0812 3456 7890", when="siang", first_choice=True)
        record_reach(by=people["ratna"], case=unagreed, channel="visit", allowed=False)
    row = referred_to("own_team")
    with as_user("ratna"):
        one = send_to_unit(by=people["ratna"], case=unagreed, entry=row.entry, unit_id=house.other_unit.pk)
    with as_user("wulan"):
        made = accept(by=people["wulan"], enquiry=take_arrival(by=people["wulan"], arrival_id=one.pk), lead_id=cast["tono"].pk)
    with as_user("tono"):
        trail.record(by=people["tono"], verb="read file", file_id=made.pk, opens=True)
        assert sorted((row.channel, row.allowed, row.when) for row in Reach.current.all()) == [("phone", True, "siang"), ("visit", False, None)]


def test_declined_with_its_reason(taken, sent, unagreed, people, as_user):
    with as_user("wulan"):
        decide_otherwise(by=people["wulan"], enquiry=taken, state="not_eligible", eligibility="outside_area", words="catatan dalam unit")
    assert [step for step, _by in steps(as_user)] == ["sent", "received", "declined"]
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read referral", file_id=unagreed.pk, opens=True, opens_release=sent.pk)
        words = Move.objects.get(step="declined").words
        assert words
        assert "catatan dalam unit" not in words


def test_the_clients_no_ends_it_there_too(taken, sent, unagreed, people, cast, as_user):
    with as_user("ratna"):
        withdraw_consent(by=people["ratna"], case=unagreed, purposes=["referral"], happened=clock.today())
    with as_user("wulan"):
        shown = opened(people["wulan"], taken)
        assert (shown.over, shown.told) == (True, [])
        with pytest.raises(NotNow):
            accept(by=people["wulan"], enquiry=taken, lead_id=cast["tono"].pk)
        decide_otherwise(by=people["wulan"], enquiry=taken, state="withdrawn")
    assert [step for step, _by in steps(as_user)] == ["sent", "received", "declined"]


def test_what_its_team_ended_hears_nothing_more(taken, unagreed, people, cast, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=unagreed.pk, opens=True)
        record_step(by=people["ratna"], case=unagreed, entry=Sending.objects.get().entry, step="withdrawn", words="klien memilih lain")
    with as_user("wulan"), pytest.raises(NotNow):
        accept(by=people["wulan"], enquiry=taken, lead_id=cast["tono"].pk)
    assert [step for step, _by in steps(as_user)][-1] == "withdrawn"


def test_who_may(sent, taken, people, as_user):
    for who in ("tono", "sari", "nyai", "ratna", "inah"):
        with as_user(who), pytest.raises((NotYours, Refusal)):
            take_arrival(by=people[who], arrival_id=sent.pk)


def test_between_two_houses(sent_across, unagreed, people, cast, as_user):
    with as_user("nyai"):
        enquiry = take_arrival(by=people["nyai"], arrival_id=sent_across.pk)
        made = accept(by=people["nyai"], enquiry=enquiry, lead_id=cast["lina"].pk)
    with as_user("lina"):
        case = the_case(people["lina"], made.pk)
        entry = ReferralIn.current.get().entry
        tell_from_case(by=people["lina"], case=case, entry=entry, step="begun")
        assert not Referral.objects.exists()
        assert list(Sending.objects.values_list("file_id", flat=True)) == [unagreed.pk]  # codes and days of its way, as a partner reads them
    assert [step for step, _by in steps(as_user)] == ["sent", "received", "accepted", "begun"]
    with as_user("ratna"):
        assert the_case(people["ratna"], unagreed.pk).closed_on is None
        with pytest.raises(NotYours):
            the_case(people["ratna"], made.pk)


def test_from_the_list_to_the_case(sent, people, cast, house, signed_in):
    inda, wulan, tono = signed_in("inda"), signed_in("wulan"), signed_in("tono")
    at = f"/rujukan-datang/{sent.pk}/"
    assert at in inda.get("/pengaduan/").content.decode()
    assert at not in tono.get("/pengaduan/").content.decode()
    page = inda.get(at).content.decode()
    for words in ("Bunga Melati", "sejak Agustus", "Rehabilitasi"):
        assert words in page
    assert tono.get(at).status_code == 404
    made = inda.post(at)
    assert made.status_code == 303
    assert inda.post(at).status_code == 409
    enquiry = made["Location"]
    assert "sejak Agustus" in wulan.get(enquiry).content.decode()
    assert wulan.get(f"{enquiry}rujukan/").status_code == 409
    assert "sejak Agustus" in wulan.get(f"{enquiry}keputusan/").content.decode()
    assert wulan.post(f"{enquiry}keputusan/", {"decision": "accepted", "lead": str(cast["tono"].pk), "ppks": ["violence"]}).status_code == 302
    assert "Perujuk sudah dijawab" in wulan.get(enquiry).content.decode()
    with_case = ReferralIn.current.filter(came_by=sent.pk)
    from sintas.safekeeping.identity import acting_as

    with acting_as(cast["tono"].pk):
        row = with_case.get()
    received = f"/kasus/{row.file_id}/rujukan-masuk/{row.entry}/"
    assert "Layanan dimulai" in tono.get(received).content.decode()
    assert tono.post(f"{received}kabar/", {"step": "begun"}).status_code == 303
    assert "Layanan dimulai" not in tono.get(received).content.decode()
    sender = signed_in("ratna").get(f"/kasus/{sent.file_id}/rujukan/{sent.sending.entry}/").content.decode()
    assert "sudah dijawab unit itu" in sender and "Kirim ke unit di Sintas" not in sender  # nobody else is asked any more


@pytest.fixture
def sent_invented(unagreed, people, as_user, request):
    with as_user("ratna"):
        Case.objects.filter(pk=unagreed.pk).update(synthetic=True)
        unagreed.refresh_from_db()
    return request.getfixturevalue("sent")


def test_a_case_of_invented_people_is_one_there_too(sent_invented, people, cast, as_user):
    with as_user("inda"):
        enquiry = take_arrival(by=people["inda"], arrival_id=sent_invented.pk)
    with as_user("wulan"):
        assert accept(by=people["wulan"], enquiry=the_enquiry(people["wulan"], enquiry.pk, "intake.decide"), lead_id=cast["tono"].pk).synthetic
