"""A look at the client after the ending, in the browser's place."""

from datetime import timedelta

import pytest

from sintas.casework.actions.ending import write_termination
from sintas.casework.models import FollowUp
from sintas.casework.tests.test_ending_pages import page
from sintas.kit import clock


@pytest.fixture
def case(open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati")
    agreed(case)
    return case


def test_a_look_leads_on_to_what_is_most_urgent(case, as_user, signed_in):
    browser = signed_in("ratna")
    url = f"/kasus/{case.pk}/akhir/tindak-lanjut/"

    def next_page(**sent):
        return browser.post(url, {"channel": "visit", "reached": "on"} | sent)["Location"]

    assert next_page(condition="baik") == f"/kasus/{case.pk}/akhir/"
    assert next_page(signs=["sleep"], answers=["accompany"]) == f"/kasus/{case.pk}/sesi-rencana/"
    assert next_page(signs=["sleep"], answers=["refer", "accompany"]) == f"/kasus/{case.pk}/akhir/rujukan/"
    assert next_page(signs=["violence_again"], answers=["refer"]) == f"/kasus/{case.pk}/keselamatan/penilaian/"
    assert next_page(signs=["violence_again", "self_harm"]) == f"/kasus/{case.pk}/keselamatan/sekarang/"
    words = page(browser, case).content.decode()
    for expected in ("Melukai diri sendiri", "Belum dijawab.", "menunggu jawaban", "Nilai risiko", "Klien pernah menyatakan ingin mati"):
        assert expected in words, expected
    assert "Yang dapat dipertimbangkan: merujuk, pendampingan lanjutan." in words, "a case that runs need not be opened again"
    browser.post(f"/kasus/{case.pk}/tahap/tutup/", {"reason_code": "moved", "reason": "keluarga aman sudah dihubungi"})
    assert "Yang dapat dipertimbangkan: membuka kembali kasus, merujuk" in page(browser, case).content.decode()


def test_a_closed_case_takes_a_look_and_opens_again_from_it(case, people, as_user, signed_in):
    browser = signed_in("ratna")
    url = f"/kasus/{case.pk}/akhir/tindak-lanjut/"
    assert 'value="reopen"' not in browser.get(url).content.decode()
    browser.post(f"/kasus/{case.pk}/tahap/tutup/", {"reason_code": "moved"})
    assert 'value="reopen"' in browser.get(f"{url}?channel=school").content.decode()
    sent = {"channel": "school", "reached": "on", "condition": "menyendiri", "signs": ["withdrawing"], "answers": ["reopen"]}
    refused = browser.post(url, sent)
    assert refused.status_code == 422
    assert "Tulis alasan membuka kembali kasus ini" in refused.content.decode() and "menyendiri" in refused.content.decode()
    browser.post(url, sent | {"answer_words": "guru melihatnya menyendiri"})
    story = browser.get(f"/kasus/{case.pk}/").content.decode()
    assert "Kasus dibuka kembali" in story and "guru melihatnya menyendiri" in story
    with as_user("ratna"):
        entry = FollowUp.current.get().entry
    corrected = browser.get(f"{url}{entry}/").content.decode()
    assert 'value="reopen"' in corrected
    done = browser.post(f"{url}{entry}/", sent | {"based_on": "1", "answer_words": "ditulis lebih lengkap"})
    assert done.status_code == 302
    assert "ditulis lebih lengkap" in browser.get(f"{url}{entry}/riwayat/").content.decode()


def test_saving_one_look_and_writing_another(case, signed_in):
    url = f"/kasus/{case.pk}/akhir/tindak-lanjut/"
    sent = {"channel": "visit", "reached": "on", "condition": "baik", "again": "1"}
    assert signed_in("ratna").post(url, sent)["Location"] == url


def test_the_next_contact_leads_to_the_form_with_its_channel(case, people, as_user, signed_in):
    with as_user("ratna"):
        write_termination(
            by=people["ratna"], case=case, happened=clock.today(), channels=["visit"], follow_up_on=clock.today() + timedelta(days=3),
            coping=["menelepon kakak"],
        )  # fmt: skip
    browser = signed_in("ratna")
    url = f"/kasus/{case.pk}/akhir/tindak-lanjut/?channel=visit"
    assert url in page(browser, case).content.decode()
    form = browser.get(url).content.decode()
    assert "menelepon kakak" in form and "checked" in form.split('value="visit"')[1][:60]
