"""The list of one's own cases, and the two taps to a note."""

from datetime import date

from sintas.cases.actions.flags import raise_flag
from sintas.cases.actions.passages import move
from sintas.cases.actions.team import add_member
from sintas.cases.actions.writing import write_note
from sintas.casework.actions.stages import close_case
from sintas.staff.testing import hire


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
    """Case page: "Catat", write, "Simpan". From Hari ini the case is chosen in between."""
    case = open_a_case("ratna", name="Bunga Melati")
    browser = signed_in("ratna")
    assert f"/kasus/{case.pk}/catat/" in browser.get("/catat/").content.decode()
    page = browser.get(f"/kasus/{case.pk}/catat/")
    sheet = page.content.decode()
    assert sheet.index(f'action="/kasus/{case.pk}/catatan/"') < sheet.index("/kontak/") < sheet.index("/sesi/")
    sent = {"text": "ia tersenyum hari ini", "submission": page.context["form"].initial["submission"]}
    kept = browser.post(page.context["action"], sent, follow=True)
    assert "ia tersenyum hari ini" in kept.content.decode()
    browser.post(page.context["action"], sent)  # sent twice: once in the story
    assert browser.get(f"/kasus/{case.pk}/").content.decode().count("ia tersenyum hari ini") == 1
    assert signed_in("budi").get(f"/kasus/{case.pk}/catat/").status_code == 404


def test_a_note_begun_on_the_sheet_waits_there(open_a_case, signed_in):
    case = open_a_case("ratna", name="Bunga Melati")
    browser = signed_in("ratna")
    page = browser.get(f"/kasus/{case.pk}/catat/")
    typed = {"text": "setengah kalimat", "happened": "kemarin", "submission": page.context["form"].initial["submission"]}
    assert browser.post(page.context["draft_url"], typed).status_code == 200
    again = browser.get(f"/kasus/{case.pk}/catat/").content.decode()
    assert "setengah kalimat" in again
    assert "kemarin" in again
    assert "setengah kalimat" in browser.get(f"/kasus/{case.pk}/catatan/").content.decode()
    browser.post(f"/kasus/{case.pk}/catatan/", typed)
    assert "setengah kalimat" not in browser.get(f"/kasus/{case.pk}/catat/").content.decode()


def test_a_student_has_no_tab_that_would_refuse_her(open_a_case, house, signed_in, people, as_user, cast):
    case = open_a_case("ratna", name="Bunga Melati")
    student = hire("putri", house.unit, "student")
    cast["putri"] = student
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=student.pk)
    for who, papers in (("putri", False), ("ratna", True)):
        browser = signed_in(who)
        page = browser.get(f"/kasus/{case.pk}/")
        assert page.status_code == 200
        tabs = [tab.url for tab in page.context["head"].tabs]
        assert (f"/kasus/{case.pk}/surat/" in tabs) == papers
        assert [browser.get(url).status_code for url in tabs] == [200] * len(tabs)
