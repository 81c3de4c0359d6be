"""Hari ini: what must happen, what may wait."""

import re
from datetime import date, datetime, timedelta
from datetime import timezone as tz

import pytest

from sintas.cases.actions.appointing import appoint
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.writing import write_note
from sintas.desk import sections
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.receiving import receive
from sintas.kit import clock
from sintas.staff import notices

MORNING = datetime(2024, 9, 23, 8, 20, tzinfo=tz(timedelta(hours=7)))


@pytest.fixture
def morning():
    with clock.stopped(MORNING):
        yield


def today(signed_in, who="ratna"):
    return signed_in(who).get("/").content.decode()


def read(page):
    """What is read, without marks: the page's key and the forms' tokens are letters by chance, two initials among them soon enough."""
    return re.sub(r"<[^>]+>", " ", page)


def test_an_empty_day_says_that_all_may_wait(morning, signed_in, cast):
    words = today(signed_in)
    assert "Senin, 23 September 2024" in words
    assert "Selamat pagi, Ratna" in words
    assert "Semuanya boleh menunggu." in words
    assert "Tidak ada janji hari ini" in words
    for absent in ("Draf Anda", "Lama tidak ada kabar", "Menunggu keputusan", "Ada batas waktu"):
        assert absent not in words


def test_a_full_day(morning, open_a_case, people, as_user, signed_in):
    case = open_a_case("ratna", name="Bunga Melati")
    by = people["ratna"]
    with as_user("ratna"):
        appoint(by=by, case=case, starts_at=MORNING + timedelta(hours=1), kind="home_visit", place="Ruang konseling")
        give_task(by=by, case=case, owner_id=by.user_id, title="Meneruskan laporan", due_at=MORNING + timedelta(hours=9, minutes=20))
        give_task(by=by, case=case, owner_id=by.user_id, title="Menelepon kakak", due_at=MORNING - timedelta(days=4))
        give_task(by=by, case=case, owner_id=by.user_id, title="Menyusun laporan", due_at=MORNING + timedelta(days=9))
    words = today(signed_in)
    assert "Satu janji dan satu batas waktu hari ini. Selebihnya boleh menunggu." in words
    assert "Sisa 9 jam 20 menit" in words
    assert "hari ini pukul 17.40" in words
    assert "BM, " in words
    assert "lewat 4 hari" in words
    assert "Boleh menunggu" in words
    assert "Engagement" in words
    assert "Bunga" not in words


def test_a_wish_to_die_stands_before_all_that_is_late_and_says_its_hour(morning, open_a_case, people, as_user, signed_in):
    case = open_a_case("ratna")
    by = people["ratna"]
    with as_user("ratna"):
        give_task(by=by, case=case, owner_id=by.user_id, title="Menelepon kakak", due_at=MORNING - timedelta(days=4))
        give_task(by=by, case=case, owner_id=by.user_id, title="Lihat kembali", kind="suicide_look", due_at=MORNING - timedelta(minutes=50))
    words = today(signed_in)
    assert words.index("Lihat kembali") < words.index("Menelepon kakak")
    assert "sejak pukul 07.30" in words


def test_at_most_two_clocks_are_open(morning, open_a_case, people, as_user, signed_in):
    case = open_a_case("ratna")
    with as_user("ratna"):
        for n in range(4):
            give_task(
                by=people["ratna"], case=case, owner_id=people["ratna"].user_id, title=f"tugas {n}", due_at=MORNING + timedelta(hours=5 + n)
            )
    words = today(signed_in)
    assert words.count('class="clock-left"') == 2
    assert "tugas 3" in words


def test_long_silence_is_seen(open_a_case, people, as_user, signed_in):
    with clock.stopped(MORNING - timedelta(days=41)):
        case = open_a_case("ratna", name="Fajar Hidayat")
    with clock.stopped(MORNING):
        words = today(signed_in)
        assert "Lama tidak ada kabar" in words
        assert "FH · KS-0001" in words
        assert "41 hari" in words
        with as_user("ratna"):
            write_note(by=people["ratna"], case=case, text="menelepon", happened=date(2024, 9, 23))
        assert "Lama tidak ada kabar" not in today(signed_in)


def test_nobody_else_s_day(morning, open_a_case, people, as_user, signed_in):
    case = open_a_case("ratna", name="Bunga Melati")
    with as_user("ratna"):
        give_task(by=people["ratna"], case=case, owner_id=people["ratna"].user_id, title="rahasia", due_at=MORNING + timedelta(hours=3))
    for other in ("budi", "tono", "sari", "dewi", "lina", "ana", "inah"):
        words = read(today(signed_in, other))
        assert "rahasia" not in words
        assert "BM" not in words


