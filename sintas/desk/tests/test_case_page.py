"""The case page as Ratna meets it, and as everybody else does not."""

from datetime import date, timedelta

import pytest

from sintas.cases.actions.flags import raise_flag
from sintas.cases.actions.links import link_cases
from sintas.cases.actions.team import add_member
from sintas.cases.actions.writing import record_contact, write_note
from sintas.casework.actions.sessions import plan_session, record_session
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.models import Trail


def url(case):
    return f"/kasus/{case.pk}/"


@pytest.fixture
def case(open_a_case, agreed, people, as_user):
    case = open_a_case("ratna", name="Bunga Melati", called="Kak Bunga", age_stated=24, sex="female")
    agreed(case)
    by = people["ratna"]
    with as_user("ratna"):
        write_note(by=by, case=case, text="ia tidur lebih nyenyak", happened=date.today() - timedelta(days=10))
        record_contact(by=by, case=case, form="home_visit", result="pintu dibuka kakaknya", happened=date.today())
        write_note(by=by, case=case, text="kunjungan kamar", happened=FuzzyDate.unknown())
        record_session(by=by, case=case, happened=date.today(), note="menata hari", steps=["wdep_w"], techniques=["support"])
        plan_session(by=by, case=case, starts_at=clock.now() + timedelta(days=2), note="lanjut langkah D")
        raise_flag(by=by, case=case, code="lives_with_perpetrator")
    return case


def test_the_page_tells_the_story(case, signed_in):
    page = signed_in("ratna").get(url(case))
    words = page.content.decode()
    assert page.status_code == 200
    for expected in (
        "BM", "KS-0001", "Kak Bunga", "Tinggal serumah dengan pelaku", "Direncanakan", "lanjut langkah D", "Sesi: Wants", "Support",
        "ia tidur lebih nyenyak", "tanggal belum dicatat", "ditulis kemudian", "Yang masih diperlukan tahap ini", "Kontrak pelayanan belum",
        "Persetujuan klien", "Tentang berkas ini", "Ratna, pekerja sosial",
    ):  # fmt: skip
        assert expected in words, expected
    assert words.split("<title>")[1].startswith("Berkas kasus")
    assert not {"BM", "Bunga", "KS-0001"} & set(words.split("<title>")[1].split("</title>")[0].replace("·", " ").split())
    assert words.index("lanjut langkah D") < words.index("menata hari") < words.index("ia tidur lebih nyenyak")


def test_it_leaves_one_trail_row_a_view(case, signed_in, as_user):
    browser = signed_in("ratna")
    browser.get(url(case))
    browser.get(url(case))
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=case.pk, verb="read file").count() == 2


def test_not_mine_is_not_there(case, signed_in):
    answers = {name: signed_in(name).get(url(case)) for name in ("budi", "tono", "sari", "lina", "dewi", "ana")}
    nowhere = signed_in("budi").get("/kasus/01920000-0000-7000-8000-000000000000/")
    assert {answer.status_code for answer in answers.values()} == {404}
    assert answers["budi"].content == nowhere.content


def test_a_carer_on_the_case_does_not_reach_the_story(case, people, as_user, cast, signed_in):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    assert signed_in("dewi").get(url(case)).status_code == 404


def test_a_second_worker_sees_the_same(case, people, as_user, cast, signed_in):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
    signed_in("ratna").get(url(case))
    words = signed_in("budi").get(url(case)).content.decode()
    assert "menata hari" in words
    assert "Terakhir membuka berkas" in words
    assert "Ratna," in words


def test_filters_keep_kinds_and_nothing_else_stands_in_the_address(case, signed_in):
    browser = signed_in("ratna")
    words = browser.get(url(case) + "?jenis=kontak").content.decode()
    assert "pintu dibuka kakaknya" in words
    assert "menata hari" not in words
    assert "Belum ada catatan jenis ini" in browser.get(url(case) + "?jenis=surat").content.decode()
    assert "menata hari" in browser.get(url(case) + "?jenis=tidakada&hal=abc").content.decode()


def test_long_stories_turn_pages(case, people, as_user, signed_in):
    with as_user("ratna"):
        for n in range(60):
            write_note(by=people["ratna"], case=case, text=f"catatan {n}", happened=date.today() - timedelta(days=20 + n))
    browser = signed_in("ratna")
    first = browser.get(url(case)).content.decode()
    assert "1 sampai 50 dari" in first
    second = browser.get(url(case) + "?hal=2").content.decode()
    assert "catatan 59" in second
    assert "menata hari" not in second


def test_at_most_fifteen_queries(case, people, as_user, open_a_case, signed_in, queries):
    other = open_a_case("ratna", name="Melati")
    with as_user("ratna"):
        link_cases(by=people["ratna"], case=case, number=other.number, kind="parent_child")
    browser = signed_in("ratna")
    browser.get(url(other))
    browser.get(url(case))
    with queries() as seen:
        page = browser.get(url(case))
    assert "Kasus terkait" in page.content.decode()
    assert "Terakhir dibuka" in page.content.decode()
    assert len(seen) <= 15, "\n".join(sql[:110] for sql in seen)


def test_shared_screen_keeps_to_one_file(case, open_a_case, signed_in):
    other = open_a_case("ratna", name="Sekar Arum")
    browser = signed_in("ratna")
    browser.get(url(other))
    browser.post("/layar-bersama/", {"file": str(case.pk), "next": url(case)})
    words = browser.get(url(case)).content.decode()
    assert "menata hari" in words
    for hidden in ("Terakhir dibuka", "KS-0002", 'action="/cari/"'):
        assert hidden not in words, hidden
    assert browser.get(url(other)).status_code == 409
    assert browser.get("/kasus/").status_code == 409
    assert browser.post("/cari/", {"q": "sekar"}).status_code == 409
    assert browser.get("/catat/").headers["Location"] == f"/kasus/{case.pk}/catat/"


def test_every_page_of_a_file_stands_under_cases(case, signed_in):
    for page in ("jalur/", "undangan/", "pengalihan/", "asesmen/", "surat/"):
        words = signed_in("ratna").get(f"{url(case)}{page}").content.decode()
        assert '<a class="nav-link" href="/kasus/" aria-current="page">' in words, page
