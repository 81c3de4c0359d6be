"""The page "Akhir & tindak lanjut" and its forms, in the browser's place."""

import re

import pytest
from django.utils import translation

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.passages import move
from sintas.cases.actions.source import record_event
from sintas.cases.actions.team import add_member
from sintas.cases.reading.facts import facts_for
from sintas.cases.reading.head import head_of
from sintas.casework.actions.ending import answer_referral, follow_up, refer, write_termination
from sintas.casework.actions.sessions import record_session
from sintas.casework.models import Referral, Termination
from sintas.casework.reading.ending import dangers
from sintas.casework.reading.ending_page import ending_page
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.staff.testing import hire

CRITERIA = ["emotional_stability", "social_functioning", "managing_trauma", "ready_to_return"]


@pytest.fixture
def case(open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati", called="Kak Bunga", age_stated=24)
    agreed(case)
    return case


def criteria(*levels, seen=""):
    """The four rows as a browser sends them."""
    sent = {}
    for at, (code, level) in enumerate(zip(CRITERIA, levels, strict=True)):
        sent |= {f"judged-{at}-criterion": code, f"judged-{at}-level": level, f"judged-{at}-evidence": seen if at == 0 else ""}
    return sent


def page(browser, case, path=""):
    return browser.get(f"/kasus/{case.pk}/akhir/{path}")


def test_an_ending_walks_from_the_form_to_the_page_to_the_closing(case, people, as_user, signed_in):
    browser = signed_in("ratna")
    empty = page(browser, case).content.decode()
    for expected in ("Belum ditulis.", "Kesiapan berakhir", "belum dinilai", "Empat kriteria pengakhiran belum semuanya dinilai"):
        assert expected in empty, expected
    form = page(browser, case, "pengakhiran/")
    assert form.status_code == 200
    for expected in ("Kestabilan emosi. Klien dapat mengenali", "Belum dinilai", "Ini alih pendampingan"):
        assert expected in form.content.decode(), expected
    sent = {
        "kind_of": "planned", "reasons": ["lost_contact", "moved"], "handed_to": "pembina asrama\n- pendamping BIMPOK", "source_of_trauma": "partly",
        "client_view": "Saya lebih berani", "channels": ["family"],
    }  # fmt: skip
    after = browser.post(f"/kasus/{case.pk}/akhir/pengakhiran/", sent | criteria("reached", "partly", "not_yet", "", seen="lebih tenang"), follow=True)
    words = after.content.decode()
    assert after.redirect_chain[-1][0] == f"/kasus/{case.pk}/akhir/"
    for expected in (
        "Terencana", "lebih tenang", "Belum dinilai: Kesiapan kembali ke keluarga atau masyarakat.", "pendamping BIMPOK", "Saya lebih berani",
        "dulu menjadi sumber trauma", f"/kasus/{case.pk}/keselamatan/rencana/", "Pastikan klien menyetujuinya", f"/kasus/{case.pk}/tahap/tutup/",
    ):  # fmt: skip
        assert expected in words, expected
    with as_user("ratna"):
        kept = Termination.current.get()
        assert kept.judged == ["emotional_stability:reached", "social_functioning:partly", "managing_trauma:not_yet"]
    assert "lebih tenang" in page(browser, case, "pengakhiran/").content.decode()


def test_a_planned_reason_is_chosen_already_when_the_stage_allows_it(case, people, as_user, signed_in):
    with as_user("ratna"):
        write_termination(by=people["ratna"], case=case, happened=clock.today(), reasons=["goals_met", "moved"])
    browser = signed_in("ratna")
    assert chosen(browser, case) == "moved"  # goals met belongs to the stage of ending
    with as_user("ratna"):
        for stage in ("assessment", "planning", "implementation", "evaluation", "termination"):
            move(by=people["ratna"], case=case, to=stage, outcome="completed")
    assert chosen(browser, case) == "goals_met"


def chosen(browser, case):
    """The reason ticked on the page of closing."""
    inputs = re.findall(r'<input[^>]*name="reason_code"[^>]*>', browser.get(f"/kasus/{case.pk}/tahap/tutup/").content.decode())
    return next((re.search(r'value="(\w+)"', one).group(1) for one in inputs if " checked" in one), "")


def test_what_is_wrong_is_said_in_its_place_and_nothing_typed_is_lost(case, as_user, signed_in):
    browser = signed_in("ratna")
    sent = {"final_counselling": "not_held", "coping": "menulis harian", "happened": "tanggal nol"}
    answer = browser.post(f"/kasus/{case.pk}/akhir/pengakhiran/", sent | criteria("reached", "", "", "", seen="tenang sekali"))
    words = answer.content.decode()
    assert answer.status_code == 422
    for expected in ("<title>Galat: ", "menulis harian", "tanggal nol", "tenang sekali"):
        assert expected in words, expected
    del sent["happened"]
    answer = browser.post(f"/kasus/{case.pk}/akhir/pengakhiran/", sent | criteria("reached", "", "", "", seen="tenang sekali"))
    assert answer.status_code == 422
    assert "Tulis mengapa konseling akhir tidak dapat dilakukan" in answer.content.decode()
    forged = criteria("reached", "", "", "") | {"judged-1-criterion": "patience", "judged-1-level": "reached"}
    assert browser.post(f"/kasus/{case.pk}/akhir/pengakhiran/", {"manner": "x"} | forged).status_code == 422
    assert browser.post(f"/kasus/{case.pk}/akhir/pengakhiran/", criteria("", "", "", "")).status_code == 422
    with as_user("ratna"):
        assert not Termination.objects.exists()


def test_two_tabs_lose_nothing(case, as_user, signed_in):
    browser = signed_in("ratna")
    url = f"/kasus/{case.pk}/akhir/pengakhiran/"
    browser.post(url, {"manner": "satu"})
    assert browser.post(url, {"manner": "dua", "based_on": "1"}).status_code == 302
    stale = browser.post(url, {"manner": "tiga", "based_on": "1"} | criteria("partly", "", "", ""))
    assert stale.status_code == 409
    assert "tiga" in stale.content.decode() and "dua" in stale.content.decode()
    with as_user("ratna"):
        entry = Termination.current.get().entry
    past = browser.get(f"{url}{entry}/riwayat/").content.decode()
    for text in ("satu", "dua", "tiga"):
        assert text in past


def test_a_referral_from_the_page_offers_what_was_done_and_what_was_let_go(case, people, as_user, signed_in):
    with as_user("ratna"):
        record_session(by=people["ratna"], case=case, happened=clock.today(), note="x", therapy="reality", techniques=["support"])
    browser = signed_in("ratna")
    empty = page(browser, case, "rujukan/").content.decode()
    assert "1 sesi, " in empty and "Terapi realitas" in empty
    assert "Rujukan dapat disiapkan, dan dikirim setelah klien menyetujuinya." in empty
    assert 'name="released"' not in empty
    sent = {"receiver": "RS Contoh", "receiver_kind": "health", "reasons": "luka lama", "state": "sent"}
    refused = browser.post(f"/kasus/{case.pk}/akhir/rujukan/", sent)
    assert refused.status_code == 422
    assert "Klien belum menyetujui rujukan" in refused.content.decode() and "luka lama" in refused.content.decode()
    with as_user("ratna"):
        record_consent(
            by=people["ratna"], case=case, outcome="given", purposes=["referral"], recipients=["health"], data_classes=["identity", "services"]
        )
    offered = page(browser, case, "rujukan/").content.decode()
    assert 'value="services"' in offered
    assert 'value="psychology"' not in offered and "Belum dilepas:" in offered
    wrong = browser.post(f"/kasus/{case.pk}/akhir/rujukan/", sent | {"released": ["identity", "psychology"]})
    assert "Belum dilepas klien untuk penerima ini: Psikologi." in wrong.content.decode()
    after = browser.post(f"/kasus/{case.pk}/akhir/rujukan/", sent | {"released": ["identity"]}, follow=True).content.decode()
    for expected in ("RS Contoh", "Dikirim", "luka lama", "Tanyakan jawaban rujukan", "Catat jawaban"):
        assert expected in after, expected
    with as_user("ratna"):
        entry = Referral.current.get().entry
    url = f"/kasus/{case.pk}/akhir/rujukan/{entry}/"
    assert browser.post(f"{url}jawaban/", {"state": "declined", "based_on": "1"}).status_code == 422
    answered = browser.post(f"{url}jawaban/", {"state": "accepted", "answer": "Senin pagi", "based_on": "1"}, follow=True).content.decode()
    assert "Senin pagi" in answered and "Diterima" in answered and "Tanyakan jawaban rujukan" not in answered
    assert "Senin pagi" in browser.get(f"{url}riwayat/").content.decode()
    assert browser.get(url).status_code == 200


def test_receivers_that_differ_are_said_openly(case, people, as_user, signed_in):
    with as_user("ratna"):
        write_termination(by=people["ratna"], case=case, handed_to=["pekerja sosial", "pendamping BIMPOK", "pembina asrama"])
        row = refer(by=people["ratna"], case=case, receiver="pendamping BIMPOK")
    browser = signed_in("ratna")
    assert "Penerima rujukan pada pengakhiran dan pada rujukan belum sama." in page(browser, case).content.decode()
    with as_user("ratna"):
        write_termination(by=people["ratna"], case=case, entry=Termination.current.get().entry, based_on=1, handed_to=["Pendamping  BIMPOK"])
        answer_referral(by=people["ratna"], case=case, entry=row.entry, state="declined", answer="menunggu")
    assert "belum sama" not in page(browser, case).content.decode()


def test_a_referral_that_an_older_document_told_still_stands(case, people, as_user, signed_in):
    with as_user("ratna"):
        told = record_event(by=people["ratna"], case=case, kind="referral", text="Kepada: pendamping BIMPOK", imported=True)
    browser = signed_in("ratna")
    story = browser.get(f"/kasus/{case.pk}/").content.decode()
    url = f"/kasus/{case.pk}/akhir/rujukan/{told.entry}/"
    assert url in story
    assert browser.get(url)["Location"] == f"/kasus/{case.pk}/akhir/#h-told"
    words = page(browser, case).content.decode()
    assert "Kepada: pendamping BIMPOK" in words and 'id="h-told"' in words


def test_a_student_is_told_that_this_is_a_hand_over_and_finds_no_closing(case, people, cast, house, as_user, signed_in):
    cast["putri"] = hire("putri", house.unit, "student")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["putri"].pk)
    browser = signed_in("putri")
    form = page(browser, case, "pengakhiran/").content.decode()
    assert "Pengakhiran praktikan adalah alih pendampingan." in form and 'name="handover"' not in form
    after = browser.post(f"/kasus/{case.pk}/akhir/pengakhiran/", {"reasons": ["time_over"]}, follow=True).content.decode()
    assert "Pengakhiran praktikan adalah alih pendampingan." in after
    assert "/tahap/tutup/" not in after
    lead = page(signed_in("ratna"), case).content.decode()
    assert "Kasus tetap berjalan bersama pendamping yang melanjutkan" in lead and "/tahap/tutup/" in lead


