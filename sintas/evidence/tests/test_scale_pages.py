"""A unit's form is filled page by page without JavaScript: conditions, repeats, going back, a closed laptop, a correction."""

from __future__ import annotations

import pytest

from sintas.evidence.actions.giving_form import give_form
from sintas.evidence.models import ScaleResult
from sintas.instruments.actions.making import bring_form, end_own
from sintas.instruments.tests.workbooks import book
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.models import Draft

from .scale_people import page_form, results, sending

SURVEY = """
type | name | label::Bahasa Indonesia (id) | label::English (en) | relevant | constraint | constraint_message::id | required | calculation | default
begin_group | diri | Tentang Anda | About you
note | pembuka | Terima kasih sudah mau bicara. | Thank you
text | panggilan | Nama panggilan | Called | | | | yes
integer | umur | Umur | Age | | . >= 0 and . < 120 | Tulis umur 0 sampai 119
end_group
begin_group | rumah | Rumah | Home | ${umur} > 17
select_one ya_tidak | aman | Apakah rumah aman? | Is home safe?
text | sebab | Mengapa tidak aman? | Why not? | ${aman} = 'tidak'
select_multiple bantuan | perlu | Bantuan yang diperlukan | Help needed
end_group
begin_repeat | anak | Anak | Child
text | nama_anak | Nama anak | Name
integer | umur_anak | Umur anak | Age
end_repeat
begin_group | akhir | Penutup | End
note | ringkas | Jumlah umur: ${jumlah} | Sum: ${jumlah}
date | bertemu | Kapan bertemu lagi? | When again?
end_group
calculate | jumlah | Jumlah umur anak | Sum | | | | | sum(${umur_anak})
"""
CHOICES = """
list_name | name | label::Bahasa Indonesia (id) | label::English (en)
ya_tidak | ya | Ya | Yes
ya_tidak | tidak | Tidak | No
bantuan | hukum | Bantuan hukum | Legal aid
bantuan | medis | Bantuan medis | Medical help
"""
SETTINGS = """
form_title | default_language
Kunjungan rumah | Bahasa Indonesia (id)
"""
LICENCE = "kami boleh memakai ini karena kami yang menyusunnya"
ANSWERS = {"panggilan": "Bunga", "umur": "24", "aman": "ya", "anak[1]/nama_anak": "Adik", "anak[1]/umur_anak": "3"}


def to_the_end(browser, path, page):
    """Send every page as it stands, until who answered is asked."""
    while page_form(page).names.get("completed_by") != "radio":
        page = on(browser, path, page)
    return page


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def row(house, people, as_user):
    """The unit's own form."""
    with as_user("ratna"):
        return bring_form(by=people["ratna"], unit_id=house.unit.pk, body=book(SURVEY, CHOICES, SETTINGS), licence=LICENCE)


@pytest.fixture
def path(case, row):
    return f"/kasus/{case.pk}/skala/own-{row.slug}/id/"


def boxes(answer) -> list[str]:
    """What a page asks now."""
    return sorted(name.removeprefix("q-") for name in page_form(answer).names if name.startswith("q-"))


def on(browser, path, answer, **typed):
    """Send this page with what was typed; field names without their "q-"."""
    return browser.post(path, sending(answer, **{name if name == "go" else f"q-{name}": value for name, value in typed.items()}))


def filled(browser, path):
    """The way through to the last page; returns it."""
    page = on(browser, path, browser.get(path), panggilan="Bunga", umur="24")
    page = on(browser, path, page, aman="ya", perlu=["hukum", "medis"])
    page = on(browser, path, page, **{"anak": "2", "anak[1]/nama_anak": "Adik", "anak[1]/umur_anak": "3"})
    page = on(browser, path, page, **{"anak[2]/nama_anak": "Kakak", "anak[2]/umur_anak": "5"})
    return on(browser, path, page, bertemu="2026-12-01")