def test_one_failing_section_leaves_the_others(morning, signed_in, cast, monkeypatch):
    def fails(actor, day):
        raise RuntimeError("a name that must not be shown")

    broken = sections.Section("agenda", "Jadwal hari ini", fails, wide=True, order=20, verb="cases.read")
    monkeypatch.setitem(sections.SECTIONS, "agenda", broken)
    words = today(signed_in)
    assert "Bagian ini belum dapat ditampilkan" in words
    assert "a name that must not be shown" not in words
    assert "Selamat pagi" in words


def test_shared_screen_shows_one_client_s_day(morning, open_a_case, people, as_user, signed_in):
    mine, other = open_a_case("ratna", name="Bunga Melati"), open_a_case("ratna", name="Sekar Arum")
    by = people["ratna"]
    with as_user("ratna"):
        appoint(by=by, case=mine, starts_at=MORNING + timedelta(hours=1), kind="meeting")
        appoint(by=by, case=other, starts_at=MORNING + timedelta(hours=3), kind="meeting", place="Rumah Sekar")
        give_task(by=by, case=other, owner_id=by.user_id, title="Menelepon Sekar", due_at=MORNING + timedelta(hours=5))
    browser = signed_in("ratna")
    browser.post("/layar-bersama/", {"file": str(mine.pk), "next": "/"})
    body = browser.get("/").content.decode().split("<body", 1)[1].split(">", 1)[1]
    words = re.sub(r'value="[A-Za-z0-9]{64}"', "", body)  # the token of a form is chance and may spell anybody's initials
    assert "BM, " in words
    assert "Ada janji lain" in words
    for hidden in ("SA", "Sekar", "KS-0002", "Kasus saya", "Terakhir dibuka", str(other.pk)):
        assert hidden not in words, hidden


def test_more_leads_on(signed_in, cast):
    words = signed_in("ratna").get("/lainnya/").content.decode()
    assert 'action="/keluar/"' in words
    assert "/pengaturan/" in words
    assert "/petugas/" not in words
    assert "/petugas/" in signed_in("ana").get("/lainnya/").content.decode()


def test_every_page_of_the_house_has_a_way_to_it_from_there(signed_in):
    """On a phone the bar holds five; what it leaves out stands here, also what nothing of today leads to."""
    of_all = ("/program/", "/asrama/", "/rujukan/", "/pengalihan-keluar/", "/undangan-pembahasan/")
    of_a_head = ("/jadwal/unit/", "/beban/kewajiban/", "/pengalihan-masuk/")
    ratna, sari = (signed_in(who).get("/lainnya/").content.decode() for who in ("ratna", "sari"))
    assert [path for path in of_all if f'href="{path}"' not in ratna] == []
    assert [path for path in of_a_head if f'href="{path}"' not in sari] == []
    assert not any(f'href="{path}"' in ratna for path in of_a_head)
    assert 'href="/lainnya/"' in signed_in("ratna").get("/").content.decode()


def test_an_urgent_enquiry_is_never_something_that_may_wait(morning, people, house, as_user, signed_in):
    with as_user("inah"):
        receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency="planned", told="x")
    assert "Semuanya boleh menunggu." in today(signed_in, "sari")
    with as_user("inah"):
        for urgency in ("now", "today"):
            receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency=urgency, told="x")
    words = today(signed_in, "sari")
    assert "Dua pengaduan mendesak hari ini. Selebihnya boleh menunggu." in words
    assert "Semuanya boleh menunggu." in today(signed_in, "tono")


def test_a_new_urgent_case_is_the_first_thing_of_its_lead(morning, people, house, cast, as_user, signed_in):
    with as_user("inah"):
        one = receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency="now", told="x")
    with as_user("sari"):
        case = accept(by=people["sari"], enquiry=one, lead_id=cast["ratna"].pk)
    words = today(signed_in)
    assert "Satu kasus baru yang mendesak hari ini. Selebihnya boleh menunggu." in words
    assert "Sebuah kasus baru yang mendesak ada pada Anda." in words
    assert f'href="/kasus/{case.pk}/"' in words
    with as_user("ratna"):
        notices.seen(people["ratna"], [one.id for one in notices.unseen(people["ratna"])])
    assert "Semuanya boleh menunggu." in today(signed_in)