def test_few_queries_are_enough(case, people, as_user, signed_in, django_assert_max_num_queries):
    with as_user("ratna"):
        write_termination(by=people["ratna"], case=case, judged=[f"{one}:partly" for one in CRITERIA], handed_to=["a"], channels=["visit"])
        for at in range(6):
            refer(by=people["ratna"], case=case, receiver=f"Lembaga {at}", reasons=["perlu"])
            follow_up(by=people["ratna"], case=case, channel="visit", condition="baik", signs=["sleep"])
        with django_assert_max_num_queries(15):  # what the page asks of the file
            trail.record(by=people["ratna"], verb="read ending", file_id=case.pk, opens=True)
            head_of(case, actor=people["ratna"], tab="ending")
            facts = facts_for(case, "termination")
            assert dangers(case, facts) == []
            shown = ending_page(case, "id", safety_plan=facts["safety_plan"])
            assert (len(shown.referrals), len(shown.looks), shown.unanswered) == (6, 6, 6)
    browser = signed_in("ratna")
    page(browser, case)
    with django_assert_max_num_queries(23):  # with the approval card, who is signed in, the frame of every page and the test's own savepoints
        assert page(browser, case).status_code == 200


@pytest.mark.parametrize("path", ["", "pengakhiran/", "rujukan/", "tindak-lanjut/"])
def test_nobody_outside_the_team_finds_these_pages(case, signed_in, path):
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        assert page(signed_in(stranger), case, path).status_code == 404, stranger


