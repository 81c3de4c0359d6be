"""A hospital sends Melati with a letter: Inah copies it, Sari accepts, Ratna reads it in the case and asks nothing twice; the hospital hears."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from sintas.cases.models import Attachment, Incident, Record
from sintas.cases.reading.story import story_of
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.attaching import attach_paper, take_paper_out
from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.actions.receiving import receive
from sintas.intake.actions.referral_in import answer_sender, correct_referral, receive_referral
from sintas.intake.models import Enquiry, ReferralIn, SenderAnswer
from sintas.intake.policy import the_enquiry
from sintas.intake.reading.referral_in import received, received_with
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

LETTER = {
    "sender": "RS Contoh, Bu Wati",
    "sender_kind": "health",
    "letter_number": "12/RS/2026",
    "letter_on": date(2026, 2, 1),
    "reason": "luka berulang",
    "aim": "pendampingan psikososial",
    "chronology": "sejak Agustus di rumah kakak",
    "services_given": "visum dan perawatan luka",
    "progress": "tidur membaik",
}


def a_photo(colour="white"):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def referred(people, house, as_user):
    with as_user("inah"):
        return receive_referral(by=people["inah"], unit_id=house.unit.pk, referral=LETTER, urgency="today", safe_now="no")


@pytest.fixture
def accepted(referred, people, cast, as_user):
    with as_user("inah"):
        attach_paper(by=people["inah"], enquiry=referred, body=a_photo(), kind="referral_letter", title="surat RS")
    with as_user("sari"):
        return accept(by=people["sari"], enquiry=referred, lead_id=cast["ratna"].pk)


def test_two_who_copy_the_letter_at_once_lose_nothing(people, house, as_user, monkeypatch):
    with as_user("inah"):
        enquiry = receive(by=people["inah"], unit_id=house.unit.pk, route="self", told="diantar rumah sakit")
        monkeypatch.setattr("sintas.intake.actions.referral_in.referral_of", lambda _file_id: None)  # neither sees the other's yet
        correct_referral(by=people["inah"], enquiry=enquiry, **LETTER)
        with pytest.raises(Overtaken) as both:
            correct_referral(by=people["inah"], enquiry=enquiry, **LETTER | {"reason": "luka lama"})
        trail.record(by=people["inah"], verb="read enquiry", file_id=enquiry.pk, opens=True)
        assert (both.value.kept.reason, both.value.theirs.reason) == ("luka lama", "luka berulang")
        assert ReferralIn.current.filter(file_id=enquiry.pk).count() == 1


def test_it_waits_for_a_decision_like_every_enquiry(referred, people, as_user):
    with as_user("sari"):
        assert referred.route == "agency_referral"
        trail.record(by=people["sari"], verb="read enquiry", file_id=referred.pk, opens=True)
        shown = received_with(referred)
        assert "sejak Agustus" in str(shown.told)
        assert "12/RS/2026" in str(shown.came)
        assert Trail.objects.filter(file_id=referred.pk, verb="record referral_in").count() == 1
    for who in ("ratna", "tono", "lina", "nyai", "dewi"):
        with as_user(who):
            assert not ReferralIn.objects.exists(), who
            with pytest.raises(NotYours):
                the_enquiry(people[who], referred.pk)


def test_in_the_case_nobody_asks_again(accepted, referred, people, signed_in, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=accepted.pk, opens=True)
        assert Incident.current.get().told == "Dari rujukan: sejak Agustus di rumah kakak"
        assert "visum" in str(received(accepted.pk).told)
        assert [row.title for row in Attachment.current.filter(file_id=accepted.pk)] == ["surat RS"]
        entry = Record.objects.get(kind="referral_in").source_entry
        assert f"/kasus/{accepted.pk}/rujukan-masuk/{entry}/" in [one.url for month in story_of(accepted).months for one in month.entries]
    page = signed_in("ratna").get(f"/kasus/{accepted.pk}/rujukan-masuk/{entry}/")
    for words in ("RS Contoh, Bu Wati", "12/RS/2026", "sejak Agustus", "visum dan perawatan luka", "tidur membaik"):
        assert words in page.content.decode()
    assert signed_in("tono").get(f"/kasus/{accepted.pk}/rujukan-masuk/{entry}/").status_code == 404


def test_who_may(people, house, referred, as_user):
    for who in ("dewi", "siska", "ana"):
        with as_user(who), pytest.raises(Refusal):
            receive_referral(by=people[who], unit_id=house.unit.pk, referral=LETTER)
    with as_user("siska"), pytest.raises(Refusal):
        answer_sender(by=people["siska"], enquiry=referred, way="letter")


def test_a_referral_says_who_sent_her(people, house, as_user):
    ahead = clock.today() + timedelta(days=3)
    for field, value in {"sender": " ", "sender_kind": "own_team", "letter_on": ahead}.items():
        with as_user("inah"), pytest.raises(BadInput) as refused:
            receive_referral(by=people["inah"], unit_id=house.unit.pk, referral=LETTER | {field: value})
        assert list(refused.value.fields) == [field]
    with as_user("inah"):
        assert not Enquiry.objects.exists()


def test_sent_twice_it_is_kept_once(people, house, as_user):
    once = {"by": people["inah"], "unit_id": house.unit.pk, "referral": LETTER, "submission": uuid7()}
    with as_user("inah"):
        first = receive_referral(**once)
        with pytest.raises(AlreadyDone) as again:
            receive_referral(**once)
        assert again.value.done.pk == first.pk
        assert ReferralIn.objects.count() == 1


def test_two_correct_it_and_both_texts_stay(referred, people, as_user):
    with as_user("inah"):
        correct_referral(by=people["inah"], enquiry=referred, based_on=1, **LETTER | {"reason": "luka dan takut pulang"})
    with as_user("sari"), pytest.raises(Overtaken) as both:
        correct_referral(by=people["sari"], enquiry=referred, based_on=1, **LETTER | {"reason": "lain"})
    with as_user("sari"):
        trail.record(by=people["sari"], verb="read enquiry", file_id=referred.pk, opens=True)
        assert both.value.kept.reason == "lain"
        assert both.value.theirs.reason == "luka dan takut pulang"


def test_decided_it_stays_as_it_was_received(accepted, referred, people, as_user):
    with as_user("inah"):
        referred.refresh_from_db()
        for verb in (lambda: correct_referral(by=people["inah"], enquiry=referred, based_on=1, **LETTER), lambda: attach(people, referred)):
            with pytest.raises(NotNow):
                verb()


def attach(people, enquiry):
    return attach_paper(by=people["inah"], enquiry=enquiry, body=a_photo())


def test_a_paper_is_sealed_and_only_downloaded(referred, people, as_user):
    with as_user("inah"):
        row = attach_paper(by=people["inah"], enquiry=referred, body=a_photo(), kind="identity_card")
        taken = take_paper_out(by=people["inah"], enquiry=referred, entry=row.entry)
        assert taken.body == a_photo()
        assert taken.name.startswith("P-KS-0001-")
        with pytest.raises(BadInput) as refused:
            attach_paper(by=people["inah"], enquiry=referred, body=b"bukan gambar")
        assert list(refused.value.fields) == ["body"]
    with as_user("ratna"):
        assert not Attachment.objects.exists()


def test_whoever_sent_her_is_told_once(referred, people, as_user):
    with as_user("sari"):
        with pytest.raises(NotNow):
            answer_sender(by=people["sari"], enquiry=referred, way="letter")
        decide_otherwise(by=people["sari"], enquiry=referred, state="not_eligible", eligibility="outside_area")
        trail.record(by=people["sari"], verb="read enquiry", file_id=referred.pk, opens=True)
        assert received_with(referred).due
        for wrong in ({"way": ""}, {"way": "letter", "told_on": clock.today() + timedelta(days=1)}):
            with pytest.raises(BadInput):
                answer_sender(by=people["sari"], enquiry=referred, **wrong)
        first = answer_sender(by=people["sari"], enquiry=referred, way="letter", words="di luar wilayah")
        assert answer_sender(by=people["sari"], enquiry=referred, way="phone").pk == first.pk
        assert SenderAnswer.objects.count() == 1
        assert "di luar wilayah" in received_with(referred).answered
        assert Trail.objects.filter(file_id=referred.pk, verb="answer sender").count() == 1


def test_one_who_came_alone_has_no_sender(people, house, as_user, signed_in):
    from sintas.intake.actions.receiving import receive

    with as_user("inah"):
        alone = receive(by=people["inah"], unit_id=house.unit.pk, route="self", told="x")
        with pytest.raises(NotNow):
            answer_sender(by=people["inah"], enquiry=alone, way="letter")
    assert signed_in("inah").get(f"/pengaduan/{alone.pk}/jawaban/").status_code == 404


def test_from_the_letter_to_the_answer_in_the_browser(cast, house, people, signed_in, as_user):
    inah, sari = signed_in("inah"), signed_in("sari")
    assert 'href="/pengaduan/rujukan/"' in inah.get("/pengaduan/").content.decode()
    sent = {"unit": str(house.unit.pk), "safe_now": "unknown", "urgency": "today", "sender": "", "chronology": "sejak Agustus", "letter_on": "2026-02-01"}
    wrong = inah.post("/pengaduan/rujukan/", sent)
    assert wrong.status_code == 422
    assert "sejak Agustus" in wrong.content.decode()
    made = inah.post("/pengaduan/rujukan/", sent | {"sender": "RS Contoh"})
    assert made.status_code == 302
    at = made["Location"]
    assert inah.post(f"{at}lampiran/", {"kind": "referral_letter", "body": SimpleUploadedFile("x.png", a_photo())}).status_code == 302
    assert inah.post(f"{at}rujukan/", {"sender": "RS Contoh, dr. Ani", "chronology": "sejak Agustus", "based_on": "1"}).status_code == 302
    page = sari.get(at).content.decode()
    for words in ("RS Contoh, dr. Ani", "sejak Agustus", "Surat rujukan"):
        assert words in page
    assert "sejak Agustus" in sari.get(f"{at}keputusan/").content.decode()
    assert sari.post(f"{at}jawaban/", {"way": "letter"}).status_code == 409
    assert sari.post(f"{at}keputusan/", {"decision": "accepted", "lead": str(cast["ratna"].pk), "ppks": ["violence"]}).status_code == 302
    assert "Perujuk belum diberi tahu" in sari.get(at).content.decode()
    assert sari.post(f"{at}jawaban/", {"way": "phone", "words": "diterima"}).status_code == 302
    assert "Perujuk sudah dijawab" in sari.get(at).content.decode()
