"""The pages of sessions and stages in the browser's place."""

from datetime import date, timedelta

import pytest

from sintas.casework.models import Session
from sintas.casework.reading.stage import place_url
from sintas.kit import clock

TODAY = date.today


@pytest.fixture
def case(open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati", called="Kak Bunga", age_stated=24)
    agreed(case)
    return case


def test_a_session_is_written_from_the_page(case, signed_in):
    browser = signed_in("ratna")
    page = browser.get(f"/kasus/{case.pk}/sesi/")
    words = page.content.decode()
    assert page.status_code == 200
    for expected in ("Catat sesi", "Role Rehearsal", "Jangan memerankan ulang", "hanya penghargaan", "Wants", "Menurut klien"):
        assert expected in words, expected
    sent = {
        "note": "menata hari",
        "techniques": ["support", "logical_discussion"],
        "steps": ["wdep_w"],
        "therapy": "reality",
        "client_words": "ingin bekerja",
    }
    after = browser.post(f"/kasus/{case.pk}/sesi/", sent, follow=True)
    assert after.redirect_chain[-1][0] == f"/kasus/{case.pk}/"
    assert "Sesi: Wants" in after.content.decode()
    again = browser.get(f"/kasus/{case.pk}/sesi/").content.decode()
    assert "Dari sesi sebelumnya" in again
    assert 'class="step is-earlier"' in again


def test_an_empty_session_is_not_saved_and_nothing_typed_is_lost(case, signed_in):
    answer = signed_in("ratna").post(f"/kasus/{case.pk}/sesi/", {"place": "Ruang konseling", "happened": "tanggal nol"})
    assert answer.status_code == 422
    words = answer.content.decode()
    assert "<title>Galat: Catat sesi" in words
    assert "Ruang konseling" in words
    assert "tanggal nol" in words


def test_before_consent_the_question_comes_first_and_is_asked_kindly(open_a_case, signed_in):
    case = open_a_case("ratna")
    browser = signed_in("ratna")
    form = browser.get(f"/kasus/{case.pk}/sesi/").content.decode()
    assert form.index("Sebelum persetujuan") < form.index("Kapan dan di mana")
    answer = browser.post(f"/kasus/{case.pk}/sesi/", {"note": "berbincang ringan"})
    assert answer.status_code == 422
    assert "Tulis alasannya, lalu simpan" in answer.content.decode()
    assert "berbincang ringan" in answer.content.decode()
    kept = browser.post(f"/kasus/{case.pk}/sesi/", {"note": "berbincang ringan", "before_consent_reason": "datang menangis"}, follow=True)
    assert "sebelum ada persetujuan" in kept.content.decode()


def test_planning_ahead_from_the_page(case, open_a_case, signed_in):
    browser = signed_in("ratna")
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    after = browser.post(f"/kasus/{case.pk}/sesi-rencana/", {"starts_at": tomorrow, "at_time": "09:30", "note": "langkah D"}, follow=True)
    assert "Direncanakan" in after.content.decode()
    without = open_a_case("ratna", name="Sekar")
    refused = browser.post(f"/kasus/{without.pk}/sesi-rencana/", {"starts_at": tomorrow, "at_time": "09:30"})
    assert refused.status_code == 422
    assert "persetujuan belum tercatat" in refused.content.decode()


def test_what_was_planned_is_told_on_its_own_page(case, signed_in, as_user):
    from sintas.casework.models import Session

    browser = signed_in("ratna")
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    browser.post(f"/kasus/{case.pk}/sesi-rencana/", {"starts_at": tomorrow, "at_time": "09:30", "note": "langkah D"})
    with as_user("ratna"):
        planned = Session.current.get()
    words = browser.get(f"/kasus/{case.pk}/sesi/{planned.entry}/").content.decode()
    assert f"/kasus/{case.pk}/sesi-rencana/{planned.entry}/" in words
    assert browser.get(f"/kasus/{case.pk}/sesi-rencana/{planned.entry}/").status_code == 200
    with clock.stopped(clock.now() + timedelta(days=2)):
        later = signed_in("ratna")
        sent = {"note": "langkah D dijalani", "happened": tomorrow, "based_on": "1", "steps": ["wdep_d"]}
        done = later.post(f"/kasus/{case.pk}/sesi/{planned.entry}/", sent, follow=True).content.decode()
    assert "langkah D dijalani" in done
    assert "Direncanakan" not in done


def test_a_stage_page_says_what_for_and_what_is_missing_with_the_way_there(case, signed_in):
    browser = signed_in("ratna")
    words = browser.get(f"/kasus/{case.pk}/tahap/engagement/").content.decode()
    assert "Berkenalan" in words
    assert f'href="/kasus/{case.pk}/kontak/"' in words
    assert "Pengingat bagi Anda" in words
    assert 'type="checkbox"' not in words
    refused = browser.post(f"/kasus/{case.pk}/tahap/engagement/selesai/")
    assert refused.status_code == 422
    assert "Kontak pertama belum dicatat" in refused.content.decode()
    assert browser.get(f"/kasus/{case.pk}/tahap/assessment/").status_code == 200
    assert browser.get(f"/kasus/{case.pk}/tahap/liburan/").status_code == 404


def test_back_close_and_open_again_from_their_pages(case, people, as_user, signed_in):
    from sintas.cases.actions.passages import move

    with as_user("ratna"):
        move(by=people["ratna"], case=case, to="assessment", outcome="completed")
    browser = signed_in("ratna")
    assert "Engagement" in browser.get(f"/kasus/{case.pk}/tahap/kembali/").content.decode()
    went = browser.post(f"/kasus/{case.pk}/tahap/kembali/", {"to": "engagement", "reason": "ada yang terlewat"}, follow=True)
    assert "Kembali ke tahap Engagement" in went.content.decode()
    assert browser.post(f"/kasus/{case.pk}/tahap/tutup/", {"reason_code": ""}).status_code == 422
    closed = browser.post(
        f"/kasus/{case.pk}/tahap/tutup/", {"reason_code": "lost_contact", "reason": "tiga kali tidak tersambung"}, follow=True
    )
    assert "Kasus ditutup: Kontak terputus" in closed.content.decode()
    assert "Yang masih diperlukan" not in closed.content.decode()
    opened = browser.post(f"/kasus/{case.pk}/tahap/buka-kembali/", {"reason": "klien menelepon"}, follow=True)
    assert "Kasus dibuka kembali" in opened.content.decode()


def test_completing_twice_is_harmless(case, people, as_user, signed_in):
    from sintas.cases.actions.passages import move
    from sintas.casework.actions.sessions import record_session

    with as_user("ratna"):
        for stage in ("assessment", "planning", "implementation"):
            move(by=people["ratna"], case=case, to=stage, outcome="completed")
        record_session(by=people["ratna"], case=case, happened=TODAY(), note="sesi")
    browser = signed_in("ratna")
    url = f"/kasus/{case.pk}/tahap/implementation/selesai/"
    assert [browser.post(url).status_code, browser.post(url).status_code] == [302, 302]
    words = browser.get(f"/kasus/{case.pk}/").content.decode()
    assert words.count("Tahap Implementasi selesai") >= 1
    assert "tahap 5 dari 7" in words


@pytest.mark.parametrize("path", ["sesi/", "sesi-rencana/", "tahap/engagement/", "tahap/kembali/", "tahap/tutup/", "tahap/buka-kembali/"])
def test_nobody_outside_the_team_finds_these_pages(case, signed_in, path):
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        assert signed_in(stranger).get(f"/kasus/{case.pk}/{path}").status_code == 404, stranger


def test_a_step_names_its_therapy_and_another_choice_stands(case, signed_in, as_user):
    browser = signed_in("ratna")
    for sent, kept in (
        ({"note": "harapannya", "steps": ["wdep_w"]}, "reality"),
        ({"note": "menata napas", "steps": [], "therapy": ""}, ""),
        ({"note": "lain", "steps": ["wdep_w"], "therapy": "individual_counselling"}, "individual_counselling"),
    ):
        assert browser.post(f"/kasus/{case.pk}/sesi/", sent).status_code == 302
        with as_user("ratna"):
            assert Session.current.order_by("-written_at").first().therapy == kept


def test_what_a_stage_misses_leads_to_the_form_where_it_is_written(case):
    for code, place, there in (
        ("follow_up_channel", "follow_up", "akhir/pengakhiran/"),
        ("every_goal_measured_or_said_not", "plan", "rencana/tujuan/"),
        ("implementers_named", "plan", "rencana/pelaksana/"),
        ("steps_have_a_schedule", "plan", "rencana/langkah/"),
        ("a_follow_up_contact", "follow_up", "akhir/tindak-lanjut/"),
    ):
        assert place_url(case.pk, code, place).endswith(there), code