def test_no_title_names_anybody(case, people, as_user, signed_in):
    with as_user("ratna"):
        row = refer(by=people["ratna"], case=case, receiver="Ibu Sulastri")
    browser = signed_in("ratna")
    for path in ("", f"rujukan/{row.entry}/", f"rujukan/{row.entry}/jawaban/"):
        title = page(browser, case, path).content.decode().partition("<title>")[2].partition("</title>")[0]
        assert "Sulastri" not in title and "Bunga" not in title


def test_it_reads_in_english_too(case, people, as_user):
    with as_user("ratna"), translation.override("en"):
        write_termination(
            by=people["ratna"], case=case, happened=clock.today(), kind_of="planned", judged=["managing_trauma:not_yet"], channels=["visit"]
        )
        refer(by=people["ratna"], case=case, receiver="RS Contoh")
        follow_up(by=people["ratna"], case=case, channel="school", signs=["withdrawing"])
        trail.record(by=people["ratna"], verb="read ending", file_id=case.pk, opens=True)
        shown = ending_page(case, "en", safety_plan=False)
        assert shown.title.startswith("Planned, ")
        assert [one.level.words for one in shown.criteria if one.level] == ["Not yet"]
        assert (shown.referrals[0].state.words, shown.looks[0].title) == ("Prepared", "Through school or campus")
        assert "further accompaniment" in shown.looks[0].suggested