def test_the_whole_way_with_conditions_and_a_repeat(case, path, people, as_user, signed_in):
    ratna = signed_in("ratna")
    first = ratna.get(path)
    words = first.content.decode()
    assert "Halaman 1 dari 4" in words
    assert "Terima kasih sudah mau bicara." in words
    assert boxes(first) == ["panggilan", "umur"]
    second = on(ratna, path, first, panggilan="Bunga", umur="24")
    assert boxes(second) == ["aman", "perlu"]
    opened = on(ratna, path, second, aman="tidak")
    assert boxes(opened) == ["aman", "perlu", "sebab"]  # its own answer opened a question: the page is shown again
    third = on(ratna, path, opened, sebab="pintu rusak", perlu=["hukum", "medis"])
    assert boxes(third) == ["anak", "anak[1]/nama_anak", "anak[1]/umur_anak"]
    more = on(ratna, path, third, **{"anak": "2", "anak[1]/nama_anak": "Adik", "anak[1]/umur_anak": "3"})
    assert "anak[2]/nama_anak" in boxes(more)
    assert page_form(more).standing["q-anak[1]/nama_anak"] == ["Adik"]
    fourth = on(ratna, path, more, **{"anak[2]/nama_anak": "Kakak", "anak[2]/umur_anak": "5"})
    assert "Jumlah umur: 8" in fourth.content.decode()
    last = on(ratna, path, fourth, bertemu="2026-12-01")
    words = last.content.decode()
    for expected in ("Periksa dan simpan", "pintu rusak", "Bantuan hukum, Bantuan medis", "Nama anak (Anak 2)", "01/12/2026"):
        assert expected in words, expected
    after = ratna.post(path, sending(last, completed_by="interview", note="tenang"), follow=True)
    shown = after.content.decode()
    for expected in ("Hasil tersimpan.", "Kunjungan rumah", "pintu rusak", "Jumlah umur anak", "tenang"):
        assert expected in shown, expected
    with as_user("ratna"):
        (kept,) = results(people["ratna"], case)
        assert (kept.scale, kept.scale_version, kept.language, kept.total, kept.completed_by) == ("own-kunjungan_rumah", "1", "id", None, "interview")
        assert kept.answers["perlu"] == ["hukum", "medis"]
        assert kept.answers["anak[2]/umur_anak"] == "5"
        assert kept.outcome["calculated"] == [{"item": "jumlah", "text": "Jumlah umur anak", "answer": "8"}]
        assert not Draft.objects.filter(user_id=people["ratna"].user_id, done_at=None).exists()


def test_a_page_that_does_not_apply_is_never_shown(path, signed_in):
    ratna = signed_in("ratna")
    after = on(ratna, path, ratna.get(path), panggilan="Bunga", umur="15")
    assert boxes(after) == ["anak", "anak[1]/nama_anak", "anak[1]/umur_anak"]
    back = on(ratna, path, after, go="back")
    assert boxes(back) == ["panggilan", "umur"]
    assert page_form(back).standing["q-umur"] == ["15"]


def test_what_is_wrong_stands_beside_its_question_and_the_page_stays(path, signed_in):
    ratna = signed_in("ratna")
    answer = on(ratna, path, ratna.get(path), panggilan=" ", umur="130")
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "Tulis umur 0 sampai 119" in words
    assert "Pertanyaan ini perlu diisi." in words
    assert page_form(answer).standing["q-umur"] == ["130"]
    words = on(ratna, path, answer, panggilan="Bunga", umur="dua puluh").content.decode()
    assert "Tulis bilangan bulat" in words


def test_answers_that_no_longer_apply_are_kept_aside_and_named(case, path, people, as_user, signed_in):
    ratna = signed_in("ratna")
    last = filled(ratna, path)
    page = last
    while "q-umur" not in page_form(page).names:
        page = on(ratna, path, page, go="back")
    page = on(ratna, path, page, umur="15")
    page = on(ratna, path, page, anak="1")
    last = on(ratna, path, on(ratna, path, page), bertemu="2026-12-01")
    words = last.content.decode()
    assert "Disimpan, tetapi tidak dihitung" in words
    assert "putarannya sudah dihapus" in words
    assert "tidak lagi ditanyakan karena jawaban lain" in words
    ratna.post(path, sending(last, completed_by="interview"))
    with as_user("ratna"):
        (kept,) = results(people["ratna"], case)
        assert kept.answers["aman"] == "ya"  # nothing typed is lost
        assert kept.outcome["calculated"][0]["answer"] == "3"
        assert {one["why"] for one in kept.outcome["set_aside"]} == {"not_asked", "no_round"}


def test_a_closed_laptop_loses_no_page(path, people, as_user, signed_in):
    ratna = signed_in("ratna")
    on(ratna, path, ratna.get(path), panggilan="Bunga", umur="24")
    again = signed_in("ratna").get(path)
    assert boxes(again) == ["aman", "perlu"]
    back = on(ratna, path, again, go="back")
    assert page_form(back).standing["q-panggilan"] == ["Bunga"]
    with as_user("ratna"):
        assert Draft.objects.get(user_id=people["ratna"].user_id, done_at=None).file_id is not None  # sealed under the file's key


def test_going_back_from_the_last_page_keeps_who_answered(path, signed_in):
    ratna = signed_in("ratna")
    last = filled(ratna, path)
    back = ratna.post(path, sending(last, completed_by="proxy", proxy="ibunya", go="back"))
    assert boxes(back) == ["bertemu"]
    forth = on(ratna, path, back)
    assert page_form(forth).standing["completed_by"] == ["proxy"]
    assert page_form(forth).standing["proxy"] == ["ibunya"]


def test_who_answered_is_asked_on_the_last_page(path, signed_in, as_user, case):
    ratna = signed_in("ratna")
    last = filled(ratna, path)
    for said in ({"completed_by": None}, {"completed_by": "proxy", "proxy": ""}, {"completed_by": "self", "happened": "1 Januari 2090"}):
        answer = ratna.post(path, sending(last, **said))
        assert answer.status_code == 422
        assert "Bantuan hukum, Bantuan medis" in answer.content.decode()
    with as_user("ratna"):
        assert not ScaleResult.objects.filter(file_id=case.pk).exists()


