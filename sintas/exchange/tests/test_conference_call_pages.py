"""The pages of a conference that is called together, through the browser."""

from sintas.exchange.models import Convening, Invitation, Reply
from sintas.safekeeping.identity import acting_as

from .conferring import in_a_week


def test_a_day_at_work(unasked, people, cast, signed_in):
    browser, at = signed_in("ratna"), f"/kasus/{unasked.pk}/undangan/"
    assert at in browser.get(f"/kasus/{unasked.pk}/rapat/").content.decode()
    assert "Belum ada pembahasan" in browser.get(at).content.decode()
    sent = {
        "on": in_a_week().isoformat(), "at": "09:00", "ends_at": "", "mode": "remote", "place": "Tautan rapat", "leader": "Ratna",
        "purpose": "Menyepakati peran", "agenda-0-point": "Keadaan", "agenda-1-point": "Peran", "summary": "",
    }  # fmt: skip
    late = browser.post(f"{at}susun/", sent | {"purpose": "", "agenda-0-point": "", "agenda-1-point": ""})
    assert late.status_code == 422 and "Tautan rapat" in late.content.decode()
    page = browser.post(f"{at}susun/", sent, follow=True)
    assert "Menyepakati peran" in page.content.decode() and "Belum ada yang diundang" in page.content.decode()
    with acting_as(people["ratna"].user_id):
        one = f"{at}{Convening.objects.get().entry}/"
    assert browser.post(f"{one}rekan/", {}).status_code == 422
    assert browser.post(f"{one}rekan/", {"user_ids": [str(cast["budi"].pk)]}).status_code == 303
    assert browser.post(f"{one}mitra/", {"name": "Bu Tuti", "organisation": "", "recipient_kind": "health"}).status_code == 422
    told = {"name": "Bu Tuti", "organisation": "Puskesmas Contoh", "position": "Bidan", "recipient_kind": "health", "submission": "A" * 22}
    for _again in range(2):
        assert browser.post(f"{one}mitra/", told).status_code == 303
    shown = browser.get(one).content.decode()
    for word in ("Budi", "Bu Tuti", "Bidan, Puskesmas Contoh", "Belum ada bahan yang dibukakan"):
        assert word in shown, word
    assert shown.count("Bu Tuti</h4>") == 1 and "<title>Undangan pembahasan" in shown
    assert "Menyepakati peran" in signed_in("budi").get(one).content.decode()


def test_without_consent_the_page_of_the_copy_says_so(called, people, signed_in):
    from sintas.cases.actions.consent import withdraw_consent

    with acting_as(called.by.user_id):
        withdraw_consent(by=called.by, case=called.case, purposes=["case_conference"])
    browser, at = signed_in("ratna"), f"{called.at}{called.tuti.pk}/bahan/"
    assert "menyetujui datanya dibahas bersama penerima ini" in browser.get(at).content.decode()
    assert browser.post(at, {"data_classes": ["identity"]}).status_code == 422


def test_the_link_is_shown_once(called, signed_in):
    browser, at = signed_in("ratna"), f"{called.at}{called.tuti.pk}/bahan/"
    assert "Bunga Melati" in browser.get(at).content.decode()
    answer = browser.post(at, {"data_classes": ["progress"]})
    assert answer.status_code == 200 and "/mitra/" in answer.content.decode()
    page = browser.get(called.at).content.decode()
    assert "Dapat membaca: Perkembangan" in page and "http://testserver/mitra/" not in page
    assert browser.post(f"{at}tarik/").status_code == 303
    assert "Bahannya ditarik." in browser.get(called.at).content.decode()


def test_a_colleague_answers_and_takes_it_back(called, signed_in):
    budi = signed_in("budi")
    assert "Undangan pembahasan" in budi.get("/").content.decode()
    at = f"{called.at}{called.budi.pk}/jawab/"
    assert "Akan hadir" in budi.get(at).content.decode()
    for step in ("accepted", "declined"):
        assert budi.post(at, {"step": step, "words": "sidang"}).status_code == 303
    assert budi.post(at, {"step": "came"}).status_code == 422
    assert signed_in("ratna").post(f"{called.at}{called.tuti.pk}/tarik/").status_code == 303
    with acting_as(called.by.user_id):
        assert Reply.objects.filter(invitation=called.budi).count() == 3
        assert Reply.objects.filter(invitation=called.tuti, step="withdrawn").count() == 1


def test_called_off_through_the_page(called, signed_in):
    browser = signed_in("ratna")
    assert browser.post(f"{called.at}batal/", {"why": ""}).status_code == 422
    assert browser.post(f"{called.at}batal/", {"why": "Klien sakit."}).status_code == 303
    told = browser.get(called.at).content.decode()
    assert "Klien sakit." in told and "Undang rekan" not in told
    assert browser.post(f"{called.at}mitra/", {"name": "a", "organisation": "b", "recipient_kind": "health"}).status_code == 409


def test_nobody_else_finds_it_and_nothing_of_another_case(called, open_a_case, signed_in):
    other = open_a_case("ratna", name="Sekar")
    tails = ["", "rekan/", "mitra/", "batal/", f"{called.tuti.pk}/jawab/", f"{called.tuti.pk}/bahan/", f"{called.tuti.pk}/tarik/"]
    for tail in tails:
        for who in ("tono", "dewi"):
            assert signed_in(who).post(f"{called.at}{tail}").status_code in (404, 405), (who, tail)
            assert signed_in(who).get(f"{called.at}{tail}").status_code in (404, 405), (who, tail)
        elsewhere = f"/kasus/{other.pk}/undangan/{called.entry}/{tail}"
        assert signed_in("ratna").get(elsewhere).status_code in (404, 405), tail
    assert signed_in("ratna").get(f"/kasus/{other.pk}/undangan/").status_code == 200
    with acting_as(called.by.user_id):
        assert Invitation.objects.count() == 3


def test_the_list_takes_the_same_number_of_queries_however_many_there_are(called, django_assert_max_num_queries, signed_in):
    browser = signed_in("ratna")
    browser.get(called.at)
    with django_assert_max_num_queries(60):
        browser.get(called.at)
