"""The pages of case conferences in the browser's place."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from sintas.cases.actions.tasks import done
from sintas.cases.actions.team import add_member, end_membership
from sintas.cases.models import Task
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.models import Conference, Decision
from sintas.casework.reading.conference import decisions_at
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.versions import Overtaken
from sintas.staff.testing import come_in, hire

FRIDAY = datetime(2024, 9, 20, 15, 0, tzinfo=timezone.get_fixed_timezone(420))


@pytest.fixture
def friday():
    with clock.stopped(FRIDAY):
        yield


@pytest.fixture
def case(friday, open_a_case, people, cast, as_user):
    case = open_a_case("ratna", name="Bunga Melati")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
    return case


@pytest.fixture
def filled(cast):
    """The form as a browser sends it: two of the team and a guest, two decisions."""
    return {
        "happened": "20 September 2024", "at": "13:00", "ends_at": "14:30", "place": "Ruang rapat", "leader": "Sari", "minutes_by": "Ratna",
        "members": [str(cast["ratna"].pk), str(cast["budi"].pk)], "confidentiality_stated": "on", "client_took_part": "yes",
        "attendance-0-name": "Bu Lurah", "attendance-0-position": "Lurah", "attendance-0-institution": "Kelurahan",
        "summary": "Rencana belum berjalan.", "discussion": "Menimbang dua pilihan.", "dissents-0-who": "Budi", "dissents-0-what": "Budi ingin menunggu.",
        "decisions-0-what": "Menemani ke klinik", "decisions-0-owner": str(cast["budi"].pk), "decisions-0-due_on": "2024-09-27",
        "decisions-1-what": "Menelepon bibi", "decisions-1-owner": "client", "decisions-1-owner_words": "", "decisions-1-due_on": "",
        "decisions-2-what": "", "decisions-2-owner": "",
    }  # fmt: skip


@pytest.fixture
def held(case, filled, signed_in, as_user):
    browser = signed_in("ratna")
    assert browser.post(f"/kasus/{case.pk}/rapat/catat/", filled).status_code == 302
    with as_user("ratna"):
        return Conference.current.get()


def test_a_day_at_work(case, filled, people, cast, signed_in, as_user):
    browser = signed_in("ratna")
    assert "Belum ada pembahasan yang dicatat" in browser.get(f"/kasus/{case.pk}/rapat/").content.decode()
    form = browser.get(f"/kasus/{case.pk}/rapat/catat/").content.decode()
    for expected in ("Catat pembahasan kasus", "Tim kasus yang hadir", "Tambah keputusan", "Pihak lain", "Pendapat yang berbeda"):
        assert expected in form, expected
    assert 'value="Ratna"' in form  # whoever writes is the minute-taker until somebody else is named
    after = browser.post(f"/kasus/{case.pk}/rapat/catat/", filled, follow=True)
    words = after.content.decode()
    assert after.redirect_chain[-1][0].startswith(f"/kasus/{case.pk}/rapat/")
    for expected in (
        "Pembahasan kasus 1", "Jumat, 20 September 2024 · 13.00–14.30 · Ruang rapat", "Bu Lurah", "Kelurahan", "Pekerja sosial", "Sentra Contoh",
        "Menemani ke klinik", "27 September 2024", "berjalan", "Menelepon bibi", "Klien", "Budi ingin menunggu.",
    ):  # fmt: skip
        assert expected in words, expected
    assert "<title>Pembahasan kasus" in words
    with as_user("budi"):
        task = Task.objects.get(kind="decision")
        trail.record(by=people["budi"], verb="open task", file_id=case.pk, opens=True)
        done(by=people["budi"], task=task)
    listed = browser.get(f"/kasus/{case.pk}/rapat/").content.decode()
    assert "selesai" in listed and "3 orang hadir" in listed
    assert f"/kasus/{case.pk}/tugas/{task.pk}/" in listed
    story = browser.get(f"/kasus/{case.pk}/").content.decode()
    assert "Pembahasan kasus" in story and f"/kasus/{case.pk}/rapat/catat/" in story
    next_one = browser.get(f"/kasus/{case.pk}/rapat/catat/").content.decode()
    assert "Dari pembahasan sebelumnya" in next_one and "Menemani ke klinik" in next_one


def test_a_decision_without_an_owner_is_named_and_nothing_is_lost(case, filled, signed_in, as_user):
    sent = filled | {"decisions-1-owner": "", "decisions-2-what": "Mengirim surat", "decisions-2-owner": "other"}
    answer = signed_in("ratna").post(f"/kasus/{case.pk}/rapat/catat/", sent)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "Keputusan 2, Siapa: Pilih siapa yang menjalankan keputusan ini." in words
    for typed in ("Menelepon bibi", "Mengirim surat", "Bu Lurah", "Menimbang dua pilihan."):
        assert typed in words, typed
    named = signed_in("ratna").post(f"/kasus/{case.pk}/rapat/catat/", sent | {"decisions-1-owner": "client"})
    assert named.status_code == 422
    assert "Keputusan 3: tulis siapa pihak lain itu." in named.content.decode()
    with as_user("ratna"):
        assert not Conference.objects.exists() and not Decision.objects.exists()


def test_an_empty_page_saves_nothing(case, cast, signed_in):
    answer = signed_in("ratna").post(f"/kasus/{case.pk}/rapat/catat/", {"members": [str(cast["ratna"].pk)], "place": "Ruang rapat"})
    assert answer.status_code == 422
    assert "atau satu keputusan" in answer.content.decode() and "Ruang rapat" in answer.content.decode()


def test_more_rows_without_javascript_record_nothing(case, filled, signed_in, as_user):
    answer = signed_in("ratna").post(f"/kasus/{case.pk}/rapat/catat/", filled | {"more_rows": "decisions"})
    assert answer.status_code == 200
    assert "decisions-3-what" in answer.content.decode() and "Menemani ke klinik" in answer.content.decode()
    with as_user("ratna"):
        assert not Conference.objects.exists()


def test_a_correction_shows_what_stands_and_its_history(case, held, filled, people, cast, signed_in, as_user):
    browser, address = signed_in("ratna"), f"/kasus/{case.pk}/rapat/catat/{held.entry}/"
    with as_user("ratna"):
        first, second = Decision.current.filter(conference=held.entry).order_by("position")
        end_membership(by=people["ratna"], case=case, user_id=cast["budi"].pk, why="moved")
    form = browser.get(address).content.decode()
    assert str(first.entry) in form and "Menemani ke klinik" in form
    assert 'value="Budi"' in form  # he left the team, and still was there
    sent = {
        "based_on": "1", "happened": "20 September 2024", "members": [str(cast["ratna"].pk)], "discussion": "Menimbang tiga pilihan.",
        "attendance-0-name": "Budi", "attendance-0-position": "Pekerja sosial", "attendance-0-institution": "Sentra Contoh",
        "decisions-0-entry": str(first.entry), "decisions-0-what": "Menemani ke klinik kota", "decisions-0-owner": str(cast["budi"].pk),
        "decisions-0-due_on": "2024-09-27",
        "decisions-1-entry": str(second.entry), "decisions-1-what": "", "decisions-1-owner": "", "decisions-1-due_on": "",
    }  # fmt: skip
    assert browser.post(address, sent).status_code == 302
    with as_user("ratna"):
        [stands] = Decision.current.filter(conference=held.entry)
        assert (stands.entry, stands.number) == (first.entry, 2)
    past = browser.get(f"{address}riwayat/").content.decode()
    assert "Versi 1" in past and "Menimbang dua pilihan." in past and "Menemani ke klinik kota" in past


def test_the_history_tells_which_decisions_stood_when(open_a_case, people, as_user, signed_in):
    case = open_a_case("ratna", name="Bunga Melati")
    said = {"by": people["ratna"], "case": case, "happened": clock.today(), "discussion": "x"}
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        first = hold_conference(**said, decisions=[{"what": "Menelepon bibi", "owner": "client"}, {"what": "Ke klinik", "owner": "client"}])
        aunt, clinic = Decision.current.order_by("position")
        rows = [{"entry": aunt.entry, "removed": True}, {"entry": clinic.entry, "what": "Ke klinik kota", "owner": "client"}]
        second = hold_conference(**said, decisions=rows, entry=first.entry, based_on=1)
        third = hold_conference(**said, decisions=[{"what": "Lain", "owner": "client"}], entry=first.entry, based_on=2)
        with pytest.raises(Overtaken) as both:
            hold_conference(**said, decisions=[{"what": "Tertinggal", "owner": "client"}], entry=first.entry, based_on=2)
        now = {n: [d.what for d in decisions_at(row)] for n, row in enumerate((first, second, third, both.value.kept), start=1)}
    assert now == {
        1: ["Menelepon bibi", "Ke klinik"], 2: ["Ke klinik kota"], 3: ["Ke klinik kota", "Lain"], 4: ["Ke klinik kota", "Lain", "Tertinggal"],
    }  # fmt: skip
    past = signed_in("ratna").get(f"/kasus/{case.pk}/rapat/catat/{first.entry}/riwayat/").content.decode()
    assert "Menelepon bibi" in past and "Tertinggal" in past


def test_a_stale_tab_sees_both_and_its_decisions_are_kept(case, held, filled, signed_in, as_user):
    browser, address = signed_in("ratna"), f"/kasus/{case.pk}/rapat/catat/{held.entry}/"
    with as_user("ratna"):
        first = Decision.current.filter(conference=held.entry).order_by("position").first()
    mine = {"based_on": "1", "discussion": "tab satu", "decisions-0-entry": str(first.entry), "decisions-0-owner": "client"}
    assert browser.post(address, mine | {"decisions-0-what": "Ke klinik kota"}).status_code == 302
    late = browser.post(address, mine | {"discussion": "tab dua", "decisions-0-what": "Ke klinik desa"})
    words = late.content.decode()
    assert late.status_code == 409
    for expected in ("tab satu", "tab dua", "Ke klinik kota", "Ke klinik desa"):
        assert expected in words, expected
    past = browser.get(f"{address}riwayat/").content.decode()
    assert "tidak dipakai, tetap tersimpan" in past and "Ke klinik desa" in past


def test_sending_the_page_twice_records_once(case, filled, signed_in, as_user):
    browser = signed_in("ratna")
    sent = filled | {"submission": "A" * 22}
    ways = {browser.post(f"/kasus/{case.pk}/rapat/catat/", sent)["Location"] for _time in range(2)}
    assert len(ways) == 1
    with as_user("ratna"):
        assert Conference.objects.count() == 1 and Decision.objects.count() == 2


def test_an_overdue_decision_says_so(case, held, signed_in):
    with clock.stopped(FRIDAY + timedelta(days=14)):
        assert "lewat waktunya" in signed_in("ratna").get(f"/kasus/{case.pk}/rapat/{held.entry}/").content.decode()


def test_nobody_outside_the_team_finds_these_pages(case, held, people, cast, signed_in, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    for path in ("rapat/", "rapat/catat/", f"rapat/{held.entry}/", f"rapat/catat/{held.entry}/", f"rapat/catat/{held.entry}/riwayat/"):
        for stranger in ("tono", "sari", "dewi", "lina"):
            answer = signed_in(stranger).get(f"/kasus/{case.pk}/{path}")
            assert answer.status_code == 404 and "klinik" not in answer.content.decode(), (stranger, path)
    assert signed_in("tono").post(f"/kasus/{case.pk}/rapat/catat/", {"discussion": "x"}).status_code == 404


def test_a_conference_of_another_case_is_not_there(case, held, open_a_case, signed_in):
    other = open_a_case("ratna", name="Sekar")
    for path in (f"rapat/{held.entry}/", f"rapat/catat/{held.entry}/"):
        assert signed_in("ratna").get(f"/kasus/{other.pk}/{path}").status_code == 404


def test_a_student_on_the_team_writes_and_reads(case, house, people, as_user):
    from django.test import Client

    student = hire("praktikan", house.unit, "student")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=student.pk)
    browser = Client()
    come_in(browser, student)
    kept = browser.post(f"/kasus/{case.pk}/rapat/catat/", {"discussion": "Belajar menulis notulen."}, follow=True)
    assert "Belajar menulis notulen." in kept.content.decode()
    assert "Catat pembahasan" in browser.get(f"/kasus/{case.pk}/rapat/").content.decode()


def test_the_page_in_english(case, held, cast, signed_in):
    cast["ratna"].language = "en"
    cast["ratna"].save()
    words = signed_in("ratna").get(f"/kasus/{case.pk}/rapat/{held.entry}/").content.decode()
    assert "Friday, 20 September 2024" in words and "13:00–14:30" in words


def test_dates_are_remembered_as_they_are_known(case, signed_in, as_user):
    sent = {"happened": "Agustus 2024", "discussion": "Dicatat kemudian.", "ends_at": "10:00"}
    words = signed_in("ratna").post(f"/kasus/{case.pk}/rapat/catat/", sent, follow=True).content.decode()
    assert "Agustus 2024" in words and "dicatat kemudian" in words
    with as_user("ratna"):
        assert Conference.current.get().happened_on == date(2024, 8, 1)