def test_sent_twice_it_is_saved_once(case, path, as_user, signed_in):
    ratna = signed_in("ratna")
    sent = sending(filled(ratna, path), completed_by="self")
    places = {ratna.post(path, sent)["Location"] for _time in range(2)}
    assert len(places) == 1
    with as_user("ratna"):
        assert ScaleResult.objects.filter(file_id=case.pk).count() == 1


def test_a_correction_begins_with_the_answers_and_two_people_lose_nothing(case, path, people, as_user, signed_in):
    ratna = signed_in("ratna")
    ratna.post(path, sending(filled(ratna, path), completed_by="self", note="pertama"))
    with as_user("ratna"):
        entry = ScaleResult.current.get(file_id=case.pk).entry
    change = f"/kasus/{case.pk}/skala/{entry}/ubah/"
    page = ratna.get(change)
    assert page_form(page).standing["q-panggilan"] == ["Bunga"]
    melati = to_the_end(ratna, change, on(ratna, change, page, panggilan="Melati"))
    mawar = to_the_end(ratna, change, on(ratna, change, page, panggilan="Mawar"))
    assert page_form(melati).standing["note"][0].strip() == "pertama"
    assert ratna.post(change, sending(melati)).status_code == 302
    stale = ratna.post(change, sending(mawar, submission="A" * 22))  # from another browser
    assert stale.status_code == 409
    words = stale.content.decode()
    assert "menyimpan versi lain" in words
    assert "Mawar" in words
    assert ratna.post(change, sending(stale)).status_code == 302
    with as_user("ratna"):
        rows = results(people["ratna"], case)
        assert [(one.number, one.answers["panggilan"]) for one in rows] == [(3, "Mawar")]
        assert ScaleResult.objects.filter(file_id=case.pk, set_aside=True).count() == 1
    past = ratna.get(f"/kasus/{case.pk}/skala/{entry}/riwayat/").content.decode()
    assert "Nama panggilan: Melati" in past


def test_it_is_asked_in_the_language_of_its_address(case, row, signed_in):
    words = signed_in("ratna").get(f"/kasus/{case.pk}/skala/own-{row.slug}/en/").content.decode()
    assert "Thank you" in words
    assert signed_in("ratna").get(f"/kasus/{case.pk}/skala/own-{row.slug}/fr/").status_code == 404


@pytest.mark.parametrize("held", ["[]", "{", '{"umur": 3}', '{"umur": [1]}', "1" * 400_001, "[" * 100_000, '{"umur": "\\ud800"}'])
def test_a_page_that_was_altered_on_the_way_is_refused(path, signed_in, held):
    assert signed_in("ratna").post(path, {"held": held, "at": "0"}).status_code == 422
    assert signed_in("ratna").post(path, {"seen": '[{"x": 1}]'}).status_code == 422


def test_answers_to_questions_the_form_does_not_have_are_named_and_harmless(case, row, people, as_user):
    with as_user("ratna"):
        kept = give_form(
            by=people["ratna"], case=case, scale=f"own-{row.slug}", language="id", completed_by="self",
            answers={"panggilan": "Bunga", "umur": "15", "asing": "x", "anak[9]/asing": "y"},
        )  # fmt: skip
        results(people["ratna"], case)
        assert [one["why"] for one in ScaleResult.current.get(pk=kept.pk).outcome["set_aside"]] == ["unknown", "unknown"]


def test_the_verb_judges_again(case, row, people, as_user, house):
    given = {"case": case, "scale": f"own-{row.slug}", "language": "id", "completed_by": "self"}
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            give_form(by=people["ratna"], **given, answers={"umur": "130"})
        assert set(refused.value.fields) == {"answers-panggilan", "answers-umur"}
        kept = give_form(by=people["ratna"], **given, answers=ANSWERS)
        with pytest.raises(Overtaken):
            give_form(by=people["ratna"], **given, answers=ANSWERS, entry=kept.entry)
        with pytest.raises(BadInput):
            give_form(by=people["ratna"], **(given | {"scale": "gad7"}), answers={})
        end_own(by=people["ratna"], unit_id=house.unit.pk, slug=row.slug)
        with pytest.raises(BadInput) as refused:
            give_form(by=people["ratna"], **given, answers=ANSWERS)
        assert list(refused.value.fields) == ["language"]
    with as_user("tono"), pytest.raises(Refusal):
        give_form(by=people["tono"], **given, answers=ANSWERS)


def test_nobody_outside_the_team_reaches_the_form(path, signed_in):
    for who in ("budi", "tono", "lina", "sari", "dewi"):
        assert signed_in(who).get(path).status_code == 404
        assert signed_in(who).post(path, {"q-panggilan": "x"}).status_code == 404


def test_the_pages_ask_little_of_the_database(path, signed_in, queries):
    ratna = signed_in("ratna")
    page = ratna.get(path)
    for _time in range(2):
        with queries() as seen:
            assert ratna.get(path).status_code == 200
    assert len(seen) <= 15, "\n".join(sql[:150] for sql in seen)
    with queries() as seen:
        on(ratna, path, page, panggilan="Bunga", umur="24")
    assert len(seen) <= 20, "\n".join(sql[:150] for sql in seen)
