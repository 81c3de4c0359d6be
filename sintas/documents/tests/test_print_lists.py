"""Lists of the house: week, attendance, dormitories, directory. Each leaves a row; none says a name, a case or a protected place."""

import re

import pytest
from django.urls import reverse

from sintas.directory.testing import PRIVATE_NUMBER, SECRET_NUMBER, STREET, an_address_book
from sintas.documents.wording import LANGUAGES, table
from sintas.kit import clock
from sintas.kit.paper.reading import text_of
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.housing import begin_room
from sintas.programmes.actions.staying import give_place
from sintas.safekeeping import trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def taking_part(open_a_case, begin, people, as_user, letterhead, mira):
    """Two clients with the same initials in one programme and one dormitory; Mira teaches."""
    made, by, today = begin(mentors=[mira.user_id]), people["ratna"], clock.today()
    with as_user("sari"):
        room = begin_room(by=people["sari"], unit_id=letterhead.pk, name="Kamar 1", kind="dormitory", capacity=3)
    for name in ("Bunga Melati", "Bulan Merah"):
        case = open_a_case("ratna", name=name)
        with as_user("ratna"):
            enrol(by=by, case=case, programme_id=made.pk, from_on=today)
            give_place(by=by, case=case, from_on=today, room_id=room.pk)
    return made


def printed(browser, name, *args):
    answer = browser.post(reverse(f"documents:{name}", args=args))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    return " ".join(text_of(answer.content))


@pytest.fixture
def told(monkeypatch):
    """told("week") -> how many rows of the trail say so; the rows are of no file, so the app may not read them back."""
    rows, real = [], trail.record

    def record(**said):
        row = real(**said)
        rows.append((row.verb, row.detail.get("slug")))
        return row

    monkeypatch.setattr(trail, "record", record)
    return lambda slug: rows.count(("print list", slug))


def test_the_week_hangs_on_the_wall_without_anybody(taking_part, signed_in, told):
    text = printed(signed_in("ratna"), "week_pdf")
    for said in ("Jadwal program mingguan", "Selasa", "08.00–10.00", "Desain grafis", "Ruang data", "Sentra Contoh Melati"):
        assert said in text, said
    assert "Bunga" not in text and "RAHASIA" not in text
    assert told("week") == 1


def test_attendance_tells_two_with_the_same_initials_apart(taking_part, signed_in, told):
    text = printed(signed_in("ratna"), "roll_pdf", taking_part.pk)
    for said in ("Daftar hadir program", "Desain grafis", "BM 1", "BM 2", "H: hadir"):
        assert said in text, said
    for kept in ("Bunga", "Bulan", "KS-0001"):
        assert kept not in text, kept
    for stranger, status in (("tono", 404), ("lina", 404), ("ana", 403)):
        assert signed_in(stranger).post(reverse("documents:roll_pdf", args=[taking_part.pk])).status_code == status, stranger
    assert signed_in("ratna").get(reverse("documents:roll_pdf", args=[taking_part.pk])).status_code == 405


def test_the_roll_of_the_dormitories_counts_those_one_does_not_reach(taking_part, signed_in, told):
    text = printed(signed_in("ratna"), "residence_pdf")
    for said in ("Daftar penghuni asrama", "Kamar 1", "BM 1", "BM 2", "1 tempat kosong", "RAHASIA", "Jangan ditempel"):
        assert said in text, said
    assert "Bunga" not in text
    text = printed(signed_in("budi"), "residence_pdf")
    assert "2 orang lain tinggal di sini" in text
    assert told("residence") == 2


def test_the_directory_is_printed_without_what_is_protected(people, as_user, signed_in, letterhead, told):
    with as_user("ratna"):
        an_address_book(people["ratna"])
    text = printed(signed_in("ratna"), "directory_pdf")
    for said in ("LBH Contoh Bandung", "Jalan Contoh 1", "Bantuan hukum", "022-123456", "Yayasan Payung Contoh", "Menurut kebutuhan"):
        assert said in text, said
    for kept in (STREET, SECRET_NUMBER, PRIVATE_NUMBER, "Rumah Melati", "Relawan Jaga", "Lokasi terlindung,"):
        assert kept not in text, kept
    assert told("directory") == 1


@pytest.mark.parametrize("slug", ["week", "roll", "residence", "directory"])
def test_each_word_of_a_list_stands_in_both_languages(slug):
    for key, texts in table(f"board/{slug}").items():
        assert set(texts) == set(LANGUAGES), key
        assert sorted(re.findall(r"{\w+}", texts["id"])) == sorted(re.findall(r"{\w+}", texts["en"])), key
