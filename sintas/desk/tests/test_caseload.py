"""The list of one's own cases, and the two taps to a note."""

from datetime import date

from sintas.cases.actions.flags import raise_flag
from sintas.cases.actions.passages import move
from sintas.cases.actions.writing import write_note
from sintas.casework.actions.stages import close_case


def test_initials_stage_and_danger_in_the_list(open_a_case, people, as_user, signed_in):
    first, second, third = (open_a_case("ratna", name=name) for name in ("Bunga Melati", "Sekar Arum", "Tirta"))
    with as_user("ratna"):
        raise_flag(by=people["ratna"], case=first, code="lives_with_perpetrator")
        move(by=people["ratna"], case=second, to="assessment", outcome="completed")
        close_case(by=people["ratna"], case=third, reason_code="moved")
        write_note(by=people["ratna"], case=first, text="x", happened=date.today())
    browser = signed_in("ratna")
    words = browser.get("/kasus/").content.decode()
    assert "2 kasus berjalan" in words
    assert words.index("BM · KS-0001") < words.index("SA · KS-0002")
    assert "Tinggal serumah dengan pelaku" in words
    assert "KS-0003" not in words
    assert "Bunga" not in words
    only = browser.get("/kasus/?tahap=assessment").content.decode()
    assert "KS-0002" in only
    assert "KS-0001" not in only
    gone = browser.get("/kasus/?ditutup=1").content.decode()
    assert "KS-0003" in gone
    assert "pindah tempat tinggal" in gone


def test_others_see_their_own(open_a_case, signed_in, cast):
    open_a_case("ratna", name="Bunga Melati")
    for stranger in ("budi", "tono", "lina", "sari"):
        assert "KS-0001" not in signed_in(stranger).get("/kasus/").content.decode()
    assert signed_in("dewi").get("/kasus/").status_code == 403


def test_six_queries_and_pages_of_fifty(open_a_case, signed_in, queries):
    for n in range(53):
        open_a_case("ratna", name=f"Nama {n}")
    browser = signed_in("ratna")
    browser.get("/kasus/")
    with queries() as seen:
        page = browser.get("/kasus/").content.decode()
    assert len(seen) <= 6, "\n".join(sql[:110] for sql in seen)
    assert page.count('class="rows-title"') == 50
    following = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    rest = browser.get(following).content.decode()
    assert rest.count('class="rows-title"') == 3
    assert "53 kasus berjalan" in rest
    assert browser.get("/kasus/?sesudah=rusak").status_code == 200


def test_two_taps_to_a_note(open_a_case, signed_in):
    case = open_a_case("ratna", name="Bunga Melati")
    browser = signed_in("ratna")
    assert f"/kasus/{case.pk}/catat/" in browser.get("/catat/").content.decode()
    sheet = browser.get(f"/kasus/{case.pk}/catat/").content.decode()
    assert sheet.index("/catatan/") < sheet.index("/kontak/") < sheet.index("/sesi/")
    kept = browser.post(f"/kasus/{case.pk}/catatan/", {"text": "ia tersenyum hari ini"}, follow=True)
    assert "ia tersenyum hari ini" in kept.content.decode()
    assert signed_in("budi").get(f"/kasus/{case.pk}/catat/").status_code == 404
